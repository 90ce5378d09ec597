import { expect, test } from 'vitest';
import { historyLine } from './history-line.ts';

test('what the title says is not said again', () => {
  expect(
    historyLine({
      kind: 'customer.contact-edited',
      words: '修改联系人王伟:电话由“138****0001”改为“139****0002”',
    }),
  ).toEqual({ title: '修改联系人', line: '王伟:电话由“138****0001”改为“139****0002”' });
  expect(historyLine({ kind: 'customer.created', words: '建立客户档案,户号 9901000000017' })).toEqual({
    title: '建立客户档案',
    line: '户号 9901000000017',
  });
});

test('words that begin otherwise stay whole', () => {
  expect(historyLine({ kind: 'customer.point-added', words: '户号 9901000000017 增加用电点' })).toEqual({
    title: '增加用电点',
    line: '户号 9901000000017 增加用电点',
  });
});

test('a title that says all has no line', () => {
  expect(historyLine({ kind: 'customer.created', words: '建立客户档案' }).line).toBeNull();
});

test('an event of a newer server shows in its own words', () => {
  expect(historyLine({ kind: 'customer.moved', words: '搬迁' })).toEqual({ title: '搬迁', line: null });
});
