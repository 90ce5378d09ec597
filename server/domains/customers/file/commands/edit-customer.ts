import type { CustomerChange, CustomerPage } from '#contracts/customers.ts';
import { normaliseName } from '#domain/customers/name.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import type { Caller } from '../../../../platform/caller.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import { changeFile, type Told, type Work } from '../change-file.ts';
import { customerErrors, managerErrors } from '../checks.ts';
import { normaliseDocumentNumber, textOrNull, type Document } from '../file.ts';
import { changesBetween, eventParts } from '../history.ts';
import { refuseStale, type LockedCustomer } from '../locked-customer.ts';
import { maskedDocument, sealedDocument } from '../store.ts';

/** The customer's own fields, before or after a change. */
interface Fields {
  readonly kind: string;
  readonly name: string;
  readonly document: Document | null;
  readonly keyGrade: string | null;
  readonly specialNeeds: readonly string[];
  readonly managerStaffId: string | null;
}

function storedFields(platform: Platform, row: LockedCustomer): Fields {
  const { document_kind: kind, document_sealed: sealed } = row;
  return {
    kind: row.kind,
    name: row.name,
    document: kind === null || sealed === null ? null : { kind, number: platform.keys.decrypt(sealed) },
    keyGrade: row.key_grade,
    specialNeeds: row.special_needs,
    managerStaffId: row.manager_staff_id,
  };
}

function changedDocument(before: Document | null, change: CustomerChange): Document | null {
  if (change.documentKind === null || change.documentNumber === null) return null;
  const given = textOrNull(change.documentNumber);
  const kind = change.documentKind ?? before?.kind;
  const number = given === null ? before?.number : normaliseDocumentNumber(given);
  if (kind === undefined && number === undefined) return null;
  return { kind: kind ?? '', number: number ?? '' };
}

function changedFields(before: Fields, change: CustomerChange): Fields {
  return {
    kind: change.kind ?? before.kind,
    name: change.name === undefined ? before.name : normaliseName(change.name),
    document: changedDocument(before.document, change),
    keyGrade: change.keyGrade === undefined ? before.keyGrade : change.keyGrade,
    specialNeeds: change.specialNeeds === undefined ? before.specialNeeds : [...new Set(change.specialNeeds)],
    managerStaffId: change.managerStaffId === undefined ? before.managerStaffId : change.managerStaffId,
  };
}

/** As the event tells them: the document's number only masked. */
function tellable({ document, ...rest }: Fields): Record<string, unknown> {
  return { ...rest, documentKind: document?.kind ?? null, documentNumber: maskedDocument(document) };
}

/** A changed number may look the same behind the mask; the event must still say that it changed. */
function changesOf(before: Fields, after: Fields) {
  const changes = changesBetween(tellable(before), tellable(after));
  const hidden =
    before.document?.number !== after.document?.number && changes['documentNumber'] === undefined;
  const number = maskedDocument(after.document);
  return hidden ? { ...changes, documentNumber: { from: number, to: number } } : changes;
}

async function store({ platform, tx, customer }: Work, after: Fields): Promise<void> {
  await tx
    .updateTable('customer')
    .set({
      kind: after.kind,
      name: after.name,
      ...sealedDocument(platform, customer.org_id, after.document),
      key_grade: after.keyGrade,
      special_needs: [...after.specialNeeds],
      manager_staff_id: after.managerStaffId,
      revision: customer.revision + 1,
    })
    .where('org_id', '=', customer.org_id)
    .where('customer_id', '=', customer.customer_id)
    .execute();
}

/** Changes the fields in the transaction of the change; null when nothing is different. */
export async function editCustomerIn(work: Work, change: CustomerChange): Promise<Told> {
  const { platform, tx, customer, actor } = work;
  await refuseStale(
    tx,
    { orgId: actor.orgId, customerId: customer.customer_id },
    { stored: customer.revision, revision: change.revision },
  );
  const before = storedFields(platform, customer);
  const after = changedFields(before, change);
  throwRefused([
    ...customerErrors(after, businessDate(platform.now().getTime())),
    ...(await managerErrors(tx, actor.orgId, change.managerStaffId)),
  ]);
  const changes = changesOf(before, after);
  if (Object.keys(changes).length === 0) return null;
  await store(work, after);
  return eventParts(changes);
}

/** Changes the customer's own fields; what is left out stays. Refused when somebody changed them meanwhile. */
export function editCustomer(
  platform: Platform,
  caller: Caller,
  given: { customerId: string; change: CustomerChange },
): Promise<CustomerPage> {
  const { customerId, change } = given;
  const step = { customerId, commandId: change.commandId, kind: 'customer.edited' as const, content: change };
  return changeFile({ platform, caller }, step, (work) => editCustomerIn(work, change));
}
