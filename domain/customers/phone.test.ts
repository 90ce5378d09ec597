import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import { areaCodeOf, displayPhone, parsePhone, phonesIn, phonesMatch } from './phone.ts';
import type { Phone, PhoneReading } from './phone.ts';

function read(text: string, reading: PhoneReading = {}): Phone {
  const phone = parsePhone(text, reading);
  if (isRefused(phone)) throw new Error(`${text} was refused`);
  return phone;
}

function numbersIn(text: string): readonly string[] {
  return phonesIn(text).map(({ number }) => number);
}

describe('a number as people write it', () => {
  test.each([
    ['13800001234', 'mobile', '13800001234'],
    ['138 0000 1234', 'mobile', '13800001234'],
    ['138-0000-1234', 'mobile', '13800001234'],
    ['+86 138 0000 1234', 'mobile', '13800001234'],
    ['+86-13800001234', 'mobile', '13800001234'],
    ['0086 13800001234', 'mobile', '13800001234'],
    ['8613800001234', 'mobile', '13800001234'],
    ['(+86)13800001234', 'mobile', '13800001234'],
    ['013800001234', 'mobile', '13800001234'],
    ['１３８００００１２３４', 'mobile', '13800001234'],
    ['19912345678', 'mobile', '19912345678'],
    ['0571-87654321', 'landline', '057187654321'],
    ['（０５７１）８７６５４３２１', 'landline', '057187654321'],
    ['(0571) 8765 4321', 'landline', '057187654321'],
    ['0571—87654321', 'landline', '057187654321'],
    ['0571/87654321', 'landline', '057187654321'],
    ['+86 571 87654321', 'landline', '057187654321'],
    ['+86 (0571) 87654321', 'landline', '057187654321'],
    ['010-65001234', 'landline', '01065001234'],
    ['+86 10 6500 1234', 'landline', '01065001234'],
    ['021 65001234', 'landline', '02165001234'],
    ['0799-6654321', 'landline', '07996654321'],
    ['87654321', 'local', '87654321'],
    ['6654321', 'local', '6654321'],
    ['95598', 'service', '95598'],
    ['12345', 'service', '12345'],
    ['110', 'service', '110'],
    ['400-123-4567', 'service', '4001234567'],
    ['+852 2123 4567', 'foreign', '+85221234567'],
    ['00852 2123 4567', 'foreign', '+85221234567'],
  ] as const)('%s is %s %s', (text, kind, number) => {
    expect(read(text)).toEqual({ kind, number, extension: null });
  });

  test.each([
    '0571-87654321-8001',
    '0571-87654321转8001',
    '0571 87654321 分机 8001',
    '(0571)87654321 ext. 8001',
    '057187654321#8001',
    '0571-87654321x8001',
    '0571-87654321(转8001',
  ])('%s has the extension 8001', (text) => {
    expect(read(text)).toEqual({ kind: 'landline', number: '057187654321', extension: '8001' });
  });

  test('a local number is completed where the place is known', () => {
    expect(read('87654321', { areaCode: '0571' }).number).toBe('057187654321');
    expect(read('87654321转12', { areaCode: '0571' })).toMatchObject({ kind: 'landline', extension: '12' });
  });

  test.each([
    '',
    ' ',
    '无',
    '1380000123',
    '138000012345',
    '12800001234',
    '0571-17654321',
    '手机13800001234',
    '13800001234/13900005678',
    '1'.repeat(60),
    '+',
    '---',
    '转8001',
  ])('“%s” is not one number', (text) => {
    expect(isRefused(parsePhone(text))).toBe(true);
  });

  test('is shown so that it can be read aloud, and the shown form reads back', () => {
    expect(displayPhone(read('13800001234'))).toBe('138 0000 1234');
    expect(displayPhone(read('0571-87654321-8001'))).toBe('0571-87654321 转 8001');
    for (const text of [
      '13800001234',
      '010-65001234',
      '0571-87654321-8001',
      '95598',
      '87654321',
      '+85221234567',
    ])
      expect(read(displayPhone(read(text)))).toEqual(read(text));
  });

  test('area codes have three digits in the large cities, four elsewhere', () => {
    expect(areaCodeOf('01065001234')).toBe('010');
    expect(areaCodeOf('02865001234')).toBe('028');
    expect(areaCodeOf('057187654321')).toBe('0571');
  });

  test('no separators, wherever they stand, change the number', () => {
    const digits = fc.stringMatching(/^1[3-9][0-9]{9}$/);
    const separators = fc.array(fc.constantFrom('', ' ', '-', ' ', '.', '—'), {
      minLength: 11,
      maxLength: 11,
    });
    fc.assert(
      fc.property(digits, separators, (number, between) => {
        const written = [...number].map((digit, at) => digit + (at < 10 ? (between[at] ?? '') : '')).join('');
        expect(read(written).number).toBe(number);
      }),
    );
  });

  test('whatever is typed is answered, and never an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(() => [parsePhone(text), phonesIn(text)]).not.toThrow();
      }),
    );
  });
});

describe('several numbers in one field', () => {
  test.each([
    ['13800001234/13900005678', ['13800001234', '13900005678']],
    ['13800001234、13900005678', ['13800001234', '13900005678']],
    ['13800001234 13900005678', ['13800001234', '13900005678']],
    ['13800001234;0571-87654321', ['13800001234', '057187654321']],
    ['0571-87654321/87654322', ['057187654321', '057187654322']],
    ['0571-87654321/22', ['057187654321', '057187654322']],
    ['0571/87654321', ['057187654321']],
    ['13800001234,13800001234', ['13800001234']],
    ['', []],
    ['无', []],
  ] as const)('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });
});

describe('matching a caller (I2)', () => {
  test.each([
    ['+86 138 0000 1234', '13800001234', 'exact'],
    ['0571/87654321', '(0571)87654321', 'exact'],
    ['87654321', '0571-87654321', 'maybe'],
    ['0571-87654321', '87654321', 'maybe'],
    ['0571-87654321', '0571-87654321转8001', 'maybe'],
    ['0571-87654321转8001', '0571-87654321转8002', 'maybe'],
    ['87654321', '87654322', 'none'],
    // The tail alone proves nothing (zammad #5128, #5117).
    ['7654321', '0571-87654321', 'none'],
    ['00001234', '13800001234', 'none'],
    ['0571-87654321', '0572-87654321', 'none'],
    ['13800001234', '+1 380 000 1234', 'none'],
  ] as const)('%s and %s: %s', (a, b, match) => {
    const [one] = phonesIn(a);
    const [other] = phonesIn(b);
    expect(one === undefined || other === undefined ? 'none' : phonesMatch(one, other)).toBe(match);
  });

  test('who is compared with whom doesn’t matter', () => {
    const written = [
      '13800001234',
      '0571-87654321',
      '87654321',
      '0571-87654321转1',
      '010-87654321',
      '95598',
    ].map((text) => read(text));
    for (const a of written) for (const b of written) expect(phonesMatch(a, b)).toBe(phonesMatch(b, a));
  });
});
