import { describe, expect, test } from 'vitest';
import { changesBetween, eventParts, historyWords } from './history.ts';

describe('the history of a customer in words', () => {
  test('a changed grade and new needs are told by their names', () => {
    const changes = changesBetween(
      { keyGrade: null, specialNeeds: ['elderly'], name: '甲厂' },
      { keyGrade: 'first', specialNeeds: ['elderly', 'disabled'], name: '甲厂' },
    );
    const { data, personal } = eventParts(changes);
    expect(personal).toBeUndefined();
    expect(historyWords({ kind: 'customer.edited', data: { ...data }, personal: null })).toBe(
      '修改客户：重要用户等级由空改为“一级重要用户”；特殊服务需求由老年人改为老年人、残疾人',
    );
  });

  test('a changed phone is told masked, and lies in the part that can be erased', () => {
    const parts = eventParts(changesBetween({ phone: '13857101234' }, { phone: '13957109876' }));
    expect(JSON.stringify(parts.data)).not.toMatch(/1385710|1395710/);
    const words = historyWords({
      kind: 'customer.contact-edited',
      data: { ...parts.data },
      personal: { name: '张晓雯', ...parts.personal },
    });
    expect(words).toBe('修改联系人张晓雯：电话由“138****1234”改为“139****9876”');
  });

  test('after the personal part was erased by law the history says that there was a change', () => {
    const { data } = eventParts(changesBetween({ name: '王五' }, { name: '王武' }));
    const words = historyWords({ kind: 'customer.edited', data: { ...data }, personal: null });
    expect(words).toBe('修改客户：个人信息变更（已按规定删除）');
  });

  test('ids are not shown as such', () => {
    const { data } = eventParts(changesBetween({ managerStaffId: null }, { managerStaffId: 'x' }));
    expect(historyWords({ kind: 'customer.edited', data: { ...data }, personal: null })).toBe(
      '修改客户：客户经理有变更',
    );
  });

  test('a look at personal data is told with its reason', () => {
    const data = { titles: ['联系方式', '用电地址'], reason: '核对停电范围' };
    expect(historyWords({ kind: 'customer.unmasked', data, personal: null })).toBe(
      '查看敏感信息（联系方式、用电地址），原因：核对停电范围',
    );
  });

  test('equal fields are no change', () => {
    expect(changesBetween({ a: 1, b: ['x'] }, { a: 1, b: ['x'] })).toEqual({});
  });
});
