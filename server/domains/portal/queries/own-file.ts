import type { Static } from 'typebox';
import type { OwnFile } from '#contracts/portal-customer.ts';
import {
  maskAddress,
  maskDocumentNumber,
  maskEmail,
  maskName,
  maskPhone,
} from '#domain/customers/masking.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { CustomerCaller } from '../../../platform/http/customer-sessions.ts';
import type { Platform } from '../../../platform/platform.ts';

type File = Static<typeof OwnFile>;

interface FileRow {
  name: string;
  kind: string;
  document_sealed: string | null;
  special_needs: string[];
  demo: boolean;
  contacts: File['contacts'] | null;
  accounts: File['accounts'] | null;
}

/** One statement; every part is bound to the customer of the session. */
const fileSql = `
select c.name, c.kind, c.document_sealed, c.special_needs, c.demo,
  (select jsonb_agg(jsonb_build_object('contactId', t.contact_id, 'name', t.name, 'phone', t.phone, 'email', t.email,
       'address', t.address, 'purposes', t.purposes, 'channel', t.channel) order by t.contact_id)
   from contact t where t.org_id = c.org_id and t.customer_id = c.customer_id) as contacts,
  (select jsonb_agg(jsonb_build_object('accountId', a.account_id, 'accountNo', a.account_no, 'status', a.status,
       'openedOn', a.opened_on, 'points', coalesce((
         select jsonb_agg(jsonb_build_object('address', l.address, 'voltage', p.voltage, 'capacityVa', p.capacity_va,
           'useKind', p.use_kind, 'meterNo', p.meter_no, 'status', p.status) order by p.usage_point_id)
         from usage_point p join service_location l on l.org_id = p.org_id and l.location_id = p.location_id
         where p.org_id = a.org_id and p.account_id = a.account_id), '[]'::jsonb)) order by a.account_no)
   from customer_account a where a.org_id = c.org_id and a.customer_id = c.customer_id) as accounts
from customer c where c.org_id = $1 and c.customer_id = $2`;

const maskOf = (mask: (text: string) => string) => (text: string | null) =>
  text === null ? null : mask(text);

function masked(file: File): File {
  return {
    ...file,
    masked: true,
    name: maskName(file.name),
    documentNumber: maskOf(maskDocumentNumber)(file.documentNumber),
    contacts: file.contacts.map((contact) => ({
      ...contact,
      name: maskName(contact.name),
      phone: maskOf(maskPhone)(contact.phone),
      email: maskOf(maskEmail)(contact.email),
      address: maskOf(maskAddress)(contact.address),
    })),
    accounts: file.accounts.map((account) => ({
      ...account,
      points: account.points.map((point) => ({ ...point, address: maskAddress(point.address) })),
    })),
  };
}

/** The customer's file in clear, within a transaction. */
export async function fileInClear(platform: Platform, tx: Tx, customer: CustomerCaller): Promise<File> {
  const { rows } = await runSql<FileRow>(tx, fileSql, [customer.orgId, customer.customerId]);
  const [row] = rows;
  if (row === undefined) throw new Refusal('not-found', { data: { what: '资料' } });
  return {
    unit: { code: customer.orgCode, name: customer.orgName },
    name: row.name,
    kind: row.kind,
    masked: false,
    documentNumber: row.document_sealed === null ? null : platform.keys.decrypt(row.document_sealed),
    specialNeeds: row.special_needs,
    contacts: row.contacts ?? [],
    accounts: row.accounts ?? [],
    currentAccountId: customer.accountId,
    demo: row.demo,
  };
}

/** What the customer sees of their file without a further code: enough to recognise, nothing to copy. */
export function ownFile(platform: Platform, customer: CustomerCaller): Promise<File> {
  return reading(platform.db, [customer.orgId], async (tx) =>
    masked(await fileInClear(platform, tx, customer)),
  );
}
