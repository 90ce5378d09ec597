import { expect, test } from 'vitest';
import { plainSearch, staffSearchText } from './staff-search.ts';

const text = staffSearchText({ name: '单小明', employeeNo: 'A 0012', phone: '13800000001' });

test.each(['单小', '小明', 'sxm', 'a0012', '0000001', 'ＳＸ', '小 明'])('%s finds 单小明', (typed) => {
  expect(text).toContain(plainSearch(typed));
});

test('a name is read as a surname', () => {
  expect(text).not.toContain('dxm');
});
