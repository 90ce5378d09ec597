import { Refusal } from '#domain/kernel/refusal.ts';
import { absenceFault } from '#domain/organisation/absence.ts';
import { runSql } from '../../../platform/db/database.ts';
import { changeAbsences, standingAbsence, type AbsenceCommand } from '../change-absence.ts';
import type { Acting, Saved } from '../events.ts';
import { instantIn } from './mark-absence.ts';

type Change = AbsenceCommand & { readonly revision: number };

/** Comes back sooner or later than planned; what went back to the teams stays there. */
export function changeAbsence(acting: Acting, input: Change & { readonly until: string }): Promise<Saved> {
  const { staffId, absenceId, commandId } = input;
  const untilMs = instantIn(input.until, 'until');
  const command = { staffId, absenceId, commandId, kind: 'absence.changed' as const };
  return changeAbsences(acting, command, async (tx, _staff, rows) => {
    const nowMs = acting.platform.now().getTime();
    const { row, absence, others } = standingAbsence(rows, { ...input, nowMs });
    const wanted = { ...absence, untilMs };
    // When it began is settled: only the end is looked at, however long ago that was.
    const fault = absenceFault(wanted, others, nowMs);
    if (fault !== null && fault.refused !== 'staff.absence-too-early') throw Refusal.from(fault);
    const revision = row.revision + 1;
    const until = new Date(untilMs);
    await runSql(
      tx,
      'update staff_absence set until_at = $3, revision = $4 where org_id = $1 and absence_id = $2',
      [acting.caller.orgId, absenceId, until, revision],
    );
    const data = { until: until.toISOString(), before: row.until_at.toISOString() };
    return { revision, data };
  });
}

/** Back now; an absence that had not begun never was. */
export function endAbsence(acting: Acting, input: Change): Promise<Saved> {
  const { staffId, absenceId, commandId } = input;
  const kind = 'absence.ended' as const;
  return changeAbsences(acting, { staffId, absenceId, commandId, kind }, async (tx, _staff, rows) => {
    const now = acting.platform.now();
    const { row, state } = standingAbsence(rows, { ...input, nowMs: now.getTime() });
    const revision = row.revision + 1;
    const column = state === 'now' ? 'until_at' : 'cancelled_at';
    await runSql(
      tx,
      `update staff_absence set ${column} = $3, revision = $4 where org_id = $1 and absence_id = $2`,
      [acting.caller.orgId, absenceId, now, revision],
    );
    return { revision, data: { state, from: row.from_at.toISOString(), before: row.until_at.toISOString() } };
  });
}
