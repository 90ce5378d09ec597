import type { CustomerPage, Unmasked } from '#contracts/customers.ts';
import type { Subject } from './subject.ts';

type OnFile = Extract<Subject, { how: 'account' | 'customer' }>;

/** The customer with phone and address in clear: the first phone on file, the place of the chosen account. */
export function withFileData(subject: OnFile, page: CustomerPage, unmasked: Unmasked): OnFile {
  const phone = unmasked.contacts?.find((contact) => contact.phone !== null)?.phone ?? '';
  if (subject.how === 'customer') return { ...subject, contactPhone: phone };
  const account = page.accounts.find(({ accountNo }) => accountNo === subject.accountNo);
  const locationId = account?.points[0]?.location.locationId;
  const address = unmasked.locations?.find((place) => place.locationId === locationId)?.address;
  return { ...subject, contactPhone: phone, address: address ?? subject.address };
}
