import { contactChannels, contactPurposes } from '#domain/customers/contact.ts';
import { customerKinds, documentKinds, keyCustomerGrades, specialNeeds } from '#domain/customers/customer.ts';
import { maskAddress, maskEmail, maskPhone } from '#domain/customers/masking.ts';
import { eventTitle } from '#domain/event-titles.ts';
import { useKinds } from '#domain/customers/use-kind.ts';
import { voltages } from '#domain/customers/voltage.ts';
import { regions } from '#domain/organisation/org-unit.ts';
import { laterTellers, textOf, type HistoryEvent } from './later-tellers.ts';

export type { HistoryEvent } from './later-tellers.ts';

/** One changed field: before and after. */
export interface FieldChange {
  readonly from: unknown;
  readonly to: unknown;
}

export type Changes = Readonly<Record<string, FieldChange>>;

type Show = (value: string) => string;

const wordOf =
  (catalogue: Readonly<Record<string, string | { readonly title: string }>>): Show =>
  (word) => {
    const found = Object.hasOwn(catalogue, word) ? catalogue[word] : undefined;
    return found === undefined ? word : typeof found === 'string' ? found : found.title;
  };

const plain: Show = (text) => text;

/** Name of each field and how its value is shown, personal values masked as on the page; null: ids tell nobody anything. */
const fields: Readonly<Record<string, { readonly title: string; readonly show: Show | null }>> = {
  kind: { title: '客户类别', show: wordOf(customerKinds) },
  name: { title: '名称', show: plain },
  documentKind: { title: '证件类型', show: wordOf(documentKinds) },
  documentNumber: { title: '证件号码', show: plain },
  keyGrade: { title: '重要用户等级', show: wordOf(keyCustomerGrades) },
  specialNeeds: { title: '特殊服务需求', show: wordOf(specialNeeds) },
  managerStaffId: { title: '客户经理', show: null },
  purposes: { title: '用途', show: wordOf(contactPurposes) },
  channel: { title: '通知方式', show: wordOf(contactChannels) },
  phone: { title: '电话', show: maskPhone },
  phoneExtension: { title: '分机', show: plain },
  email: { title: '邮箱', show: maskEmail },
  address: { title: '地址', show: maskAddress },
  divisionCode: { title: '行政区划', show: plain },
  region: { title: '服务区域', show: wordOf(regions) },
  stationUnitId: { title: '责任供电所', show: null },
  openedOn: { title: '立户日期', show: plain },
  voltage: { title: '供电电压', show: wordOf(voltages) },
  capacityVa: { title: '容量（伏安）', show: plain },
  useKind: { title: '用电性质', show: wordOf(useKinds) },
  transformerDistrict: { title: '台区', show: plain },
  feeder: { title: '线路', show: plain },
  meterNo: { title: '电能表', show: plain },
  status: { title: '状态', show: wordOf({ active: '正常', suspended: '暂停用电' }) },
};

function shown(value: unknown, show: Show): string {
  if (value === null || value === undefined || value === '') return '空';
  if (Array.isArray(value))
    return value.length === 0 ? '空' : value.map((item) => show(String(item))).join('、');
  return `“${show(typeof value === 'string' ? value : JSON.stringify(value))}”`;
}

function changeWords([name, change]: [string, unknown]): string {
  const field = fields[name] ?? { title: name, show: null };
  if (field.show === null || typeof change !== 'object' || change === null) return `${field.title}有变更`;
  const { from, to } = change as FieldChange;
  return `${field.title}由${shown(from, field.show)}改为${shown(to, field.show)}`;
}

function changesWords({ data, personal }: HistoryEvent): string {
  const changes = { ...asRecord(data['changes']), ...asRecord(personal?.['changes']) };
  // In the order of the form, whatever order the database keeps them in.
  const known = Object.keys(fields).filter((field) => field in changes);
  const words = known.map((field) => changeWords([field, changes[field]]));
  const erased =
    personal === null && data['personalFields'] !== undefined ? ['个人信息变更（已按规定删除）'] : [];
  return [...words, ...erased].join('；');
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function listOf(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join('、') : '';
}

const tellers: Readonly<Record<string, (event: HistoryEvent) => string>> = {
  'customer.created': ({ data }) => {
    const accounts = listOf(data['accounts']);
    return accounts === '' ? '建立客户档案' : `建立客户档案，户号 ${accounts}`;
  },
  'customer.edited': (event) => `修改客户：${changesWords(event)}`,
  'customer.document-cleared': (event) =>
    `清除登记的证件：${changesWords(event)}，原因：${textOf(event.data['reason'])}`,
  'customer.contact-added': ({ personal }) => {
    const phone = textOf(personal?.['phone']);
    return `增加联系人${textOf(personal?.['name'])}${phone === '' ? '' : `（${maskPhone(phone)}）`}`;
  },
  'customer.contact-edited': (event) =>
    `修改联系人${textOf(event.personal?.['name'])}：${changesWords(event)}`,
  'customer.account-added': ({ data }) => `增加户号 ${textOf(data['accountNo'])}`,
  'customer.point-added': ({ data }) => `户号 ${textOf(data['accountNo'])} 增加用电点`,
  'customer.location-edited': (event) => `修改用电地址：${changesWords(event)}`,
  'customer.account-edited': (event) => `修改户号 ${textOf(event.data['accountNo'])}：${changesWords(event)}`,
  'customer.point-edited': (event) =>
    `修改户号 ${textOf(event.data['accountNo'])} 的用电点：${changesWords(event)}`,
  ...laterTellers,
  'customer.unmasked': ({ data }) =>
    `查看敏感信息（${listOf(data['titles'])}），原因：${textOf(data['reason'])}`,
};

/** What happened to the file, in words; personal values masked. */
export function historyWords(event: HistoryEvent): string {
  return tellers[event.kind]?.(event) ?? eventTitle(event.kind);
}

/** The fields that differ, with both values; order of `after`. */
export function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Changes {
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, to]) => JSON.stringify(to) !== JSON.stringify(before[field]))
      .map(([field, to]) => [field, { from: before[field] ?? null, to }]),
  );
}

/** Fields whose values say something about a person: they go into the personal part of the event. */
const personalFields: ReadonlySet<string> = new Set([
  'name',
  'documentNumber',
  'phone',
  'phoneExtension',
  'email',
  'address',
]);

/** The changes as an event keeps them: personal values apart, so that they can be erased by law. */
export function eventParts(changes: Changes): { data: object; personal: object | undefined } {
  const entries = Object.entries(changes);
  const personal = entries.filter(([field]) => personalFields.has(field));
  const open = entries.filter(([field]) => !personalFields.has(field));
  return {
    data: {
      changes: Object.fromEntries(open),
      ...(personal.length === 0 ? {} : { personalFields: personal.map(([field]) => field) }),
    },
    personal: personal.length === 0 ? undefined : { changes: Object.fromEntries(personal) },
  };
}
