import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { keptValues, restoredFile } from './kept-file.ts';
import { newFileFaults } from './new-file-faults.ts';
import { emptyFile, fileBody, likenessOf, type NewFile } from './new-file.ts';

const today = calendarDate('2026-11-22');
const reading = { today, language: 'zh', t: (text: string) => text } as const;
let made = 0;
const begun = emptyFile(() => `id-${(made += 1).toString()}`);
const number = '11010519491231002X';

function fileOf(parts: { name?: string; phone?: string; documentNumber?: string }): NewFile {
  const { name = '王伟', phone = '13800001234', documentNumber = '' } = parts;
  return {
    ...begun,
    customer: { ...begun.customer, name, documentNumber },
    contact: { ...begun.contact, phone },
  };
}

describe('what is sent of a new file', () => {
  test('a contact without a name is the customer', () => {
    expect(fileBody(fileOf({}))?.contacts[0]).toMatchObject({ contactId: 'id-2', name: '王伟' });
  });

  test('without an account only customer and contact are sent', () => {
    expect(fileBody(fileOf({}))?.accounts).toEqual([]);
  });

  test('an account has its place and its point; an empty number is the system’s to give', () => {
    const file = {
      ...fileOf({}),
      account: { wanted: 'yes', accountNo: ' ' },
      location: { ...begun.location, address: '人民路1号' },
      point: { ...begun.point, capacity: '8' },
    } as const;
    expect(fileBody(file)?.accounts).toEqual([
      {
        accountId: 'id-3',
        location: { locationId: 'id-4', address: '人民路1号', region: 'urban' },
        points: [{ usagePointId: 'id-5', voltage: '220V', capacityVa: 8_000, useKind: 'residential' }],
      },
    ]);
  });

  test('nothing is sent while the capacity is no number', () => {
    expect(fileBody({ ...fileOf({}), account: { wanted: 'yes', accountNo: '' } })).toBeNull();
  });
});

describe('what is wrong with a new file', () => {
  test('an empty file names its fields by the contract', () => {
    expect(Object.keys(newFileFaults(begun, reading)).sort()).toEqual([
      'contacts.0.channel',
      'contacts.0.phone',
      'name',
    ]);
  });

  test('name and mobile phone are enough', () => {
    expect(newFileFaults(fileOf({}), reading)).toEqual({});
  });

  test('an account that is wanted is checked, too', () => {
    const file = { ...fileOf({}), account: { wanted: 'yes', accountNo: '123' } } as const;
    expect(Object.keys(newFileFaults(file, reading)).sort()).toEqual([
      'accounts.0.accountNo',
      'accounts.0.location.address',
      'accounts.0.points.0.capacity',
    ]);
  });
});

describe('likeness to customers on file', () => {
  test('half a number asks for nobody', () => {
    expect(likenessOf(fileOf({ phone: '1380000', documentNumber: number.slice(0, 10) }), today)).toBeNull();
  });

  test('a phone is asked for together with the name only', () => {
    expect(likenessOf(fileOf({ name: '' }), today)).toBeNull();
    expect(likenessOf(fileOf({}), today)).toEqual({ name: '王伟', phones: ['13800001234'] });
  });

  test('a whole document number is asked for by itself', () => {
    expect(likenessOf(fileOf({ phone: '', documentNumber: number }), today)).toEqual({
      documentNumber: number,
    });
  });
});

describe('a file kept in the browser', () => {
  test('an untouched file is not kept', () => {
    expect(keptValues(begun, begun)).toEqual({});
  });

  test('what was typed comes back with the same ids, the identity number does not', () => {
    const file = fileOf({ documentNumber: number });
    const kept = keptValues(file, begun);
    expect(JSON.stringify(kept)).not.toContain(number);
    expect(
      restoredFile(
        emptyFile(() => 'other'),
        kept,
      ),
    ).toEqual(fileOf({}));
  });

  test('values of another shape are left out', () => {
    const restored = restoredFile(begun, { 'customer.name': ['x'], 'customer.specialNeeds': 'elderly' });
    expect(restored).toEqual(begun);
  });
});
