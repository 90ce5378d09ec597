import { v7 as uuidv7 } from 'uuid';
import { addDays, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { estimateReading, estimateWays } from '#domain/metering/estimate.ts';
import { decided, exceptionStates, type Decision, type ExceptionState } from '#domain/metering/reading.ts';
import { follows } from '#domain/metering/validate.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readingCase } from '../events.ts';
import { historyOf, lockInstalled, type Installed } from '../readings/installed.ts';
import { judge, type Judged, type NewReading } from '../readings/judge.ts';
import { applyAccepted, countPlans, insertReadings, type Taking } from '../readings/write-readings.ts';
import { countsOfValues } from './take-reading.ts';

export interface DecidedException {
  readonly exceptionId: string;
  readonly commandId: string;
  readonly decision: Decision;
  readonly values?: readonly string[] | undefined;
  readonly reason: string;
}

interface ExceptionRow {
  exception_id: string;
  reading_id: string | null;
  read_on: CalendarDate;
  installation_id: string;
  usage_point_id: string;
  plan_id: string | null;
  state: ExceptionState;
}

interface HeldRow {
  reading_id: string;
  counts: readonly number[];
  purpose: NewReading['purpose'];
  source: NewReading['source'];
  quality: NewReading['quality'];
  reason: string | null;
}

async function lockException(tx: Tx, orgId: number, exceptionId: string): Promise<ExceptionRow> {
  const { rows } = await runSql<ExceptionRow>(
    tx,
    `select exception_id, reading_id, read_on, installation_id, usage_point_id, plan_id, state from reading_exception
     where org_id = $1 and exception_id = $2 for update`,
    [orgId, exceptionId],
  );
  const [row] = rows;
  if (row === undefined) throw new Refusal('not-found', { data: { what: '抄表异常' } });
  return row;
}

async function heldReading(tx: Tx, orgId: number, row: ExceptionRow): Promise<HeldRow | null> {
  if (row.reading_id === null) return null;
  const { rows } = await runSql<HeldRow>(
    tx,
    `select reading_id, counts, purpose, source, quality, reason from meter_reading
     where org_id = $1 and read_on = $2 and reading_id = $3 and state = 'held'`,
    [orgId, row.read_on, row.reading_id],
  );
  return rows[0] ?? null;
}

/** What a decision is taken on: the exception and its meter, both locked, and the reading that waits. */
interface Matter {
  readonly tx: Tx;
  readonly orgId: number;
  readonly row: ExceptionRow;
  readonly installed: Installed;
  readonly held: HeldRow | null;
}

/** A reading that stands in for another must lie behind the last one: there would be no days to use something in. */
function checkOrder({ row, installed }: Matter): void {
  const { last_on: on, last_counts: counts } = installed;
  if (on === null || counts === null || follows({ last: { on, counts }, readOn: row.read_on })) return;
  throw new Refusal('metering.day-out-of-order', { data: { day: row.read_on, last: on } });
}

async function setState(matter: Matter, state: 'accepted' | 'rejected'): Promise<void> {
  const { tx, orgId, row, held } = matter;
  if (held === null) return;
  await runSql(
    tx,
    'update meter_reading set state = $4 where org_id = $1 and read_on = $2 and reading_id = $3',
    [orgId, row.read_on, held.reading_id, state],
  );
}

async function judgedOf(matter: Matter, reading: NewReading): Promise<Judged> {
  const { tx, orgId, installed } = matter;
  const [judged] = await judge(tx, orgId, {
    readings: [reading],
    installed: new Map([[installed.installation_id, installed]]),
  });
  if (judged === undefined) throw new Refusal('fault.try-again');
  // A person has looked at it.
  return { ...judged, isHeld: false };
}

function standIn(
  { row, held }: Matter,
  about: Pick<NewReading, 'counts' | 'source' | 'quality' | 'reason'>,
): NewReading {
  return {
    ...{ readingId: uuidv7(), installationId: row.installation_id, readOn: row.read_on },
    ...{ purpose: held?.purpose ?? 'regular', planId: row.plan_id, corrects: held?.reading_id ?? null },
    ...about,
  };
}

/** The reading that counts from now on; null where the meter is to be read again. */
async function decidedReading(matter: Matter, given: DecidedException): Promise<NewReading | null> {
  const { held, installed, row, tx, orgId } = matter;
  switch (given.decision) {
    case 're-read':
      return null;
    case 'accept':
      if (held === null) throw new Refusal('metering.nothing-to-accept');
      return { ...standIn(matter, held), readingId: held.reading_id, corrects: null };
    case 'correct':
      return standIn(matter, {
        counts: countsOfValues(installed, given.values ?? []),
        ...{ source: 'counter', quality: 'corrected', reason: given.reason },
      });
    case 'estimate': {
      const { last_on: on, last_counts: counts, registers, multiplier } = installed;
      if (on === null || counts === null) throw new Refusal('metering.no-history');
      const before = addDays(row.read_on, 0);
      const uses =
        (await historyOf(tx, orgId, { installed: [installed], before })).get(row.usage_point_id) ?? [];
      const last = { on, counts };
      const estimate = estimateReading({ registers, multiplier, last, readOn: row.read_on, history: uses });
      if (isRefused(estimate)) throw Refusal.from(estimate);
      const reason = `${estimateWays[estimate.way]}；${given.reason}`;
      return standIn(matter, { counts: estimate.counts, source: 'estimated', quality: 'estimated', reason });
    }
  }
}

async function carryOut(matter: Matter, given: DecidedException, taking: Taking): Promise<Judged | null> {
  const { tx, orgId, row } = matter;
  if (given.decision !== 're-read') checkOrder(matter);
  const reading = await decidedReading(matter, given);
  const isSame = given.decision === 'accept';
  await setState(matter, isSame ? 'accepted' : 'rejected');
  const judged = reading === null ? null : await judgedOf(matter, reading);
  if (judged !== null) {
    if (!isSame) await insertReadings(tx, taking, [judged]);
    await applyAccepted(tx, taking, [judged]);
  }
  await runSql(
    tx,
    `update reading_exception set state = $3, decided_by = $4, decided_at = $5, reason = $6
     where org_id = $1 and exception_id = $2`,
    [orgId, given.exceptionId, decided[given.decision], taking.takenBy, taking.at, given.reason],
  );
  await countPlans(tx, orgId, row.plan_id === null ? [] : [row.plan_id]);
  return judged;
}

/**
 * Decides an exception: the value holds, is estimated (MET-10), corrected, or is to be read again. Of two people at the
 * same instant one decides; the same command again changes nothing.
 */
export function decideException(
  platform: Platform,
  caller: Caller,
  given: DecidedException,
): Promise<{ exceptionId: string; state: ExceptionState }> {
  const { orgId } = caller;
  const { exceptionId, commandId, decision, reason } = given;
  const kind = 'reading-exception.decided';
  return inTransaction(platform.db, [orgId], async (tx) => {
    const row = await lockException(tx, orgId, exceptionId);
    const about = readingCase(orgId, row.usage_point_id);
    const earlier = await earlierData(tx, { ...about, commandId, kind });
    if (earlier !== null) return { exceptionId, state: row.state };
    if (row.state !== 'open')
      throw new Refusal('metering.exception-decided', { data: { state: exceptionStates[row.state] } });
    const installed = (await lockInstalled(tx, orgId, [row.installation_id])).get(row.installation_id);
    if (installed === undefined) throw new Refusal('not-found', { data: { what: '表计' } });
    const matter = { tx, orgId, row, installed, held: await heldReading(tx, orgId, row) };
    const at = platform.now();
    const judged = await carryOut(matter, given, { orgId, takenBy: caller.staffId, at });
    const reading =
      judged === null ? null : { readingId: judged.reading.readingId, counts: judged.reading.counts };
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId }, [
      { kind, at, data: { exceptionId, decision, reason, readOn: row.read_on, reading } },
    ]);
    return { exceptionId, state: decided[decision] };
  });
}
