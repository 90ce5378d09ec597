import { describe, expect, test } from 'vitest';
import type { CustomerHit, CustomerPage } from '#contracts/customers.ts';
import { customerChoices } from './customer-choices.ts';
import { withFileData } from './file-data.ts';
import type { Subject } from './subject.ts';

const account = {
  accountId: 'a1',
  accountNo: '9901000006083',
  status: 'active',
  usagePointId: null,
  locationId: 'l1',
  voltage: null,
  capacityVa: 6000,
  address: '体育场路***',
};
const hit: CustomerHit = {
  customerId: 'c1',
  kind: 'person',
  name: '贾慧',
  keyGrade: null,
  specialNeeds: ['elderly'],
  status: 'active',
  phone: '139****0608',
  accounts: [account],
};

describe('what a search offers', () => {
  test('is a line for each account of a customer', () => {
    const two = { ...hit, accounts: [account, { ...account, accountId: 'a2', accountNo: '2' }] };
    expect(customerChoices([two]).map(({ accountNo }) => accountNo)).toEqual(['9901000006083', '2']);
  });

  test('is the customer where there is no account', () => {
    expect(customerChoices([{ ...hit, accounts: [] }])[0]?.subject).toMatchObject({
      how: 'customer',
      customerId: 'c1',
    });
  });

  test('has closed accounts last', () => {
    const closed = {
      ...hit,
      customerId: 'c0',
      accounts: [{ ...account, accountId: 'a0', status: 'closed' }],
    };
    expect(customerChoices([closed, hit]).map(({ key }) => key)).toEqual(['a1', 'a0']);
  });
});

describe('phone and address out of the file', () => {
  const subject: Extract<Subject, { how: 'account' }> = {
    how: 'account',
    customerId: 'c1',
    name: '贾慧',
    accountNo: '9901000006083',
    phone: '139****0608',
    address: '体育场路***',
    contactName: '',
    contactPhone: '',
  };
  // Only what the function looks at; the page holds far more.
  const page = {
    accounts: [{ accountNo: '9901000006083', points: [{ location: { locationId: 'l1' } }] }],
  } as unknown as CustomerPage;
  const contact = { contactId: 'k', email: null, address: null };

  test('are the first phone, and the place of the chosen account', () => {
    const unmasked = {
      contacts: [
        { ...contact, phone: null },
        { ...contact, phone: '13900000608' },
      ],
      locations: [
        { locationId: 'l0', address: '别处' },
        { locationId: 'l1', address: '体育场路 157 号' },
      ],
    };
    expect(withFileData(subject, page, unmasked)).toMatchObject({
      contactPhone: '13900000608',
      address: '体育场路 157 号',
    });
  });

  test('leave what is shown where the file knows no more', () => {
    expect(withFileData(subject, page, {})).toMatchObject({ contactPhone: '', address: '体育场路***' });
  });
});
