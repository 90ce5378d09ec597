import { parseInstant } from '#domain/kernel/instant.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { absenceFault } from '#domain/organisation/absence.ts';
import { runSql } from '../../../platform/db/database.ts';
import { enqueue } from '../../../platform/jobs/worker.ts';
import { absenceJob, absenceOf } from '../absences.ts';
import { changeAbsences, type AbsenceCommand } from '../change-absence.ts';
import { refuseInactive } from '../change-staff.ts';
import type { Acting, Saved } from '../events.ts';

/** ISO text as an instant; what cannot be read is refused at its field. */
export function instantIn(text: string, field: string): number {
  const atMs = parseInstant(text);
  if (isRefused(atMs)) throw Refusal.from({ ...atMs, field });
  return atMs;
}

export interface MarkedAbsence extends AbsenceCommand {
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

const insertAbsence = `
  insert into staff_absence (org_id, absence_id, staff_id, from_at, until_at, reason, marked_by, marked_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (org_id, absence_id) do nothing returning absence_id`;

/** Somebody is away for a time: when it begins, at once or later, what they hold goes back to their teams (R2). */
export function markAbsence(acting: Acting, input: MarkedAbsence): Promise<Saved> {
  const { staffId, absenceId, commandId, reason } = input;
  const { platform, caller } = acting;
  const fromMs = instantIn(input.from, 'from');
  const untilMs = instantIn(input.until, 'until');
  const command = { staffId, absenceId, commandId, kind: 'absence.marked' as const };
  return changeAbsences(acting, command, async (tx, staff, rows) => {
    refuseInactive(staff);
    const now = platform.now();
    const fault = absenceFault({ fromMs, untilMs, cancelled: false }, rows.map(absenceOf), now.getTime());
    if (fault !== null) throw Refusal.from(fault);
    const [from, until] = [new Date(fromMs), new Date(untilMs)];
    const row = [caller.orgId, absenceId, staffId, from, until, reason, caller.staffId, now];
    const written = await runSql(tx, insertAbsence, row);
    if (written.rows.length === 0) throw new Refusal('conflict.id-reused', { field: 'absenceId' });
    await enqueue(tx, {
      name: absenceJob,
      payload: {},
      key: `absence:${absenceId}`,
      ...(from > now ? { runAt: from } : {}),
    });
    return {
      revision: 1,
      data: { from: from.toISOString(), until: until.toISOString() },
      personal: { reason },
    };
  });
}
