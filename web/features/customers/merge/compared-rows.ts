import type { CustomerPage } from '#contracts/customers.ts';
import { customerKinds, documentKinds, keyCustomerGrades, specialNeeds } from '#domain/customers/customer.ts';
import type { Choice, MergeField, Side } from '#domain/customers/merge/merge.ts';
import { statusWord, wordOf } from '../words.ts';

/** A line of the comparison; without a field nothing is chosen, both sides are kept. */
export interface ComparedRow {
  readonly title: string;
  readonly field: MergeField | null;
  readonly values: Readonly<Record<Side, string>>;
  readonly differs: boolean;
}

type Texts = (text: string, values?: Readonly<Record<string, string | number>>) => string;
type Show = (page: CustomerPage) => string;

function shows(t: Texts): readonly (readonly [string, MergeField | null, Show])[] {
  const list = (words: readonly string[]): string => (words.length === 0 ? '—' : words.join('\n'));
  const document: Show = ({ documentKind, documentNumber }) =>
    documentKind === null ? '—' : `${t(wordOf(documentKinds, documentKind))} ${documentNumber ?? ''}`;
  return [
    [t('名称'), 'name', ({ name }) => name],
    [t('客户类别'), 'kind', ({ kind }) => t(wordOf(customerKinds, kind))],
    [t('证件'), 'document', document],
    [
      t('重要用户等级'),
      'keyGrade',
      ({ keyGrade }) => (keyGrade === null ? '—' : t(wordOf(keyCustomerGrades, keyGrade))),
    ],
    [t('客户经理'), 'managerStaffId', ({ managerName }) => managerName ?? '—'],
    [t('特殊服务需求'), null, (page) => list(page.specialNeeds.map((need) => t(wordOf(specialNeeds, need))))],
    [t('联系人'), null, ({ contacts }) => list(contacts.map(({ name, phone }) => `${name} ${phone ?? ''}`))],
    [
      t('户号'),
      null,
      ({ accounts }) =>
        list(
          accounts.map(({ accountNo, status, points }) =>
            [accountNo, t(statusWord(status).title), points[0]?.location.address ?? ''].join(' '),
          ),
        ),
    ],
    [t('建档日期'), null, ({ createdAt }) => createdAt.slice(0, 10)],
  ];
}

/** The comparison, line by line. Documents that only look the same behind the mask still differ. */
export function comparedRows(
  survivor: CustomerPage,
  absorbed: CustomerPage,
  { t, sameDocument }: { t: Texts; sameDocument: boolean },
): readonly ComparedRow[] {
  return shows(t).map(([title, field, show]) => {
    const values = { survivor: show(survivor), absorbed: show(absorbed) };
    const bothHave = survivor.documentKind !== null && absorbed.documentKind !== null;
    const differs = field === 'document' && bothHave ? !sameDocument : values.survivor !== values.absorbed;
    return { title, field, values, differs };
  });
}

/** What is chosen before anybody chooses: the survivor's value, or the only one there is. */
export function startChoice(survivor: CustomerPage, absorbed: CustomerPage): Choice {
  const has: Readonly<Record<MergeField, (page: CustomerPage) => boolean>> = {
    name: () => true,
    kind: () => true,
    document: ({ documentKind }) => documentKind !== null,
    keyGrade: ({ keyGrade }) => keyGrade !== null,
    managerStaffId: ({ managerStaffId }) => managerStaffId !== null,
  };
  const side = (field: MergeField): Side =>
    !has[field](survivor) && has[field](absorbed) ? 'absorbed' : 'survivor';
  return {
    name: side('name'),
    kind: side('kind'),
    document: side('document'),
    keyGrade: side('keyGrade'),
    managerStaffId: side('managerStaffId'),
  };
}
