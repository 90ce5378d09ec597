import { runSql, type Tx } from '../../../platform/db/database.ts';
import { searchEntry } from './search-entry.ts';

interface Row {
  names: string[];
  addresses: string[];
  phones: string[];
  account_nos: string[];
  meter_nos: string[];
  document_digests: string[];
}

const findableSql = `
select array(select m.document_digest from customer m where m.org_id = c.org_id
    and (m.customer_id = c.customer_id or m.merged_into = c.customer_id) and m.document_digest is not null)
    as document_digests,
  -- By the names of the files that went into it a customer is still looked for.
  array[c.name] || array(select m.name from customer m where m.org_id = c.org_id and m.merged_into = c.customer_id) || array(select t.name from contact t where t.org_id = c.org_id and t.customer_id = c.customer_id) as names,
  array(select t.phone from contact t where t.org_id = c.org_id and t.customer_id = c.customer_id and t.phone is not null)
    as phones,
  array(select a.account_no from customer_account a where a.org_id = c.org_id and a.customer_id = c.customer_id)
    as account_nos,
  array(select distinct l.address from customer_account a
    join usage_point p on p.org_id = a.org_id and p.account_id = a.account_id
    join service_location l on l.org_id = p.org_id and l.location_id = p.location_id
    where a.org_id = c.org_id and a.customer_id = c.customer_id) as addresses,
  array(select p.meter_no from customer_account a
    join usage_point p on p.org_id = a.org_id and p.account_id = a.account_id
    where a.org_id = c.org_id and a.customer_id = c.customer_id and p.meter_no is not null) as meter_nos
from customer c where c.org_id = $1 and c.customer_id = $2 and c.merged_into is null`;

/** Where a file went into another one, the other one is found. */
const nothing = { tokens: [], texts: '' };

/** Makes the search entry of a customer anew, after a change of what they are found by. */
export async function refreshSearch(
  tx: Tx,
  { orgId, customerId }: { orgId: number; customerId: string },
): Promise<void> {
  const { rows } = await runSql<Row>(tx, findableSql, [orgId, customerId]);
  const row = rows[0];
  const { tokens, texts } =
    row === undefined
      ? nothing
      : searchEntry({
          names: row.names,
          addresses: row.addresses,
          phones: row.phones,
          accountNos: row.account_nos,
          meterNos: row.meter_nos,
          documentDigests: row.document_digests,
        });
  await tx
    .updateTable('customer_search')
    .set({ tokens: [...tokens], texts })
    .where('org_id', '=', orgId)
    .where('customer_id', '=', customerId)
    .execute();
}
