import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { present } from '#domain/kernel/assert.ts';
import type { WholeUse } from '#domain/metering/estimate.ts';
import type { ReadingPurpose, ReadingSource } from '#domain/metering/reading.ts';
import type { Rules } from '#domain/metering/rules.ts';
import { validate, type Quality, type Validated } from '#domain/metering/validate.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { historyOf, type Installed } from './installed.ts';
import { rulesOf } from './rules.ts';

/** A reading as it arrives; its values are counts already. */
export interface NewReading {
  readonly readingId: string;
  readonly installationId: string;
  readonly readOn: CalendarDate;
  readonly counts: readonly number[];
  readonly purpose: ReadingPurpose;
  readonly source: ReadingSource;
  readonly quality: Quality;
  readonly reason: string | null;
  readonly planId: string | null;
  readonly corrects: string | null;
}

/** A reading with what the rules say of it. */
export interface Judged extends Validated {
  readonly reading: NewReading;
  readonly installed: Installed;
}

async function dueDays(tx: Tx, orgId: number, readings: readonly NewReading[]) {
  const ids = [...new Set(readings.flatMap(({ planId }) => (planId === null ? [] : [planId])))];
  if (ids.length === 0) return new Map<string, CalendarDate>();
  const { rows } = await runSql<{ plan_id: string; due_on: CalendarDate }>(
    tx,
    'select plan_id, due_on from reading_plan where org_id = $1 and plan_id = any($2::uuid[])',
    [orgId, ids],
  );
  return new Map(rows.map((row) => [row.plan_id, row.due_on]));
}

interface Known {
  readonly rules: Rules;
  readonly history: readonly WholeUse[];
  readonly dueOn: CalendarDate | null;
}

/** What the rules say of one reading of a meter whose last reading and earlier uses are known. */
export function judgeOne(reading: NewReading, installed: Installed, known: Known): Judged {
  const { registers, multiplier, last_on: on, last_counts: counts } = installed;
  const facts = {
    ...{ registers, multiplier, counts: reading.counts, readOn: reading.readOn, quality: reading.quality },
    last: on === null || counts === null ? null : { on, counts },
    ...{ dueOn: known.dueOn, history: known.history },
    ...{ useKind: installed.use_kind, capacityVa: installed.capacity_va },
  };
  return { reading, installed, ...validate(facts, known.rules) };
}

/**
 * Judges a whole list with three reads, whatever its length; one reading a meter. The installations are given, locked
 * where the list is to be written.
 */
export async function judge(
  tx: Tx,
  orgId: number,
  { readings, installed }: { readings: readonly NewReading[]; installed: ReadonlyMap<string, Installed> },
): Promise<readonly Judged[]> {
  const [first] = readings;
  if (first === undefined) return [];
  const before = readings.reduce((least, { readOn }) => (readOn < least ? readOn : least), first.readOn);
  const { rules } = await rulesOf(tx, orgId);
  const due = await dueDays(tx, orgId, readings);
  const history = await historyOf(tx, orgId, { installed: [...installed.values()], before });
  return readings.map((reading) => {
    const at = present(installed.get(reading.installationId), 'the meter of a reading');
    const dueOn = reading.planId === null ? null : (due.get(reading.planId) ?? null);
    return judgeOne(reading, at, { rules, dueOn, history: history.get(at.usage_point_id) ?? [] });
  });
}
