/** The customer and what is checked before a customer file is stored; every error is told at once (R-REQ-06). */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { contactErrors } from './contact.ts';
import type { ContactInput } from './contact.ts';
import { parseIdentityNumber } from './identity-number.ts';
import { isPersonName, normaliseName } from './name.ts';
import { refuse } from './refusals.ts';
import { parseSocialCreditCode } from './social-credit-code.ts';

export const customerKinds = { person: '个人', enterprise: '企业', 'public-body': '机关事业单位' } as const;
export type CustomerKind = keyof typeof customerKinds;

/** Papers that say who somebody is, and which kinds of customer they suit. */
export const documentKinds = {
  'identity-card': { title: '居民身份证', suits: ['person'] },
  passport: { title: '护照', suits: ['person'] },
  'permit-hk-mo-tw': { title: '港澳台居民来往内地通行证', suits: ['person'] },
  'military-card': { title: '军人证件', suits: ['person'] },
  'credit-code': { title: '统一社会信用代码证书', suits: ['enterprise', 'public-body'] },
  'registration-certificate': { title: '其他登记证书', suits: ['enterprise', 'public-body'] },
} as const satisfies Readonly<Record<string, { title: string; suits: readonly CustomerKind[] }>>;
export type DocumentKind = keyof typeof documentKinds;

/** What staff must mind when they serve this customer (R-HALL-12, R-HALL-11). */
export const specialNeeds = {
  elderly: '老年人',
  disabled: '残疾人',
  'hard-of-hearing': '听力障碍',
  'minority-language': '少数民族语言',
} as const;

/** Grades of key customers: what a loss of supply would do decides the grade. */
export const keyCustomerGrades = {
  special: '特级重要用户',
  first: '一级重要用户',
  second: '二级重要用户',
  temporary: '临时性重要用户',
} as const;

/** A customer as it is entered; words and numbers are not yet known to be right. */
export interface CustomerInput {
  readonly kind: string;
  readonly name: string;
  readonly documentKind: string;
  readonly documentNumber: string;
  readonly contacts: readonly ContactInput[];
  readonly specialNeeds?: readonly string[];
  /** Null or left out: no key customer. */
  readonly keyGrade?: string | null;
}

const nameLengthMax: Readonly<Record<CustomerKind, number>> = {
  person: 50,
  enterprise: 120,
  'public-body': 120,
};

export function isCustomerKind(word: string): word is CustomerKind {
  return Object.hasOwn(customerKinds, word);
}

/** Everything that is wrong with a customer file, each with its field; empty when it may be stored. */
export function validateCustomer(input: CustomerInput, today: CalendarDate): readonly Refused[] {
  const { kind } = input;
  const ofKind = isCustomerKind(kind)
    ? [...nameErrors(input.name, kind), ...documentErrors(input, kind, today), ...gradeErrors(input, kind)]
    : [refuse('customer.kind-unknown', { field: 'kind' })];
  return [...ofKind, ...contactErrors(input.contacts), ...needErrors(input.specialNeeds ?? [])];
}

/** What is wrong with a name of a customer of this kind. */
export function nameErrors(name: string, kind: CustomerKind): readonly Refused[] {
  const text = normaliseName(name);
  const lengthMax = nameLengthMax[kind];
  if (text === '') return [refuse('customer.name-missing', { field: 'name' })];
  if ([...text].length > lengthMax)
    return [refuse('customer.name-long', { field: 'name', data: { lengthMax } })];
  const holds = kind !== 'person' || isPersonName(text);
  return holds ? [] : [refuse('customer.name-characters', { field: 'name' })];
}

/** What is wrong with a document of a customer of this kind: `documentKind` does not suit, or the number's own faults. */
export function documentErrors(
  input: Pick<CustomerInput, 'documentKind' | 'documentNumber'>,
  kind: CustomerKind,
  today: CalendarDate,
): readonly Refused[] {
  const word = input.documentKind;
  if (!isDocumentKind(word) || !suits(word, kind))
    return [refuse('customer.document-kind-unknown', { field: 'documentKind' })];
  const refused = documentNumberRefusal(word, input.documentNumber, today);
  return refused === null ? [] : [{ ...refused, field: 'documentNumber' }];
}

function documentNumberRefusal(kind: DocumentKind, number: string, today: CalendarDate): Refused | null {
  if (kind === 'identity-card') return refusedOrNull(parseIdentityNumber(number, today));
  if (kind === 'credit-code') return refusedOrNull(parseSocialCreditCode(number));
  const holds = /^[\p{Script=Han}A-Za-z0-9-]{5,20}$/u.test(number.normalize('NFKC').trim());
  return holds ? null : refuse('customer.document-number-malformed');
}

function gradeErrors({ keyGrade }: CustomerInput, kind: CustomerKind): readonly Refused[] {
  if (keyGrade === undefined || keyGrade === null) return [];
  if (!Object.hasOwn(keyCustomerGrades, keyGrade))
    return [refuse('customer.key-grade-unknown', { field: 'keyGrade' })];
  return kind === 'person' ? [refuse('customer.key-grade-person', { field: 'keyGrade' })] : [];
}

function needErrors(needs: readonly string[]): readonly Refused[] {
  const known = needs.every((word) => Object.hasOwn(specialNeeds, word));
  return known ? [] : [refuse('customer.special-need-unknown', { field: 'specialNeeds' })];
}

function isDocumentKind(word: string): word is DocumentKind {
  return Object.hasOwn(documentKinds, word);
}

function suits(document: DocumentKind, kind: CustomerKind): boolean {
  const kinds: readonly CustomerKind[] = documentKinds[document].suits;
  return kinds.includes(kind);
}

function refusedOrNull(answer: unknown): Refused | null {
  return isRefused(answer) ? answer : null;
}
