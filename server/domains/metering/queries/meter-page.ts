import type { Static } from 'typebox';
import type { MeterPage } from '#contracts/metering.ts';
import { eventTitle } from '#domain/event-titles.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { movesFrom } from '#domain/metering/meter-life.ts';
import type { Register } from '#domain/metering/register.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { meterColumns, meterLine, meterTables, type MeterRow } from './meter-list.ts';
import { installationColumns, installationTables, installationView, type InstallationRow } from './views.ts';

type Page = Static<typeof MeterPage>;

interface WholeRow extends MeterRow {
  registers: readonly Register[];
  ratio: number | null;
  purchased_on: string | null;
  verified_on: string | null;
}

async function lifeOf(tx: Tx, orgId: number, meterId: string): Promise<Page['history']> {
  const { rows } = await runSql<{ at: Date; kind: string; name: string | null; reason: string | null }>(
    tx,
    `select e.at, e.kind, s.name, e.data ->> 'reason' as reason from event e
     left join staff s on s.org_id = e.org_id and s.staff_id = e.actor_id
     where e.org_id = $1 and e.case_id = $2 order by e.seq desc limit 100`,
    [orgId, meterId],
  );
  return rows.map(({ at, kind, name, reason }) => ({
    at: at.toISOString(),
    title: eventTitle(kind),
    actor: name,
    reason,
  }));
}

/** A meter with where it hung, and what was done with it. */
export async function meterPage(tx: Tx, orgId: number, meterId: string): Promise<Page> {
  const { rows } = await runSql<WholeRow>(
    tx,
    `select ${meterColumns}, m.registers, m.ratio, m.purchased_on, m.verified_on from ${meterTables}
     where m.org_id = $1 and m.meter_id = $2`,
    [orgId, meterId],
  );
  const [row] = rows;
  if (row === undefined) throw new Refusal('not-found', { data: { what: '计量器具' } });
  const hung = await runSql<InstallationRow>(
    tx,
    `select ${installationColumns} from ${installationTables}
     where i.org_id = $1 and i.meter_id = $2 order by lower(i.valid) desc limit 50`,
    [orgId, meterId],
  );
  return {
    ...meterLine(row),
    registers: [...row.registers],
    ratio: row.ratio,
    purchasedOn: row.purchased_on,
    verifiedOn: row.verified_on,
    moves: [...movesFrom(row.status)],
    installations: hung.rows.map(installationView),
    history: await lifeOf(tx, orgId, meterId),
  };
}
