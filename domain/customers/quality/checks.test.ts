import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { identityCheckCharacter } from '../identity-number.ts';
import { creditCheckCharacter } from '../social-credit-code.ts';
import type { CheckedAccount, CheckedContact, CheckedFile } from './checked-file.ts';
import { findingsOf } from './checks.ts';
import { seemsMadeUp } from './phone-doubts.ts';
import { allQualityRules, phoneUsersMax, qualityRules } from './rules.ts';

const today = calendarDate('2026-11-22');
const card = (digits: string) => ({ kind: 'identity-card', number: digits + identityCheckCharacter(digits) });

const contact: CheckedContact = {
  contactId: 'contact-1',
  name: '张晓雯',
  purposes: ['business'],
  channel: 'sms',
  phone: '13857106934',
  email: null,
  address: null,
  phoneUsers: 1,
};
const account: CheckedAccount = {
  accountId: 'account-1',
  accountNo: '3304000000011',
  status: 'active',
  openedOn: calendarDate('2020-01-01'),
  closedOn: null,
  livePoints: 1,
};
const right: CheckedFile = {
  customerId: 'customer-1',
  kind: 'person',
  name: '张晓雯',
  document: card('33068119850312003'),
  keyGrade: null,
  managerStaffId: null,
  contacts: [contact],
  accounts: [account],
  locations: [
    { locationId: 'location-1', address: '暨阳街道市南路85号', divisionCode: '330681', stationUnitId: 'u' },
  ],
  alike: [],
};

const rulesOf = (about: Partial<CheckedFile>): string[] =>
  findingsOf({ ...right, ...about }, today).map(({ rule }) => rule);
const withContact = (about: Partial<CheckedContact>) => rulesOf({ contacts: [{ ...contact, ...about }] });
const withAccount = (about: Partial<CheckedAccount>) => rulesOf({ accounts: [{ ...account, ...about }] });
const withLocation = (about: object) =>
  rulesOf({ locations: right.locations.map((location) => ({ ...location, ...about })) });

describe('the check list of customers', () => {
  test('finds nothing wrong with a file that is right', () => {
    expect(findingsOf(right, today)).toEqual([]);
  });

  test('an identity number with a wrong check digit is found, and the reason told without the number', () => {
    const [finding] = findingsOf(
      { ...right, document: { kind: 'identity-card', number: '330681198503120030' } },
      today,
    );
    expect(finding).toMatchObject({
      rule: 'document-wrong',
      detail: { refused: 'customer.identity-number-check' },
    });
    expect(JSON.stringify(finding?.detail)).not.toContain('330681');
  });

  test('a credit code is checked by its own digit, and suits no person', () => {
    const code = '91330681MA2BCDEF1';
    const good = { kind: 'credit-code', number: code + creditCheckCharacter(code) };
    expect(rulesOf({ kind: 'enterprise', name: '甲厂', document: good })).toEqual([]);
    expect(rulesOf({ kind: 'enterprise', name: '甲厂', document: { ...good, number: `${code}0` } })).toEqual(
      creditCheckCharacter(code) === '0' ? [] : ['document-wrong'],
    );
    expect(rulesOf({ document: good })).toEqual(['document-unsuitable']);
  });

  test('no document, a birth in 1903 and a child as customer', () => {
    expect(rulesOf({ document: null })).toEqual(['document-missing']);
    expect(rulesOf({ document: card('33068119030312003') })).toEqual(['birth-impossible']);
    expect(rulesOf({ document: card('33068120200312003') })).toEqual(['birth-impossible']);
  });

  test.each(['张3', '户主不详', '测试', 'xx'])('the name %s stands for nobody', (name) => {
    expect(rulesOf({ name })).toContain('name-wrong');
  });

  test('phones: none, malformed, without area code, made up, used by too many', () => {
    expect(rulesOf({ contacts: [] })).toEqual(['phone-missing']);
    expect(withContact({ phone: '1385710' })).toContain('phone-wrong');
    expect(withContact({ phone: '87654330', channel: 'phone' })).toEqual(['phone-wrong']);
    expect(withContact({ phone: '13888888888' })).toEqual(['phone-made-up']);
    expect(withContact({ phoneUsers: phoneUsersMax })).toEqual([]);
    expect(withContact({ phoneUsers: phoneUsersMax + 1 })).toEqual(['phone-shared']);
  });

  test('a channel that leads nowhere', () => {
    expect(withContact({ channel: 'email' })).toEqual(['contact-unreachable']);
    expect(withContact({ channel: 'email', email: 'a@power.example' })).toEqual([]);
  });

  test('accounts: none, one without a point, dates that cannot be', () => {
    expect(rulesOf({ accounts: [] })).toEqual(['account-missing']);
    expect(withAccount({ livePoints: 0 })).toEqual(['account-without-point']);
    expect(withAccount({ livePoints: 0, status: 'closed', closedOn: today })).toEqual([]);
    expect(withAccount({ openedOn: calendarDate('1900-01-01') })).toEqual(['account-date-impossible']);
    expect(withAccount({ openedOn: calendarDate('2026-11-23') })).toEqual(['account-date-impossible']);
  });

  test('places: an address that leads to no door, no division, no station', () => {
    expect(withLocation({ address: '诸暨市' })).toEqual(['address-incomplete']);
    expect(withLocation({ address: '枫桥镇全堂村' })).toEqual([]);
    expect(withLocation({ divisionCode: null, stationUnitId: null })).toEqual([
      'division-missing',
      'station-missing',
    ]);
  });

  test('a key customer nobody cares for, and a file that may be another', () => {
    const firm = { kind: 'enterprise', name: '甲厂', document: null, keyGrade: 'first' };
    expect(rulesOf(firm)).toEqual(['document-missing', 'manager-missing']);
    expect(rulesOf({ ...firm, managerStaffId: 'm' })).toEqual(['document-missing']);
    const alike = [{ customerId: 'customer-2', name: '张小雯', because: 'phone-and-name' as const }];
    expect(findingsOf({ ...right, alike }, today)).toMatchObject([{ subject: 'customer-2' }]);
  });

  test('a rule finds a subject once, so that a finding has one line', () => {
    const twins = [contact, { ...contact, contactId: 'contact-2', phone: '13888888888', channel: 'post' }];
    const keys = findingsOf({ ...right, contacts: twins, accounts: [] }, today).map(
      ({ rule, subject }) => `${rule}/${subject}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('every rule says what to do', () => {
    for (const rule of allQualityRules) expect(qualityRules[rule].remedy.length).toBeGreaterThan(8);
  });
});

describe('phones that were made up', () => {
  test('repeated digits and ladders are, ordinary ones are not', () => {
    expect(['13800000000', '13812345678', '057187654321'].map(seemsMadeUp)).toEqual([true, true, true]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (number) => {
        const digits = String(number).padStart(7, '0');
        fc.pre(new Set(digits).size > 3);
        expect(/(\d)\1{6}/.test(`1${digits}`)).toBe(false);
        if (!'0123456789876543210'.includes(`1${digits}`)) expect(seemsMadeUp(`1381${digits}`)).toBe(false);
      }),
    );
  });
});
