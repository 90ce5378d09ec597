/** Who is away, as the other domains and the commands ask for it (R2). */
import { absenceState, type Absence, type AbsenceState } from '#domain/organisation/absence.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { bySystem } from '../../platform/events/record.ts';
import { keepByOrg } from '../../platform/live/kept-by-org.ts';
import type { Platform } from '../../platform/platform.ts';
import { recordEntry } from './events.ts';

/** The job of the orders, who know what somebody holds; asked for in the transaction that marks the absence. */
export const absenceJob = 'return-tasks-of-absent';

export interface AbsenceRow {
  readonly absence_id: string;
  readonly staff_id: string;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly reason: string;
  readonly begun_at: Date | null;
  readonly cancelled_at: Date | null;
  readonly revision: number;
}

/** The row as the rules read it. */
export function absenceOf(row: Pick<AbsenceRow, 'from_at' | 'until_at' | 'cancelled_at'>): Absence {
  return {
    fromMs: row.from_at.getTime(),
    untilMs: row.until_at.getTime(),
    cancelled: row.cancelled_at !== null,
  };
}

const absencesMax = 200;

/** The absences of one person, the newest first. */
export async function absencesOf(
  tx: Tx,
  { orgId, staffId }: { readonly orgId: number; readonly staffId: string },
): Promise<(AbsenceRow & { readonly marked_by: string })[]> {
  const { rows } = await runSql<AbsenceRow & { readonly marked_by: string }>(
    tx,
    `select a.absence_id, a.staff_id, a.from_at, a.until_at, a.reason, a.begun_at, a.cancelled_at, a.revision,
       s.name as marked_by
     from staff_absence a join staff s on s.org_id = a.org_id and s.staff_id = a.marked_by
     where a.org_id = $1 and a.staff_id = $2 order by a.from_at desc, a.absence_id limit ${absencesMax.toString()}`,
    [orgId, staffId],
  );
  return rows;
}

export interface AbsenceView {
  readonly absenceId: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly state: AbsenceState;
  readonly markedBy: string;
  readonly revision: number;
}

/** The same for the screen. */
export async function absenceList(
  platform: Platform,
  tx: Tx,
  key: { readonly orgId: number; readonly staffId: string },
): Promise<{ items: AbsenceView[] }> {
  const nowMs = platform.now().getTime();
  const rows = await absencesOf(tx, key);
  return {
    items: rows.map((row) => ({
      absenceId: row.absence_id,
      from: row.from_at.toISOString(),
      until: row.until_at.toISOString(),
      reason: row.reason,
      state: absenceState(absenceOf(row), nowMs),
      markedBy: row.marked_by,
      revision: row.revision,
    })),
  };
}

interface KeptAbsence extends Absence {
  readonly staffId: string;
}

const keptMax = 5000;

/** Whatever ends last first: what is long over falls out, without asking a clock that may be in the hand of a test. */
const kept = keepByOrg<readonly KeptAbsence[]>(async (tx, orgId) => {
  const { rows } = await runSql<AbsenceRow>(
    tx,
    `select staff_id, from_at, until_at, cancelled_at from staff_absence
     where org_id = $1 and cancelled_at is null order by until_at desc limit ${keptMax.toString()}`,
    [orgId],
  );
  return rows.map((row) => ({ staffId: row.staff_id, ...absenceOf(row) }));
});

/** Everybody who is away at the platform's instant and until when (epoch ms); kept, as every claim asks. */
export async function awayNow(
  platform: Platform,
  tx: Tx,
  orgId: number,
): Promise<ReadonlyMap<string, number>> {
  const nowMs = platform.now().getTime();
  const all = await kept.read(platform, tx, orgId);
  return new Map(
    all
      .filter((absence) => absenceState(absence, nowMs) === 'now')
      .map(({ staffId, untilMs }) => [staffId, untilMs]),
  );
}

/** Tells every process, this one at once, that somebody's absences changed; after the commit. */
export function absencesChanged(platform: Platform, orgId: number, staffId: string): void {
  kept.forget(platform, orgId);
  platform.live.publish([{ orgId, kind: 'setting', id: staffId, detail: 'absence' }]);
}

/**
 * Who must hold no task at the platform's instant, read afresh: whoever is away, with the end (epoch ms), and whoever
 * is suspended or has left (null).
 */
export async function offDuty(
  platform: Platform,
  tx: Tx,
  orgId: number,
): Promise<ReadonlyMap<string, number | null>> {
  const { rows } = await runSql<{ staff_id: string; until_at: Date | null }>(
    tx,
    `select staff_id, null::timestamptz as until_at from staff where org_id = $1 and status <> 'active'
     union all
     select staff_id, until_at from staff_absence
     where org_id = $1 and cancelled_at is null and from_at <= $2 and until_at > $2`,
    [orgId, platform.now()],
  );
  return new Map(rows.map((row) => [row.staff_id, row.until_at?.getTime() ?? null]));
}

/** Records the beginning of every absence that has begun, each once, whichever worker comes first. */
export async function beginAbsences(platform: Platform, tx: Tx, orgId: number): Promise<number> {
  const { rows } = await runSql<AbsenceRow>(
    tx,
    `update staff_absence set begun_at = $2
     where org_id = $1 and begun_at is null and cancelled_at is null and from_at <= $2 and until_at > $2
     returning absence_id, staff_id, until_at`,
    [orgId, platform.now()],
  );
  for (const row of rows) {
    await recordEntry(platform, tx, {
      orgId,
      caseKind: 'staff',
      caseId: row.staff_id,
      origin: bySystem,
      kind: 'absence.begun',
      data: { absenceId: row.absence_id, until: row.until_at.toISOString() },
    });
  }
  return rows.length;
}
