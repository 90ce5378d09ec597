import { startingRules, type Rules } from '#domain/metering/rules.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

/** The rules in force in a unit; version 0 are those it begins with. */
export interface RulesVersion {
  readonly version: number;
  readonly rules: Rules;
}

export async function rulesOf(tx: Tx, orgId: number): Promise<RulesVersion> {
  const { rows } = await runSql<{ version: number; body: Rules }>(
    tx,
    'select version, body from reading_rules where org_id = $1 order by version desc limit 1',
    [orgId],
  );
  const [row] = rows;
  return row === undefined ? { version: 0, rules: startingRules } : { version: row.version, rules: row.body };
}
