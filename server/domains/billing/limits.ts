import { defaultLimits, type LimitsByClass } from '#domain/billing/plausibility.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';

/** The limits of a unit; those of the product until it sets its own. */
export async function limitsOf(tx: Tx, orgId: number): Promise<LimitsByClass> {
  const { rows } = await runSql<{ body: LimitsByClass }>(
    tx,
    'select body from billing_limits where org_id = $1 order by version desc limit 1',
    [orgId],
  );
  return rows[0]?.body ?? defaultLimits;
}
