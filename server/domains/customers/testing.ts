import { v7 as uuid } from 'uuid';
import type { NewCustomerBody } from '#contracts/customers.ts';
import { present } from '#domain/kernel/assert.ts';
import { permissionsOfRoles, type RoleCode } from '#domain/organisation/roles.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Company, Side } from '../organisation/testing.ts';
import { createCustomer } from './file/commands/create-customer.ts';

export { createCustomer };

/** Somebody of the small company in a role, as a command sees them. */
export function callerIn(company: Company, role: RoleCode = 'clerk', side: Side = 'home'): Caller {
  const organisation = side === 'home' ? company : company.other;
  const orgCode = side === 'home' ? company.code : '3305';
  const staffId =
    side === 'home' ? company.staff(role) : present([...company.other.staffIds.values()][0], 'a neighbour');
  return {
    sessionId: uuid(),
    orgId: organisation.orgId,
    orgCode,
    orgName: orgCode,
    staffId,
    name: `本${role}`,
    phone: '13800000000',
    login: role,
    mustChangePassword: false,
    posts: [],
    permissions: permissionsOfRoles([role]),
  };
}

type Contact = NewCustomerBody['contacts'][number];
type Account = NewCustomerBody['accounts'][number];

/** A contact that is right; a case names what it cares about. */
export function aContact(about: Partial<Contact> = {}): Contact {
  return {
    contactId: uuid(),
    name: '张晓雯',
    purposes: ['business', 'outage'],
    channel: 'sms',
    phone: '13857101234',
    ...about,
  };
}

/** An account with one point at an address that is right. */
export function anAccount(about: Partial<Account> & { address?: string } = {}): Account {
  const { address = '浙江省绍兴市诸暨市暨阳街道市南路85号兴城花园10幢502室', ...rest } = about;
  return {
    accountId: uuid(),
    location: { locationId: uuid(), address, divisionCode: '330681', region: 'urban' },
    points: [{ usagePointId: uuid(), voltage: '220V', capacityVa: 8000, useKind: 'residential' }],
    ...rest,
  };
}

/** A customer that is right. */
export function aCustomer(about: Partial<NewCustomerBody> = {}): NewCustomerBody {
  return {
    customerId: uuid(),
    kind: 'person',
    name: '张晓雯',
    contacts: [aContact()],
    accounts: [anAccount()],
    ...about,
  };
}

/** A household with an account in the small company; answers the account's number. */
export async function anAccountNo(platform: Platform, company: Company): Promise<string> {
  const customer = aCustomer();
  const made = await createCustomer(platform, callerIn(company), customer);
  return present(made.accounts[0], 'account').accountNo;
}
