/** The customer's own fields as they are typed, and what is sent of them. */
import type { CustomerChange, CustomerPage, NewCustomerBody } from '#contracts/customers.ts';
import {
  documentKinds,
  isCustomerKind,
  keyCustomerGrades,
  specialNeeds,
  validateCustomer,
  type CustomerKind,
} from '#domain/customers/customer.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { isWordOf } from '../words.ts';

export interface CustomerDraft {
  readonly kind: CustomerKind;
  readonly name: string;
  readonly documentKind: string;
  /** Empty: none yet, or, where one is on file, as it is. */
  readonly documentNumber: string;
  /** Empty: no key customer. */
  readonly keyGrade: string;
  readonly specialNeeds: readonly string[];
  readonly managerStaffId: string;
}

const usualDocument: Readonly<Record<CustomerKind, string>> = {
  person: 'identity-card',
  enterprise: 'credit-code',
  'public-body': 'credit-code',
};

export const emptyCustomer: CustomerDraft = {
  kind: 'person',
  name: '',
  documentKind: usualDocument.person,
  documentNumber: '',
  keyGrade: '',
  specialNeeds: [],
  managerStaffId: '',
};

/** The file as a form; the document's number only where it was unmasked. */
export function customerDraft(page: CustomerPage, documentNumber: string | null): CustomerDraft {
  const kind = isCustomerKind(page.kind) ? page.kind : 'person';
  return {
    kind,
    name: page.name,
    documentKind: page.documentKind ?? usualDocument[kind],
    documentNumber: documentNumber ?? '',
    keyGrade: page.keyGrade ?? '',
    specialNeeds: page.specialNeeds,
    managerStaffId: page.managerStaffId ?? '',
  };
}

/** Another kind of customer: its usual document where the present one does not suit, no grade for a person. */
export function withKind(draft: CustomerDraft, kind: CustomerKind): CustomerDraft {
  const suits = documentKindsFor(kind).includes(draft.documentKind);
  return {
    ...draft,
    kind,
    documentKind: suits ? draft.documentKind : usualDocument[kind],
    documentNumber: suits ? draft.documentNumber : '',
    keyGrade: kind === 'person' ? '' : draft.keyGrade,
  };
}

/** The papers that say who a customer of this kind is. */
export function documentKindsFor(kind: CustomerKind): readonly string[] {
  return Object.entries(documentKinds)
    .filter(([, { suits }]) => (suits as readonly CustomerKind[]).includes(kind))
    .map(([word]) => word);
}

/** What the rules say about the fields as typed; an empty document number is left to the server. */
export function customerFaults(draft: CustomerDraft, today: CalendarDate): readonly Refused[] {
  const asked = {
    ...draft,
    keyGrade: draft.keyGrade === '' ? null : draft.keyGrade,
    contacts: [],
  };
  return validateCustomer(asked, today).filter(
    ({ field }) => field !== 'contacts' && (field !== 'documentNumber' || draft.documentNumber.trim() !== ''),
  );
}

type Fields = Omit<NewCustomerBody, 'customerId' | 'contacts' | 'accounts'>;

/** The fields of a new file; without a number no document is named. */
export function customerFields(draft: CustomerDraft): Fields {
  const { documentKind, keyGrade } = draft;
  const number = draft.documentNumber.trim();
  return {
    kind: draft.kind,
    name: draft.name,
    ...(number === '' || !isWordOf(documentKinds, documentKind)
      ? {}
      : { documentKind, documentNumber: number }),
    keyGrade: isWordOf(keyCustomerGrades, keyGrade) ? keyGrade : null,
    specialNeeds: draft.specialNeeds.filter((word) => isWordOf(specialNeeds, word)),
    managerStaffId: draft.managerStaffId === '' ? null : draft.managerStaffId,
  };
}

type Changed = Omit<CustomerChange, 'commandId' | 'revision'>;

/** Only what the user changed: what a colleague changed meanwhile in other fields stays theirs. */
export function customerChanges(opened: CustomerDraft, draft: CustomerDraft): Changed {
  const { documentKind, documentNumber, ...fields } = customerFields(draft);
  const changed = changedNames(opened, draft);
  const kept = Object.entries(fields).filter(([name]) => changed.has(name));
  return {
    ...Object.fromEntries(kept),
    ...(changed.has('documentKind') && isWordOf(documentKinds, draft.documentKind)
      ? { documentKind: draft.documentKind }
      : {}),
    ...(changed.has('documentNumber') && documentNumber !== undefined && documentKind !== undefined
      ? { documentKind, documentNumber }
      : {}),
  };
}

/** Names of the fields that differ. */
export function changedNames(before: object, after: object): ReadonlySet<string> {
  const then = new Map<string, unknown>(Object.entries(before));
  const differs = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(then.get(name));
  return new Set(
    Object.entries(after)
      .filter(differs)
      .map(([name]) => name),
  );
}
