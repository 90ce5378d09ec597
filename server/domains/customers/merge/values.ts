import type { MergeValues } from '#domain/customers/merge/merge.ts';
import type { LockedCustomer } from '../file/locked-customer.ts';

/** A document as the database keeps it; it never leaves its seal to be merged. */
interface SealedDocument {
  readonly kind: string;
  readonly sealed: string;
  readonly digest: string;
}

/** The fields a merge may change, as the merge's row remembers them. */
export interface StoredValues {
  readonly name: string;
  readonly kind: string;
  readonly document: SealedDocument | null;
  readonly keyGrade: string | null;
  readonly managerStaffId: string | null;
  readonly specialNeeds: readonly string[];
}

export function storedValues(row: LockedCustomer): StoredValues {
  const { document_kind: kind, document_sealed: sealed, document_digest: digest } = row;
  const document = kind === null || sealed === null || digest === null ? null : { kind, sealed, digest };
  return {
    name: row.name,
    kind: row.kind,
    document,
    keyGrade: row.key_grade,
    managerStaffId: row.manager_staff_id,
    specialNeeds: row.special_needs,
  };
}

/** As the rules compare them: a document by its kind and keyed digest. */
export function comparable({ document, ...values }: StoredValues): MergeValues {
  return { ...values, document: document === null ? null : `${document.kind}:${document.digest}` };
}

/** The values that the rules decided on, their document taken from whichever side it came from. */
export function decided(values: MergeValues, sources: readonly StoredValues[]): StoredValues {
  const source = sources.find((candidate) => comparable(candidate).document === values.document);
  if (source === undefined) throw new Error('a merge invents no document');
  return { ...values, document: source.document };
}

/** The columns of a customer for these values. */
export function customerColumns(values: StoredValues) {
  return {
    name: values.name,
    kind: values.kind,
    document_kind: values.document?.kind ?? null,
    document_sealed: values.document?.sealed ?? null,
    document_digest: values.document?.digest ?? null,
    key_grade: values.keyGrade,
    manager_staff_id: values.managerStaffId,
    special_needs: [...values.specialNeeds],
  };
}
