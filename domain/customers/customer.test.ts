import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import type { ContactInput } from './contact.ts';
import { validateCustomer } from './customer.ts';
import type { CustomerInput } from './customer.ts';
import { customerRefusals } from './refusals.ts';

const contact: ContactInput = {
  name: '张三',
  purposes: ['business', 'outage'],
  channel: 'sms',
  phone: '13800001234',
};
const person: CustomerInput = {
  kind: 'person',
  name: '张三',
  documentKind: 'identity-card',
  documentNumber: '11010519491231002X',
  contacts: [contact],
  specialNeeds: ['elderly'],
};
const enterprise: CustomerInput = {
  kind: 'enterprise',
  name: '西湖电子(杭州)有限公司',
  documentKind: 'credit-code',
  documentNumber: '91330100799655058B',
  contacts: [contact],
  keyGrade: 'second',
};

function errors(input: CustomerInput): readonly string[] {
  return validateCustomer(input, calendarDate('2026-09-30')).map(
    ({ refused, field }) => `${field ?? '?'}: ${refused}`,
  );
}

function errorsOfContact(change: Partial<ContactInput>): readonly string[] {
  return errors({ ...person, contacts: [contact, { ...contact, ...change }] });
}

describe('a customer file', () => {
  test('of a person and of an enterprise is accepted when it is right', () => {
    expect(errors(person)).toEqual([]);
    expect(errors(enterprise)).toEqual([]);
    expect(
      errors({ ...person, documentKind: 'passport', documentNumber: 'E12345678', keyGrade: null }),
    ).toEqual([]);
  });

  test('tells everything that is wrong at once', () => {
    const wrong = {
      ...person,
      name: '',
      documentNumber: '1',
      contacts: [],
      specialNeeds: ['rich'],
      keyGrade: 'top',
    };
    expect(errors(wrong)).toEqual([
      'name: customer.name-missing',
      'documentNumber: customer.identity-number-malformed',
      'keyGrade: customer.key-grade-unknown',
      'contacts: customer.contact-missing',
      'specialNeeds: customer.special-need-unknown',
    ]);
  });

  test.each<[string, Partial<CustomerInput>, string]>([
    ['an unknown kind', { kind: 'robot' }, 'kind: customer.kind-unknown'],
    ['digits in the name of a person', { name: '张三1' }, 'name: customer.name-characters'],
    ['a name too long for a document', { name: '张'.repeat(51) }, 'name: customer.name-long'],
    [
      'the old identity number',
      { documentNumber: '110105491231002' },
      'documentNumber: customer.identity-number-15-digit',
    ],
    [
      'the document of a firm',
      { documentKind: 'credit-code' },
      'documentKind: customer.document-kind-unknown',
    ],
    [
      'an inherited word as document',
      { documentKind: 'toString' },
      'documentKind: customer.document-kind-unknown',
    ],
    [
      'a passport number of two letters',
      { documentKind: 'passport', documentNumber: 'E1' },
      'documentNumber: customer.document-number-malformed',
    ],
    ['a person as key customer', { keyGrade: 'first' }, 'keyGrade: customer.key-grade-person'],
  ])('%s is refused at its field', (_, change, error) => {
    expect(errors({ ...person, ...change })).toEqual([error]);
  });

  test('a firm’s name may hold digits and brackets, its code must check', () => {
    expect(errors({ ...enterprise, name: '三七二十一(21)商行' })).toEqual([]);
    expect(errors({ ...enterprise, documentNumber: '91330100799655058C' })).toEqual([
      'documentNumber: customer.credit-code-check',
    ]);
  });
});

describe('contacts', () => {
  test.each<[string, Partial<ContactInput>, string]>([
    ['no name', { name: ' ' }, 'contacts.1.name: customer.name-missing'],
    ['no purpose', { purposes: [] }, 'contacts.1.purposes: customer.contact-purpose'],
    ['an unknown purpose', { purposes: ['fun'] }, 'contacts.1.purposes: customer.contact-purpose'],
    [
      'a landline for messages',
      { phone: '0571-87654321' },
      'contacts.1.channel: customer.contact-channel-needs-mobile',
    ],
    [
      'a landline without area code',
      { channel: 'phone', phone: '87654321' },
      'contacts.1.phone: customer.phone-without-area-code',
    ],
    [
      'a number that is none',
      { channel: 'phone', phone: '12' },
      'contacts.1.phone: customer.phone-malformed',
    ],
    [
      'calls without a number',
      { channel: 'phone', phone: '' },
      'contacts.1.channel: customer.contact-channel-needs-phone',
    ],
    [
      'mail without an address',
      { channel: 'email' },
      'contacts.1.channel: customer.contact-channel-needs-email',
    ],
    [
      'a malformed mail address',
      { channel: 'email', email: 'a@b' },
      'contacts.1.email: customer.email-malformed',
    ],
    [
      'letters without an address',
      { channel: 'post' },
      'contacts.1.channel: customer.contact-channel-needs-address',
    ],
    ['an unknown channel', { channel: 'pigeon' }, 'contacts.1.channel: customer.contact-channel-unknown'],
  ])('%s is refused at its field', (_, change, error) => {
    expect(errorsOfContact(change)).toEqual([error]);
  });

  test('a second contact may have a mail address only', () => {
    const { phone: _, ...withoutPhone } = contact;
    const second = { ...withoutPhone, channel: 'email', email: 'z@example.com' };
    expect(errors({ ...person, contacts: [contact, second] })).toEqual([]);
    expect(errors({ ...person, contacts: [second] })).toEqual(['contacts: customer.contact-missing']);
  });

  test('more than twenty are refused before each is looked at', () => {
    const many = Array.from({ length: 21 }, () => ({ ...contact, channel: 'pigeon' }));
    expect(errors({ ...person, contacts: many })).toEqual(['contacts: customer.contacts-many']);
  });
});

test('every refusal says in both languages the same placeholders', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  for (const { zh, en } of Object.values(customerRefusals))
    expect(placeholders(zh)).toEqual(placeholders(en));
});
