import { describe, expect, test } from 'vitest';
import { dataLines } from './event-data.ts';

const t = (text: string): string => text;

describe('what an event says', () => {
  test('is told line by line in the words of the trade, the machinery left out', () => {
    const data = { reason: '按新文件', measure: 'mean', revision: 3, commandId: 'x', validTo: null };
    expect(dataLines(data, t)).toEqual([
      { name: '原因', value: '按新文件' },
      { name: '考核方式', value: '平均' },
    ]);
  });

  test('goes through the language of the reader, names and coded values', () => {
    const english = (text: string): string => ({ 渠道: 'Channel', 短信: 'SMS' })[text] ?? text;
    expect(dataLines({ channel: 'sms' }, english)).toEqual([{ name: 'Channel', value: 'SMS' }]);
  });

  test('shows changes as before and after', () => {
    const changes = { name: { from: '', to: '城关所' }, functions: { from: [], to: ['hall', 'repair'] } };
    expect(dataLines({ changes }, t)).toEqual([
      { name: '名称', value: '— → 城关所' },
      { name: '职能', value: '— → hall；repair' },
    ]);
  });

  test('reads rows and truth values', () => {
    const days = [
      { date: '2027-02-28', setting: 'off', name: '州庆' },
      { date: '2027-03-01', setting: 'off', name: '州庆' },
    ];
    expect(dataLines({ days, announced: true }, t)).toEqual([
      { name: '日期', value: '2027-02-28 设为休息 州庆；2027-03-01 设为休息 州庆' },
      { name: '已公布', value: '是' },
    ]);
  });

  test('cuts what is too long, and takes any shape', () => {
    const [line] = dataLines({ basis: '字'.repeat(300) }, t);
    expect(line?.value).toHaveLength(161);
    expect(dataLines({ changes: 'x', constructor: 1, measure: 'toString' }, t)).toEqual([
      { name: 'constructor', value: '1' },
      { name: '考核方式', value: 'toString' },
    ]);
  });
});
