import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import type { TakenReading } from '#contracts/metering.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { present } from '#domain/kernel/assert.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { readingStates, type ReadingState } from '#domain/metering/reading.ts';
import { totalWh, useBetween } from '#domain/metering/use.ts';
import type { Quality } from '#domain/metering/validate.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readingCase } from '../events.ts';
import { lockInstalled, type Installed } from '../readings/installed.ts';
import type { NewReading } from '../readings/judge.ts';
import { insertReadings, insertUses, type NewUse, type Taking } from '../readings/write-readings.ts';
import { countsOfValues } from './take-reading.ts';

type Answer = Static<typeof TakenReading>;

export interface ReadingCorrection {
  readonly readingId: string;
  readonly commandId: string;
  readonly values: readonly string[];
  readonly reason: string;
}

interface StoredReading {
  reading_id: string;
  read_on: CalendarDate;
  installation_id: string;
  counts: readonly number[];
  purpose: NewReading['purpose'];
  source: NewReading['source'];
  quality: Quality;
  state: ReadingState;
  plan_id: string | null;
}

const columns = 'reading_id, read_on, installation_id, counts, purpose, source, quality, state, plan_id';

async function storedReading(tx: Tx, orgId: number, readingId: string): Promise<StoredReading> {
  const { rows } = await runSql<StoredReading>(
    tx,
    `select ${columns} from meter_reading where org_id = $1 and reading_id = $2`,
    [orgId, readingId],
  );
  const [row] = rows;
  if (row === undefined) throw new Refusal('not-found', { data: { what: '抄表示数' } });
  return row;
}

/** The accepted reading of the same meter before, or behind, a day. */
async function neighbour(
  tx: Tx,
  orgId: number,
  { of, side }: { of: StoredReading; side: 'before' | 'behind' },
): Promise<StoredReading | null> {
  const [sign, direction] = side === 'before' ? ['<', 'desc'] : ['>', 'asc'];
  const { rows } = await runSql<StoredReading>(
    tx,
    `select ${columns} from meter_reading r where r.org_id = $1 and r.installation_id = $2 and r.state = 'accepted'
       and r.read_on ${sign} $3
       and r.usage_point_id = (select usage_point_id from meter_installation where org_id = $1 and installation_id = $2)
     order by r.read_on ${direction} limit 1`,
    [orgId, of.installation_id, of.read_on],
  );
  return rows[0] ?? null;
}

interface Interval {
  readonly installed: Installed;
  readonly from: StoredReading;
  readonly to: StoredReading;
}

/** A use anew, and the one it takes the place of marked with its id: what billing has read is never edited. */
async function deriveAnew(tx: Tx, taking: Taking, { installed, from, to }: Interval): Promise<NewUse> {
  const { registers, multiplier } = installed;
  const use: NewUse = {
    ...{ installed, quality: 'corrected', fromOn: from.read_on, toOn: to.read_on },
    ...{ fromReadingId: from.reading_id, toReadingId: to.reading_id },
    use: useBetween({ registers, multiplier, from: from.counts, to: to.counts }),
  };
  const [useId] = await insertUses(tx, taking, [use]);
  await runSql(
    tx,
    `update metered_use set superseded_by = $2 where org_id = $1 and account_id = $3 and installation_id = $4
       and to_on = $5 and superseded_by is null and use_id <> $2`,
    [taking.orgId, useId, installed.account_id, installed.installation_id, to.read_on],
  );
  return use;
}

interface Corrected {
  readonly old: StoredReading;
  readonly fresh: StoredReading;
  readonly installed: Installed;
}

async function replace(tx: Tx, taking: Taking, { old, fresh, installed }: Corrected): Promise<NewUse | null> {
  const { orgId } = taking;
  await runSql(
    tx,
    `update meter_reading set state = 'superseded' where org_id = $1 and read_on = $2 and reading_id = $3`,
    [orgId, old.read_on, old.reading_id],
  );
  if (installed.last_reading_id === old.reading_id)
    await runSql(
      tx,
      `update meter_installation set last_reading_id = $3, last_counts = $4::bigint[]
       where org_id = $1 and installation_id = $2`,
      [orgId, installed.installation_id, fresh.reading_id, `{${fresh.counts.join(',')}}`],
    );
  const before = await neighbour(tx, orgId, { of: old, side: 'before' });
  const behind = await neighbour(tx, orgId, { of: old, side: 'behind' });
  const use = before === null ? null : await deriveAnew(tx, taking, { installed, from: before, to: fresh });
  if (behind !== null) await deriveAnew(tx, taking, { installed, from: fresh, to: behind });
  return use;
}

async function carryOut(
  tx: Tx,
  given: ReadingCorrection,
  taking: Taking,
): Promise<Corrected & { use: NewUse | null }> {
  const { orgId } = taking;
  const seen = await storedReading(tx, orgId, given.readingId);
  const installed = present(
    (await lockInstalled(tx, orgId, [seen.installation_id])).get(seen.installation_id),
    'the meter of a reading',
  );
  const old = await storedReading(tx, orgId, given.readingId);
  if (old.state !== 'accepted')
    throw new Refusal('metering.reading-state', { data: { state: readingStates[old.state] } });
  const counts = countsOfValues(installed, given.values);
  const reading: NewReading = {
    ...{ readingId: uuidv7(), installationId: old.installation_id, readOn: old.read_on, counts },
    ...{
      purpose: old.purpose,
      source: old.source === 'estimated' ? 'counter' : old.source,
      quality: 'corrected',
    },
    ...{ reason: given.reason, planId: old.plan_id, corrects: old.reading_id },
  };
  await insertReadings(tx, taking, [{ reading, installed, use: null, findings: [], isHeld: false }]);
  const fresh = { ...old, reading_id: reading.readingId, counts };
  return { old, fresh, installed, use: await replace(tx, taking, { old, fresh, installed }) };
}

/**
 * Corrects an accepted reading: a new one takes its place and names it, and the uses before and behind it are derived
 * anew; the old ones stay, marked with what took their place, so that billing can bill the difference.
 */
export function correctReading(
  platform: Platform,
  caller: Caller,
  given: ReadingCorrection,
): Promise<Answer> {
  const { orgId } = caller;
  const kind = 'reading.corrected';
  return inTransaction(platform.db, [orgId], async (tx) => {
    const { installation_id: id } = await storedReading(tx, orgId, given.readingId);
    const installed = (await lockInstalled(tx, orgId, [id])).get(id);
    const about = readingCase(orgId, present(installed, 'the meter of a reading').usage_point_id);
    const { commandId, reason, readingId } = given;
    const earlier = await earlierData(tx, { ...about, commandId, kind });
    if (earlier !== null)
      return { readingId: String(earlier['byReadingId']), state: 'accepted', wh: null, findings: [] };
    const at = platform.now();
    const done = await carryOut(tx, given, { orgId, takenBy: caller.staffId, at });
    const byReadingId = done.fresh.reading_id;
    const data = {
      readingId,
      byReadingId,
      readOn: done.old.read_on,
      reason,
      was: done.old.counts,
      is: done.fresh.counts,
    };
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId }, [{ kind, at, data }]);
    return {
      readingId: byReadingId,
      state: 'accepted',
      wh: done.use === null ? null : totalWh(done.use.use),
      findings: [],
    };
  });
}
