import type { CustomerHit } from '#contracts/customers.ts';
import type { Subject } from './subject.ts';

/** One line to choose: a customer with one of their accounts, or without any. */
export interface CustomerChoice {
  readonly key: string;
  readonly name: string;
  readonly phone: string | null;
  readonly keyGrade: string | null;
  readonly needs: readonly string[];
  readonly accountNo: string | null;
  readonly address: string | null;
  readonly capacityVa: number | null;
  readonly closed: boolean;
  readonly subject: Subject;
}

/** The found customers, a line for each of their accounts; closed accounts stand last. */
export function customerChoices(hits: readonly CustomerHit[]): readonly CustomerChoice[] {
  const choices = hits.flatMap((hit) =>
    hit.accounts.length === 0
      ? [withoutAccount(hit)]
      : hit.accounts.map((account) => withAccount(hit, account)),
  );
  return [...choices.filter(({ closed }) => !closed), ...choices.filter(({ closed }) => closed)];
}

function withoutAccount(hit: CustomerHit): CustomerChoice {
  const { customerId, name, phone } = hit;
  return {
    ...marks(hit),
    key: customerId,
    accountNo: null,
    address: null,
    capacityVa: null,
    closed: false,
    subject: { how: 'customer', customerId, name, phone, contactName: '', contactPhone: '' },
  };
}

function withAccount(hit: CustomerHit, account: CustomerHit['accounts'][number]): CustomerChoice {
  const { customerId, name, phone } = hit;
  const { accountNo, address, capacityVa, status } = account;
  return {
    ...marks(hit),
    key: account.accountId,
    accountNo,
    address,
    capacityVa,
    closed: status === 'closed',
    subject: {
      how: 'account',
      customerId,
      name,
      accountNo,
      phone,
      address,
      contactName: '',
      contactPhone: '',
    },
  };
}

function marks({ name, phone, keyGrade, specialNeeds }: CustomerHit) {
  return { name, phone, keyGrade, needs: specialNeeds };
}
