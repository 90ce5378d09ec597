import { createHash } from 'node:crypto';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import type { ReadingState } from '#domain/metering/reading.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { record, type Case, type Origin } from '../../../platform/events/record.ts';
import type { Work } from '../../../platform/work.ts';
import { lockInstalled, type Installed } from './installed.ts';
import { judge, type Judged, type NewReading } from './judge.ts';
import { applyAccepted, countPlans, insertFindings, insertReadings, type Taking } from './write-readings.ts';

/** A list of readings that arrives at once, one a meter. */
export interface ReadingList {
  readonly about: Case;
  readonly origin: Origin;
  /** The id of the command, where the list is one of its own. */
  readonly commandId?: string | undefined;
  readonly readings: readonly NewReading[];
}

/** What became of a list. */
export interface Taken {
  readonly judged: readonly Judged[];
  /** Readings that had been taken before, by an earlier arrival of the same list. */
  readonly before: ReadonlyMap<string, ReadingState>;
}

/** Readings of these ids that are there already. */
async function takenBefore(
  tx: Tx,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadingState>> {
  const { rows } = await runSql<{ reading_id: string; state: ReadingState }>(
    tx,
    'select reading_id, state from meter_reading where org_id = $1 and reading_id = any($2::uuid[])',
    [orgId, [...ids]],
  );
  return new Map(rows.map((row) => [row.reading_id, row.state]));
}

/** Refuses a day ahead, and a day on which the meter did not hang there. */
export function checkDay(installed: Installed | undefined, readOn: CalendarDate, today: CalendarDate): void {
  if (readOn > today) throw new Refusal('metering.day-ahead', { field: 'readOn', data: { day: readOn } });
  if (installed === undefined) throw new Refusal('not-found', { data: { what: '表计' } });
  const { from_on: from, to_on: to, meter_no: what } = installed;
  if (readOn < from || (to !== null && readOn > to))
    throw new Refusal('metering.no-meter', { field: 'readOn', data: { what, day: readOn } });
}

/** What tells a list from another in its event, without repeating a million values there. */
function digestOf(judged: readonly Judged[]): string {
  const hash = createHash('sha256');
  for (const { reading, isHeld } of judged)
    hash.update(
      `${reading.readingId} ${reading.readOn} ${reading.counts.join(' ')} ${isHeld ? 'held' : 'accepted'}\n`,
    );
  return hash.digest('hex');
}

/**
 * Takes readings as a set: locks the meters, validates, writes readings, uses and exceptions in a handful of statements
 * whatever the length, and one event for all. The same list again changes nothing.
 */
export async function takeReadings(work: Work, list: ReadingList): Promise<Taken> {
  const { platform, tx } = work;
  const { orgId } = list.about;
  const at = platform.now();
  const installed = await lockInstalled(
    tx,
    orgId,
    list.readings.map(({ installationId }) => installationId),
  );
  const before = await takenBefore(
    tx,
    orgId,
    list.readings.map(({ readingId }) => readingId),
  );
  const fresh = list.readings.filter(({ readingId }) => !before.has(readingId));
  if (fresh.length === 0) return { judged: [], before };
  const today = businessDate(at.getTime());
  for (const { installationId, readOn } of fresh) checkDay(installed.get(installationId), readOn, today);
  const judged = await judge(tx, orgId, { readings: fresh, installed });
  await writeJudged(work, list, judged);
  return { judged, before };
}

async function writeJudged(
  { platform, tx }: Work,
  list: ReadingList,
  judged: readonly Judged[],
): Promise<void> {
  const { about, origin, commandId } = list;
  const at = platform.now();
  const taking: Taking = { orgId: about.orgId, takenBy: origin.actorId, at };
  await insertReadings(tx, taking, judged);
  await insertFindings(tx, taking, judged);
  await applyAccepted(
    tx,
    taking,
    judged.filter(({ isHeld }) => !isHeld),
  );
  const plans = judged.flatMap(({ reading }) => (reading.planId === null ? [] : [reading.planId]));
  await countPlans(tx, about.orgId, plans);
  const [only] = judged;
  const held = judged.filter(({ isHeld }) => isHeld).length;
  const data = {
    ...{ count: judged.length, accepted: judged.length - held, held, digest: digestOf(judged) },
    ...(judged.length === 1 && only !== undefined
      ? { readingId: only.reading.readingId, meterNo: only.installed.meter_no, readOn: only.reading.readOn }
      : {}),
  };
  await record({ platform, tx }, { ...about, ...origin, commandId }, [{ kind: 'readings.taken', at, data }]);
}
