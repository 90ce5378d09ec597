import { expect, test } from 'vitest';
import { savedTable } from './saved-table.ts';

test('a table as text says what the workbook says: instants in business time, nothing for nothing, no formulas', () => {
  const columns = [
    { title: '名称', width: 10 },
    { title: '受理', width: 10 },
    { title: '兑现率', width: 10 },
  ];
  const rows = [
    ['=cmd', new Date('2026-11-20T02:00:00Z'), 0.975],
    ['甲,乙', null, '不适用'],
  ];
  const saved = savedTable('csv', 'board', { sheet: '表', columns, rows });
  expect(saved).toEqual({
    fileName: 'board',
    csv: '\uFEFF名称,受理,兑现率\r\n"\'=cmd",2026-11-20 10:00,0.975\r\n"甲,乙",,不适用\r\n',
  });
  expect(savedTable(undefined, 'board', { sheet: '表', columns, rows })).toHaveProperty('xlsx');
});
