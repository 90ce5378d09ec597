import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuery } from '#domain/customers/query-reading.ts';
import { criterionOf, searchEntry, type Criterion, type SearchEntry } from './search-entry.ts';

const digestOf = (number: string): string => `digest-of-${number}`;

const matches = (entry: SearchEntry, { tokens, phrase }: Criterion): boolean =>
  tokens.every((token) => entry.tokens.includes(token)) && (phrase === null || entry.texts.includes(phrase));

const finds = (entry: SearchEntry, typed: string): boolean =>
  readQuery(typed).some((reading) => {
    const criterion = criterionOf(reading, digestOf);
    return criterion !== null && matches(entry, criterion);
  });

const entry = searchEntry({
  names: ['欧阳锦程', '诸暨市西湖饭店有限公司'],
  addresses: ['浙江省绍兴市诸暨市枫桥镇步森大道419号2幢301室'],
  phones: ['13800010002', '057187654321'],
  accountNos: ['3304000000123'],
  meterNos: ['3301000098765'],
  documentDigests: ['digest-of-330681198503120016'],
});

describe('an entry is found by what stands in it', () => {
  const han = fc.constantFrom(...'王李张刘陈杨赵黄周吴路街村镇号幢桥湖花园城东西南北'.split(''));
  const text = fc.array(han, { minLength: 2, maxLength: 30 }).map((list) => list.join(''));

  test('every part of an address of two characters or more, and of a name', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 2, max: 30 }), (whole, from, length) => {
        const start = from % (whole.length - 1);
        const part = whole.slice(start, start + Math.max(2, length));
        const blank = {
          names: [],
          addresses: [],
          phones: [],
          accountNos: [],
          meterNos: [],
          documentDigests: [],
        };
        expect(finds(searchEntry({ ...blank, addresses: [whole] }), part)).toBe(true);
        expect(finds(searchEntry({ ...blank, names: [whole] }), part)).toBe(true);
      }),
    );
  });

  test('two characters beside each other are not found where they stand apart', () => {
    expect(finds(entry, '步道')).toBe(false);
    expect(finds(entry, '欧程')).toBe(false);
  });

  test.each([
    '0002',
    '010002',
    '87654321',
    '0571-87654321',
    '3301000098765',
    '000123',
    'oyjc',
    '步森大道419',
  ])('%s', (typed) => {
    expect(finds(entry, typed)).toBe(true);
  });

  test.each(['0003', '110002', '87654322', '3301000098766', '1000123', 'zzzz', '步森大道418'])(
    'not by %s',
    (typed) => {
      expect(finds(entry, typed)).toBe(false);
    },
  );
});

test('an order number is no question for customers', () => {
  expect(criterionOf({ as: 'order-number', number: '202611180000000018' }, digestOf)).toBeNull();
});
