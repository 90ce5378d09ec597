import { v7 as uuid } from 'uuid';
import { findingsOf } from '#domain/customers/quality/checks.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { loadFiles } from './load-files.ts';

/**
 * Writes what was found and closes what is no longer wrong. An ignored finding stays ignored as long as the value is
 * the one that was let pass; a fixed one that is wrong again is open again.
 */
const storeSql = `
with given as (
  select * from jsonb_to_recordset($3::jsonb) as g(finding_id uuid, customer_id uuid, rule text, subject text,
    fingerprint text, detail jsonb, unit_id uuid)
), stored as (
  insert into quality_finding as f (org_id, finding_id, customer_id, rule, subject, fingerprint, detail, unit_id, status,
    found_at)
  select $1, g.finding_id, g.customer_id, g.rule, g.subject, g.fingerprint, g.detail, g.unit_id, 'open', $4 from given g
  on conflict (org_id, customer_id, rule, subject) do update set
    fingerprint = excluded.fingerprint, detail = excluded.detail, unit_id = excluded.unit_id,
    status = 'open', found_at = excluded.found_at, closed_at = null, closed_by = null, reason = null
  where f.status = 'fixed' or f.fingerprint <> excluded.fingerprint
)
update quality_finding f set status = 'fixed', closed_at = $4, closed_by = $5, reason = null
where f.org_id = $1 and f.customer_id = any ($2::uuid[]) and f.status = 'open'
  and not exists (select from given g where g.customer_id = f.customer_id and g.rule = f.rule and g.subject = f.subject)`;

/** Who mended it, when it was not the night's round that noticed. */
interface Checking {
  readonly orgId: number;
  readonly customerIds: readonly string[];
  readonly by?: string | null;
}

/** Checks customers by every rule and brings their findings up to date. */
export async function checkCustomers(platform: Platform, tx: Tx, given: Checking): Promise<void> {
  const { orgId, customerIds, by = null } = given;
  const now = platform.now();
  const today = businessDate(now.getTime());
  const files = await loadFiles(tx, platform.keys, { orgId, customerIds });
  const found = files.flatMap(({ file, unitId }) =>
    findingsOf(file, today).map(({ rule, subject, value, detail }) => ({
      finding_id: uuid(),
      customer_id: file.customerId,
      rule,
      subject,
      fingerprint: platform.keys.digest('quality-value', `${orgId.toString()}:${value}`),
      detail,
      unit_id: unitId,
    })),
  );
  await runSql(tx, storeSql, [orgId, customerIds, JSON.stringify(found), now, by]);
}

/**
 * After a change of a file: what it mended closes at once. Customers without open findings are left to the night, so
 * that an ordinary change costs one look at an index.
 */
export async function recheckMended(platform: Platform, tx: Tx, given: Checking): Promise<void> {
  const { rows } = await runSql<{ customer_id: string }>(
    tx,
    `select distinct customer_id from quality_finding
     where org_id = $1 and status = 'open' and (customer_id = any ($2::uuid[]) or subject = any ($3::text[]))`,
    [given.orgId, given.customerIds, given.customerIds],
  );
  const customerIds = rows.map(({ customer_id }) => customer_id).slice(0, mendedMax);
  if (customerIds.length > 0) await checkCustomers(platform, tx, { ...given, customerIds });
}

/** A customer and those suspected to be the same; the night sees to any more. */
const mendedMax = 20;
