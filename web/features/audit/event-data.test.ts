import { describe, expect, test } from 'vitest';
import { dataLines } from './event-data.ts';

describe('what an event says', () => {
  test('is told line by line in the words of the trade, the machinery left out', () => {
    expect(
      dataLines({ reason: '按新文件', limit: '5wd', revision: 3, commandId: 'x', validTo: null }),
    ).toEqual([
      { name: '原因', value: '按新文件' },
      { name: '时限', value: '5wd' },
    ]);
  });

  test('shows changes as before and after', () => {
    expect(
      dataLines({ changes: { name: { from: '', to: '城关所' }, functions: { from: [], to: ['hall'] } } }),
    ).toEqual([
      { name: '名称', value: '— → 城关所' },
      { name: 'functions', value: '[] → ["hall"]' },
    ]);
  });

  test('cuts what is too long, and takes any shape', () => {
    const [line] = dataLines({ basis: '字'.repeat(300) });
    expect(line?.value).toHaveLength(161);
    expect(dataLines({ changes: 'x', constructor: 1 })).toEqual([{ name: 'constructor', value: '1' }]);
  });
});
