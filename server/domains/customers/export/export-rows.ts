import { contactChannels } from '#domain/customers/contact.ts';
import { customerKinds, documentKinds, keyCustomerGrades } from '#domain/customers/customer.ts';
import { maskAddress, maskDocumentNumber, maskIdentityNumber, maskPhone } from '#domain/customers/masking.ts';
import { useKinds } from '#domain/customers/use-kind.ts';
import { voltages } from '#domain/customers/voltage.ts';
import { regions } from '#domain/organisation/org-unit.ts';
import type { ClearColumn } from '#contracts/customer-export.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Keys } from '../../../platform/keys.ts';

/** A usage point with what belongs to it; a customer without any has one row of its own. */
interface ExportRow {
  customer_id: string;
  usage_point_id: string | null;
  kind: string;
  name: string;
  document_kind: string | null;
  document_sealed: string | null;
  key_grade: string | null;
  contact_name: string | null;
  channel: string | null;
  phone: string | null;
  account_no: string | null;
  account_status: string | null;
  opened_on: string | null;
  address: string | null;
  region: string | null;
  station: string | null;
  voltage: string | null;
  capacity_va: number | null;
  use_kind: string | null;
  transformer_district: string | null;
  feeder: string | null;
  meter_no: string | null;
}

const rowsSql = `
select c.customer_id, p.usage_point_id, c.kind, c.name, c.document_kind, c.document_sealed, c.key_grade,
  t.name as contact_name, t.channel, t.phone, a.account_no, a.status as account_status, a.opened_on, l.address, l.region,
  u.name as station, p.voltage, p.capacity_va, p.use_kind, p.transformer_district, p.feeder, p.meter_no
from customer c
left join lateral (
  select t.name, t.channel, t.phone from contact t
  where t.org_id = c.org_id and t.customer_id = c.customer_id order by t.phone is null, t.contact_id limit 1) t on true
left join customer_account a on a.org_id = c.org_id and a.customer_id = c.customer_id
left join usage_point p on p.org_id = a.org_id and p.account_id = a.account_id
left join service_location l on l.org_id = p.org_id and l.location_id = p.location_id
left join org_unit u on u.org_id = l.org_id and u.unit_id = l.station_unit_id
where c.org_id = $1 and c.customer_id = any ($2::uuid[])
order by array_position($2::uuid[], c.customer_id), a.account_no, p.usage_point_id`;

/** Everything of these customers, a row for each usage point. */
export async function exportRows(tx: Tx, orgId: number, ids: readonly string[]): Promise<ExportRow[]> {
  const { rows } = await runSql<ExportRow>(tx, rowsSql, [orgId, ids]);
  return rows;
}

interface Shown {
  readonly keys: Pick<Keys, 'decrypt'>;
  readonly clear: ReadonlySet<ClearColumn>;
}

type Value = (row: ExportRow, shown: Shown) => string | number | null;

const wordIn =
  (titles: Readonly<Record<string, string>>, word: (row: ExportRow) => string | null): Value =>
  (row) => {
    const found = word(row);
    return found === null ? null : (titles[found] ?? found);
  };

const titleIn = (catalogue: Readonly<Record<string, { readonly title: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(catalogue).map(([word, { title }]) => [word, title]));

function documentNumber(row: ExportRow, { keys, clear }: Shown): string | null {
  if (row.document_sealed === null) return null;
  const number = keys.decrypt(row.document_sealed);
  if (clear.has('documentNumber')) return number;
  return row.document_kind === 'identity-card' ? maskIdentityNumber(number) : maskDocumentNumber(number);
}

const accountStates = { planned: '待送电', active: '正常', suspended: '暂停用电', closed: '已销户' };

/** Columns of the list, in their order; the titles are those of the import, so that a list can come back. */
export const exportColumns: readonly {
  readonly title: string;
  readonly width: number;
  readonly value: Value;
}[] = [
  { title: '客户类别', width: 14, value: wordIn(customerKinds, ({ kind }) => kind) },
  { title: '客户名称', width: 24, value: ({ name }) => name },
  { title: '证件类型', width: 18, value: wordIn(titleIn(documentKinds), (row) => row.document_kind) },
  { title: '证件号码', width: 22, value: documentNumber },
  { title: '重要用户等级', width: 16, value: wordIn(keyCustomerGrades, (row) => row.key_grade) },
  { title: '联系人', width: 12, value: (row) => row.contact_name },
  { title: '通知方式', width: 10, value: wordIn(contactChannels, ({ channel }) => channel) },
  {
    title: '联系电话',
    width: 16,
    value: ({ phone }, { clear }) => (phone === null || clear.has('phone') ? phone : maskPhone(phone)),
  },
  { title: '户号', width: 18, value: (row) => row.account_no },
  { title: '户号状态', width: 10, value: wordIn(accountStates, (row) => row.account_status) },
  { title: '开户日期', width: 12, value: (row) => row.opened_on },
  {
    title: '用电地址',
    width: 44,
    value: ({ address }, { clear }) =>
      address === null || clear.has('address') ? address : maskAddress(address),
  },
  { title: '城乡类别', width: 10, value: wordIn(regions, ({ region }) => region) },
  { title: '责任供电所', width: 18, value: ({ station }) => station },
  { title: '电压等级', width: 14, value: wordIn(titleIn(voltages), ({ voltage }) => voltage) },
  {
    title: '容量(kVA)',
    width: 12,
    value: (row) => (row.capacity_va === null ? null : row.capacity_va / 1000),
  },
  { title: '用电性质', width: 12, value: wordIn(useKinds, (row) => row.use_kind) },
  { title: '台区', width: 18, value: (row) => row.transformer_district },
  { title: '线路', width: 18, value: ({ feeder }) => feeder },
  { title: '电能表编号', width: 22, value: (row) => row.meter_no },
];
