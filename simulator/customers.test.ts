import { describe, expect, test } from 'vitest';
import { parseAccountNumber } from '#domain/customers/account-number.ts';
import { validateCustomer } from '#domain/customers/customer.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { companyOf, stationOf } from './company.ts';
import { classes, customerAt, type Use } from './customers.ts';
import { isSyntheticPhone } from './people.ts';

const sinceMs = Date.parse('2026-10-18T10:00:00+08:00');
const company = companyOf('home', '7', sinceMs);
const some = (seed = '7', count = 4000) =>
  Array.from({ length: count }, (_, at) => customerAt(company, seed, { serial: at + 1, sinceMs }));
const customers = some();

describe('customers of the company', () => {
  test('the same seed gives the same customer, alone or among others; another seed another', () => {
    expect(customerAt(company, '7', { serial: 40, sinceMs })).toEqual(customers[39]);
    expect(customerAt(company, '8', { serial: 40, sinceMs })).not.toEqual(customers[39]);
  });

  test('every file would be accepted at the counter', () => {
    for (const { body } of customers.slice(0, 500)) {
      const { documentKind = '', documentNumber = '' } = body;
      const contacts = body.contacts.map(({ contactId: _, ...contact }) => contact);
      const input = { ...body, documentKind, documentNumber, contacts };
      expect(
        validateCustomer(input as Parameters<typeof validateCustomer>[0], calendarDate('2026-11-18')),
      ).toEqual([]);
    }
  });

  test('nothing could be taken for a real person: phones, documents and meters are marked', () => {
    for (const { body, phone } of customers) {
      expect(isSyntheticPhone(phone)).toBe(true);
      const pattern = body.documentKind === 'identity-card' ? /^99\d{16}$|^99\d{15}X$/ : /^(?:91|12)99/;
      expect(body.documentNumber).toMatch(pattern);
      expect(body.accounts[0]?.points[0]?.meterNo).toMatch(/^99/);
      expect(body.accounts[0]?.location.address).toMatch(/^云陵市云泽县/);
    }
  });

  test('account numbers carry the unit and a right check digit, and none comes twice', () => {
    const numbers = customers.map(({ accountNo }) => accountNo);
    expect(new Set(numbers).size).toBe(customers.length);
    expect(numbers.every((number) => !isRefused(parseAccountNumber(number)))).toBe(true);
  });

  test('classes, voltages and regions are shared out as in a county', () => {
    const share = (use: Use) =>
      customers.filter((customer) => customer.use === use).length / customers.length;
    for (const use of Object.keys(classes) as Use[])
      expect(Math.abs(share(use) - classes[use].share)).toBeLessThan(0.015);
    const rural = customers.filter(({ place }) => place.region !== 'urban').length / customers.length;
    expect(rural).toBeGreaterThan(0.45);
    expect(rural).toBeLessThan(0.55);
    for (const { body, use, place } of customers) {
      const point = body.accounts[0]?.points[0];
      expect(Object.keys(classes[use].voltages)).toContain(point?.voltage);
      expect(classes[use].kva).toContain((point?.capacityVa ?? 0) / 1000);
      expect(body.accounts[0]?.location.stationUnitId).toBe(stationOf(company, place.town).unitId);
    }
  });
});
