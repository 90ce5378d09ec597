// Tables as people send them: any usual encoding, any usual separator; and what is no table, told for what it is.
import { deflateRawSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#domain/kernel/refusal.ts';
import { checkWorkbook } from '../xlsx/gate.ts';
import { xlsxOf } from '../xlsx/write-xlsx.ts';
import { decodeText } from './decode-text.ts';
import { openTable } from './open-table.ts';

async function tableOf(bytes: Uint8Array) {
  const table = await openTable(bytes);
  const rows: unknown[] = [];
  for await (const row of table.rows) rows.push([row.rowNo, ...row.cells]);
  return { format: table.format, encoding: table.encoding, titles: table.titles, rows };
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    await tableOf(bytes);
    return 'none';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** 户号,名称 / 0012,张三 in GB18030. */
const gb18030 = Uint8Array.from([
  0xbb, 0xa7, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x30, 0x30, 0x31, 0x32, 0x2c, 0xd5, 0xc5, 0xc8,
  0xfd,
]);
const wanted = { format: 'csv', titles: ['户号', '名称'], rows: [[2, '0012', '张三']] };

describe('a CSV is read', () => {
  test('in UTF-8 with and without mark, in GB18030, in UTF-16', async () => {
    expect(await tableOf(text('户号,名称\n0012,张三'))).toEqual({ ...wanted, encoding: 'utf-8' });
    expect(await tableOf(text('\uFEFF户号,名称\r\n0012,张三\r\n'))).toEqual({ ...wanted, encoding: 'utf-8' });
    expect(await tableOf(gb18030)).toEqual({ ...wanted, encoding: 'gb18030' });
    const utf16 = Buffer.from('\uFEFF户号\t名称\n0012\t张三', 'utf16le');
    expect(await tableOf(utf16)).toEqual({ ...wanted, encoding: 'utf-16' });
  });

  test('with semicolons or tabs between the cells, as the program of the user writes it', async () => {
    expect((await tableOf(text('户号;名称\n0012;张,三'))).rows).toEqual([[2, '0012', '张,三']]);
    expect((await tableOf(text('户号\t名称\n0012\t张三'))).rows).toEqual([[2, '0012', '张三']]);
  });

  test('with its rows numbered as the user sees them, empty ones left out', async () => {
    const { rows, titles } = await tableOf(text('户号*, 名称\n\n1,甲\n,\n2,乙'));
    expect(titles).toEqual(['户号', '名称']);
    expect(rows).toEqual([
      [3, '1', '甲'],
      [5, '2', '乙'],
    ]);
  });

  test('not at all when a quote is left open; the line is told', async () => {
    expect(await refusalOf(text('户号,名称\n"1,甲\n2,乙'))).toBe('table.not-csv');
  });
});

describe('a workbook is read', () => {
  test('with numbers as numbers, days as days, and a formula as its stored value', async () => {
    const book = await writeXlsx({
      sheets: [
        {
          name: '表',
          rows: [
            ['户号', '日期', '公式'],
            ['0012', new Date('2026-11-18T00:00:00Z'), null],
          ],
          cells: new Map([['1,2', { value: null, formula: '1+1', formulaResult: 2, type: 'formula' }]]),
        },
      ],
    });
    const { rows, format } = await tableOf(book);
    expect(format).toBe('xlsx');
    expect(rows).toEqual([[2, '0012', { date: '2026-11-18' }, 2]]);
  });

  test('as it was written by us', async () => {
    const bytes = await buffer(
      xlsxOf({ sheet: '客户', columns: [{ title: '户号' }], rows: [['3301'], [null], ['3302']] }),
    );
    expect((await tableOf(bytes)).rows).toEqual([
      [2, '3301'],
      [4, '3302'],
    ]);
  });
});

interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
  /** What the directory says instead of the truth. */
  readonly saidBytes?: number;
  readonly encrypted?: boolean;
}

/** A ZIP by hand, so that it can lie. */
function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, saidBytes = content.length, encrypted = false } of entries) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(encrypted ? 1 : 0, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(saidBytes, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(encrypted ? 1 : 0, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(saidBytes, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46);
    parts.push(local, packed);
    directory.push(entry);
    at += local.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const types: Entry = { name: '[Content_Types].xml', content: text('<Types/>') };

describe('what is refused', () => {
  test('is what unpacks without end, by what its directory says', async () => {
    const bomb = zipOf([
      types,
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(10), saidBytes: 2 ** 31 },
    ]);
    expect(await refusalOf(bomb)).toBe('table.unpacks-too-large');
    const many = Array.from({ length: 600 }, (_, at) => ({
      name: `xl/${at.toString()}.xml`,
      content: text('x'),
    }));
    expect(await refusalOf(zipOf(many))).toBe('table.unpacks-too-large');
  });

  test('is a directory that lies: not a byte more is unpacked than it said', async () => {
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
    const lying = zipOf([
      types,
      { name: '_rels/.rels', content: text(rels) },
      { name: 'xl/workbook.xml', content: Buffer.alloc(50_000_000, 32), saidBytes: 1000 },
    ]);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusalOf(lying)).toBe('table.damaged');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
  });

  test('is a workbook with macros, with a password, of the old kind, or another file in its clothes', async () => {
    const macros = zipOf([
      types,
      { name: 'xl/workbook.xml', content: text('<w/>') },
      { name: 'xl/vbaProject.bin', content: text('x') },
    ]);
    expect(await refusalOf(macros)).toBe('table.macros');
    expect(await refusalOf(zipOf([{ ...types, encrypted: true }]))).toBe('table.encrypted');
    expect(await refusalOf(zipOf([{ name: 'word/document.xml', content: text('x') }]))).toBe(
      'table.not-a-table',
    );
    const ole2 = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(64)]);
    expect(await refusalOf(ole2)).toBe('table.old-format');
    expect(await refusalOf(Buffer.concat([ole2, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'table.encrypted',
    );
    expect(await refusalOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toBe('table.not-a-table');
  });

  test('is a workbook cut off anywhere, never with another error than damaged or empty', async () => {
    const whole = await buffer(xlsxOf({ sheet: '客户', columns: [{ title: '户号' }], rows: [['3301']] }));
    for (let at = 4; at < whole.length; at += 97)
      expect(['table.damaged', 'table.empty', 'table.not-a-table']).toContain(
        await refusalOf(whole.subarray(0, at)),
      );
  });

  test('is a workbook with a flipped byte, or it is read; nothing else happens', async () => {
    const whole = await buffer(xlsxOf({ sheet: '客户', columns: [{ title: '户号' }], rows: [['3301']] }));
    for (let at = 0; at < whole.length; at += 41) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 0xff;
      expect(await refusalOf(bent), `byte ${at.toString()}`).toMatch(/^(?:none|table\.[a-z-]+)$/);
    }
  });

  test('is nothing of a sound workbook', async () => {
    const whole = await buffer(xlsxOf({ sheet: '客户', columns: [{ title: '户号' }], rows: [['3301']] }));
    expect(() => checkWorkbook(whole)).not.toThrow();
    expect(() => checkWorkbook(whole, { partsMax: 500, unpackedBytesMax: 10 })).toThrow(Refusal);
  });
});

test('bytes that are no text at all are still read as something', () => {
  expect(decodeText(Uint8Array.from([0xff, 0x41])).encoding).toBe('gb18030');
});
