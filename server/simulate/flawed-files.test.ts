// Every flaw is found by the check of the customers' data, each by the rule it is meant for, and nothing else is.
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { findingsOf } from '#domain/customers/quality/checks.ts';
import { isSyntheticPhone } from '#simulator/people.ts';
import { flawedFiles, flaws } from './flawed-files.ts';

const scenario = {
  seed: 'demo',
  which: 'home',
  accounts: 1500,
  days: 30,
  endMs: Date.parse('2026-11-22T10:00:00+08:00'),
} as const;
const files = flawedFiles(scenario);

const rules = files.map((body) =>
  findingsOf(
    {
      ...{ customerId: body.customerId, kind: body.kind, name: body.name, alike: [], managerStaffId: null },
      document:
        body.documentKind === undefined || body.documentNumber === undefined
          ? null
          : { kind: body.documentKind, number: body.documentNumber },
      keyGrade: body.keyGrade ?? null,
      contacts: body.contacts.map((contact) => ({
        ...{ contactId: contact.contactId, name: contact.name, purposes: contact.purposes },
        ...{
          channel: contact.channel,
          phone: contact.phone ?? null,
          email: null,
          address: null,
          phoneUsers: 1,
        },
      })),
      accounts: body.accounts.map((account) => ({
        ...{ accountId: account.accountId, accountNo: '', status: 'active', closedOn: null },
        ...{ openedOn: calendarDate(account.openedOn ?? '2020-01-01'), livePoints: account.points.length },
      })),
      locations: body.accounts.map(({ location }) => ({
        ...{ locationId: location.locationId, address: location.address },
        divisionCode: location.divisionCode ?? null,
        stationUnitId: location.stationUnitId ?? null,
      })),
    },
    calendarDate('2026-11-22'),
  ).map(({ rule }) => rule),
);

describe('files with flaws', () => {
  test('each has one, few have more, and most kinds of the check list are there', () => {
    expect(rules.map((found) => found.length).every((count) => count >= 1 && count <= 2)).toBe(true);
    expect(new Set(rules.flat()).size).toBeGreaterThanOrEqual(14);
    expect(rules).toHaveLength(flaws.length);
  });

  test('are the same for the same seed, and nobody’s', () => {
    expect(flawedFiles(scenario)).toEqual(files);
    for (const { documentNumber = '99', contacts } of files) {
      expect(documentNumber.startsWith('99')).toBe(true);
      const mobiles = contacts.flatMap(({ phone = '' }) => (phone.length === 11 ? [phone] : []));
      expect(mobiles.every(isSyntheticPhone)).toBe(true);
    }
  });
});
