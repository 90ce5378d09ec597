// What is written is read back by the library's own reader: titles, texts, numbers, days.
import { buffer } from 'node:stream/consumers';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { xlsxOf, type XlsxTable } from './write-xlsx.ts';

async function sheetOf(table: Partial<XlsxTable>) {
  const content = await buffer(
    xlsxOf({ sheet: '客户', columns: [{ title: '名称' }, { title: '值' }], rows: [], ...table }),
  );
  const book = await readXlsx(content, { readStyles: true });
  return { sheet: book.sheets[0], content };
}

describe('a table becomes an XLSX file', () => {
  test('with titles first and rows in their order', async () => {
    const { sheet } = await sheetOf({
      rows: [
        ['张三', 1],
        ['李四', null],
        ['', true],
      ],
    });
    expect(sheet?.name).toBe('客户');
    expect(sheet?.rows.slice(0, 2)).toEqual([
      ['名称', '值'],
      ['张三', 1],
    ]);
    expect(sheet?.rows[2]?.[0]).toBe('李四');
    expect(sheet?.rows[3]?.[1]).toBe(true);
  });

  test('whose texts are never formulas', async () => {
    const hostile = ['=1+1', '+86', '-1', '@SUM(A1)', '=HYPERLINK("http://x")'];
    const { sheet } = await sheetOf({ rows: hostile.map((text) => [text, null]) });
    expect(sheet?.rows.slice(1).map(([first]) => first)).toEqual(hostile);
    for (const cell of sheet?.cells?.values() ?? []) expect(cell.formula).toBeUndefined();
  });

  test('long numbers stay texts, and characters XML does not know are dropped', async () => {
    const { sheet } = await sheetOf({ rows: [['330681199001011234', 'a\u0000b\u0007\ud800c']] });
    expect(sheet?.rows[1]).toEqual(['330681199001011234', 'abc']);
  });

  test('an instant is the time on the wall in China', async () => {
    const { sheet } = await sheetOf({
      columns: [{ title: '时间', format: 'yyyy-mm-dd hh:mm' }],
      rows: [[new Date('2026-10-08T23:30:00+08:00')]],
    });
    expect(sheet?.rows[1]?.[0]).toEqual(new Date('2026-10-08T23:30:00Z'));
  });

  test('rows are drawn only as fast as the file is taken', async () => {
    let drawn = 0;
    function* endless(): Generator<string[]> {
      for (;;) yield [`行${(drawn += 1).toString()}`, 'x'.repeat(100)];
    }
    const file = xlsxOf({ sheet: '大', columns: [{ title: '名称' }], rows: endless() });
    await new Promise((resolve) => file.once('readable', resolve));
    const settled = async (): Promise<boolean> => {
      const before = drawn;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return drawn === before;
    };
    await expect.poll(settled, { timeout: 5000 }).toBe(true);
    expect(drawn).toBeLessThan(50_000);
    file.destroy();
  });
});
