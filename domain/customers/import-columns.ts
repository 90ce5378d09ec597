/**
 * The table customers are imported from: one row is a customer, a contact, an account, a place and a usage point.
 * Titles and values are what a person writes in the trade; the stored words are made when a row is read (R-SYS-01).
 */
import { regions } from '#domain/organisation/org-unit.ts';
import { contactChannels, contactPurposes } from './contact.ts';
import { customerKinds, documentKinds, keyCustomerGrades, specialNeeds } from './customer.ts';
import { useKinds } from './use-kind.ts';
import { voltages } from './voltage.ts';

export interface ImportColumn {
  readonly title: string;
  readonly required: boolean;
  /** What is written in it, for the template. */
  readonly help: string;
  readonly sample: string;
  /** Words to choose from; several are separated by 、 where `several` says so. */
  readonly options?: readonly string[];
  readonly several?: boolean;
  /** Numbers that are texts: a spreadsheet must not calculate with them. */
  readonly digits?: boolean;
  readonly width: number;
}

function titlesOf(catalogue: Readonly<Record<string, { readonly title: string }>>): readonly string[] {
  return Object.values(catalogue).map(({ title }) => title);
}

/** Columns by the field they fill, in the order of the template. */
export const importColumns = {
  customerCode: {
    title: '客户编号',
    required: false,
    help: '原系统中的客户编号。同一编号的各行归为同一客户;没有可留空,按证件号码或户号归并。',
    sample: 'C0001',
    digits: true,
    width: 12,
  },
  kind: {
    title: '客户类别',
    required: true,
    help: '从列表中选择。',
    sample: customerKinds.person,
    options: Object.values(customerKinds),
    width: 14,
  },
  name: {
    title: '客户名称',
    required: true,
    help: '个人填证件上的姓名,单位填证照上的全称。',
    sample: '示例一',
    width: 24,
  },
  documentKind: {
    title: '证件类型',
    required: false,
    help: '与证件号码一起填写,或一起留空。',
    sample: documentKinds['identity-card'].title,
    options: titlesOf(documentKinds),
    width: 18,
  },
  documentNumber: {
    title: '证件号码',
    required: false,
    help: '须为文本。设为数值会丢失末三位,无法找回。',
    sample: '330699190001010018',
    digits: true,
    width: 22,
  },
  keyGrade: {
    title: '重要用户等级',
    required: false,
    help: '仅单位填写。',
    sample: '',
    options: Object.values(keyCustomerGrades),
    width: 16,
  },
  specialNeeds: {
    title: '特殊服务需求',
    required: false,
    help: '可填多项,用顿号分开。',
    sample: '',
    options: Object.values(specialNeeds),
    several: true,
    width: 16,
  },
  contactName: {
    title: '联系人',
    required: false,
    help: '留空时与客户名称相同。',
    sample: '示例一',
    width: 12,
  },
  purposes: {
    title: '联系用途',
    required: false,
    help: '可填多项,用顿号分开;留空为业务、账单、停电。',
    sample: '业务、账单、停电',
    options: Object.values(contactPurposes),
    several: true,
    width: 18,
  },
  channel: {
    title: '通知方式',
    required: false,
    help: '留空时手机用短信,固定电话用电话。',
    sample: contactChannels.sms,
    options: Object.values(contactChannels),
    width: 10,
  },
  phone: {
    title: '联系电话',
    required: true,
    help: '11 位手机号,或带区号的固定电话。',
    sample: '13800001234',
    digits: true,
    width: 16,
  },
  email: { title: '电子邮箱', required: false, help: '可留空。', sample: '', width: 20 },
  postalAddress: { title: '通信地址', required: false, help: '可留空。', sample: '', width: 24 },
  accountNo: {
    title: '户号',
    required: false,
    help: '13 位数字,须为文本。同一户号的各行是同一户的多个用电点;留空由系统编号。',
    sample: '',
    digits: true,
    width: 18,
  },
  openedOn: {
    title: '开户日期',
    required: false,
    help: '写作 2026-11-18;留空为导入当天。',
    sample: '2026-11-18',
    width: 12,
  },
  address: {
    title: '用电地址',
    required: true,
    help: '从省或市写到门牌、室号。',
    sample: '浙江省绍兴市诸暨市暨阳街道示例路1号1幢101室',
    width: 44,
  },
  divisionCode: {
    title: '行政区划代码',
    required: false,
    help: '县 6 位或乡镇 9 位;留空时从地址识别。',
    sample: '',
    digits: true,
    width: 14,
  },
  region: {
    title: '城乡类别',
    required: true,
    help: '决定抢修到达等承诺时限。',
    sample: regions.urban,
    options: Object.values(regions),
    width: 10,
  },
  station: {
    title: '责任供电所',
    required: false,
    help: '供电所的名称或编码,与组织机构一致。',
    sample: '',
    width: 18,
  },
  voltage: {
    title: '电压等级',
    required: true,
    help: '从列表中选择。',
    sample: voltages['220V'].title,
    options: titlesOf(voltages),
    width: 14,
  },
  capacity: {
    title: '容量(kVA)',
    required: true,
    help: '数字,可带小数,如 8 或 0.5。',
    sample: '8',
    width: 12,
  },
  useKind: {
    title: '用电性质',
    required: true,
    help: '从列表中选择。',
    sample: useKinds.residential,
    options: Object.values(useKinds),
    width: 12,
  },
  transformerDistrict: { title: '台区', required: false, help: '可留空。', sample: '', width: 18 },
  feeder: { title: '线路', required: false, help: '可留空。', sample: '', width: 18 },
  meterNo: {
    title: '电能表编号',
    required: false,
    help: '资产编号,6 至 24 位数字或字母,须为文本。',
    sample: '3301000000000001',
    digits: true,
    width: 22,
  },
} as const satisfies Readonly<Record<string, ImportColumn>>;

export type ImportField = keyof typeof importColumns;

export const importFields = Object.keys(importColumns) as readonly ImportField[];

/** A column as the template and the reader see it. */
export function importColumn(field: ImportField): ImportColumn {
  return importColumns[field];
}

function plainTitle(title: string): string {
  return title.normalize('NFKC').replace(/[\s*]/g, '');
}

const fieldsByTitle: ReadonlyMap<string, ImportField> = new Map(
  importFields.map((field) => [plainTitle(importColumns[field].title), field]),
);

/** Which field each column of a file fills; null where the title is none of ours, which is left unread. */
export function fieldsOfTitles(titles: readonly string[]): readonly (ImportField | null)[] {
  return titles.map((title) => fieldsByTitle.get(plainTitle(title)) ?? null);
}

/** Titles of required columns that a file lacks. */
export function missingTitles(fields: readonly (ImportField | null)[]): readonly string[] {
  return importFields
    .filter((field) => importColumns[field].required && !fields.includes(field))
    .map((field) => importColumns[field].title);
}
