import { daySeal, firstPreviousSeal, type DaySeal } from '#domain/audit/day-seal.ts';
import { addDays, calendarDate, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { inTransaction, reading, runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { anchor, anchorsOf } from './anchors.ts';
import { dayRoot } from './day-events.ts';

/** Events are stamped before they are committed: a day is closed once nothing of it can still be on its way. */
const settleMs = 10 * 60_000;

interface SealRow {
  day: string;
  event_count: number;
  root: string;
  previous_seal: string;
  seal: string;
}

/** A stored seal as the rules know it. */
export function sealOfRow(orgId: number, row: SealRow): DaySeal {
  return {
    orgId,
    day: row.day,
    count: row.event_count,
    root: row.root,
    previousSeal: row.previous_seal,
    seal: row.seal,
  };
}

/** Columns of a seal. */
export const sealColumns = 'day, event_count, root, previous_seal, seal';

/** The business date of a unit's first event; null before it has one. */
export async function firstEventDay(tx: Tx, orgId: number): Promise<CalendarDate | null> {
  const { rows } = await runSql<{ at: Date }>(
    tx,
    'select at from event where org_id = $1 and isfinite(at) order by at, case_id, seq limit 1',
    [orgId],
  );
  return rows[0] === undefined ? null : businessDate(rows[0].at.getTime());
}

async function newestSeal(tx: Tx, orgId: number): Promise<{ day: string; seal: string } | null> {
  const { rows } = await runSql<{ day: string; seal: string }>(
    tx,
    'select day, seal from day_seal where org_id = $1 order by day desc limit 1',
    [orgId],
  );
  return rows[0] ?? null;
}

/** The newest day that can be sealed at that instant: yesterday, and the day before for ten minutes after midnight. */
export function lastClosedDay(nowMs: number): CalendarDate {
  return addDays(businessDate(nowMs - settleMs), -1);
}

/** Seals the unit's next open day; null when every day up to the last closed one is sealed. */
async function sealNextDay(platform: Platform, orgId: number): Promise<DaySeal | null> {
  return inTransaction(platform.db, [orgId], async (tx) => {
    const newest = await newestSeal(tx, orgId);
    const day = newest === null ? await firstEventDay(tx, orgId) : addDays(calendarDate(newest.day), 1);
    if (day === null || day > lastClosedDay(platform.now().getTime())) return null;
    const { count, root } = await dayRoot(tx, orgId, day);
    const content = { orgId, day, count, root, previousSeal: newest?.seal ?? firstPreviousSeal(orgId) };
    const seal = daySeal(platform.keys.seal, content);
    await runSql(
      tx,
      `insert into day_seal (org_id, day, event_count, previous_seal, root, seal, sealed_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (org_id, day) do nothing`,
      [orgId, day, count, content.previousSeal, root, seal, platform.now()],
    );
    return { ...content, seal };
  });
}

/** Writes down in the data folder what is sealed and does not stand there yet. */
async function anchorNew(platform: Platform, orgId: number): Promise<void> {
  const known = await anchorsOf(platform, orgId);
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql<{ day: string; seal: string }>(
      tx,
      'select day, seal from day_seal where org_id = $1 order by day',
      [orgId],
    ),
  );
  await anchor(
    platform,
    rows.filter(({ day }) => !known.has(day)).map(({ day, seal }) => ({ orgId, day, seal })),
  );
}

/** Seals every open day of a unit, one transaction a day; run again it finds nothing to do. Answers the days sealed. */
export async function sealUnit(platform: Platform, orgId: number): Promise<string[]> {
  const sealed: string[] = [];
  for (;;) {
    const next = await sealNextDay(platform, orgId);
    if (next === null) break;
    sealed.push(next.day);
  }
  await anchorNew(platform, orgId);
  return sealed;
}

/** The same for every unit. */
export async function sealDays(platform: Platform): Promise<number> {
  await platform.db.refreshOrgs();
  let days = 0;
  for (const orgId of platform.db.orgIds()) days += (await sealUnit(platform, orgId)).length;
  return days;
}
