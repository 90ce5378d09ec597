import type { Static } from 'typebox';
import type { TakenReading, takeReading as contract } from '#contracts/metering.ts';
import type { enterReadings as listContract } from '#contracts/metering-routes.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused, Refusal, type Refused } from '#domain/kernel/refusal.ts';
import { countsOfAll } from '#domain/metering/register.ts';
import { totalWh } from '#domain/metering/use.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { readingCase } from '../events.ts';
import { installedOf, type Installed } from '../readings/installed.ts';
import type { NewReading } from '../readings/judge.ts';
import { takeReadings, type Taken } from '../readings/take-readings.ts';

type Answer = Static<typeof TakenReading>;
export type OneReading = Static<(typeof contract)['body']>;

/** The values of a meter as counts; every objection at once. */
export function countsOfValues(
  installed: Installed,
  values: readonly string[],
  field = 'values',
): readonly number[] {
  const read = countsOfAll(values, installed.registers);
  const objections = read.filter((each): each is Refused => isRefused(each));
  throwRefused(
    objections.map((each) => ({ ...each, field: (each.field ?? 'values').replace(/^values/, field) })),
  );
  return read.filter((each): each is number => typeof each === 'number');
}

/** What became of each reading, in the order of the list. */
export function answersOf(ids: readonly string[], { judged, before }: Taken): Answer[] {
  const fresh = new Map(judged.map((each) => [each.reading.readingId, each]));
  return ids.map((readingId) => {
    const each = fresh.get(readingId);
    if (each === undefined)
      return { readingId, state: before.get(readingId) ?? 'rejected', wh: null, findings: [] };
    return {
      readingId,
      state: each.isHeld ? 'held' : 'accepted',
      wh: each.use === null ? null : totalWh(each.use),
      findings: [...each.findings],
    };
  });
}

async function theInstalled(tx: Tx, orgId: number, installationId: string): Promise<Installed> {
  const installed = (await installedOf(tx, orgId, [installationId])).get(installationId);
  if (installed === undefined) throw new Refusal('not-found', { data: { what: '表计' } });
  return installed;
}

/** Takes one reading: at the counter, from the customer, through the API. */
export function takeReading(platform: Platform, caller: Caller, given: OneReading): Promise<Answer> {
  const { orgId } = caller;
  const { readingId, installationId, readOn, purpose, source } = given;
  return inTransaction(platform.db, [orgId], async (tx) => {
    const installed = await theInstalled(tx, orgId, installationId);
    const counts = countsOfValues(installed, given.values);
    const reading: NewReading = {
      ...{ readingId, installationId, readOn: calendarDate(readOn), counts, purpose, source },
      ...{ quality: 'actual', reason: given.reason ?? null, planId: null, corrects: null },
    };
    const about = readingCase(orgId, installed.usage_point_id);
    const taken = await takeReadings(
      { platform, tx },
      { about, origin: byStaff(caller), readings: [reading] },
    );
    const [answer] = answersOf([readingId], taken);
    if (answer === undefined) throw new Refusal('fault.try-again');
    return answer;
  });
}

export type EnteredReadings = Static<(typeof listContract)['body']> & { readonly planId: string };

async function openPlan(tx: Tx, orgId: number, planId: string): Promise<void> {
  const { rows } = await runSql<{ state: string; month: string }>(
    tx,
    'select state, month from reading_plan where org_id = $1 and plan_id = $2',
    [orgId, planId],
  );
  const [plan] = rows;
  if (plan === undefined) throw new Refusal('not-found', { data: { what: '抄表计划' } });
  if (plan.state === 'closed') throw new Refusal('metering.plan-closed', { data: { month: plan.month } });
}

/** Takes readings of a plan, entered at the desk; a meter once a list. */
export function enterReadings(
  platform: Platform,
  caller: Caller,
  given: EnteredReadings,
): Promise<{ items: Answer[] }> {
  const { orgId } = caller;
  const { planId, readings, commandId } = given;
  const twice = readings.findIndex(
    (one, at) => readings.findIndex(({ installationId }) => installationId === one.installationId) < at,
  );
  if (twice >= 0) throw new Refusal('metering.point-twice', { data: { row: twice + 1 } });
  return inTransaction(platform.db, [orgId], async (tx) => {
    await openPlan(tx, orgId, planId);
    const installed = await installedOf(
      tx,
      orgId,
      readings.map(({ installationId }) => installationId),
    );
    const list = readings.map(({ readingId, installationId, readOn, values }, at): NewReading => {
      const meter = installed.get(installationId);
      if (meter === undefined) throw new Refusal('not-found', { data: { what: '表计' } });
      return {
        ...{ readingId, installationId, readOn: calendarDate(readOn), planId, purpose: 'regular' },
        counts: countsOfValues(meter, values, `readings.${at.toString()}.values`),
        ...{ source: 'handheld', quality: 'actual', reason: null, corrects: null },
      };
    });
    const taken = await takeReadings(
      { platform, tx },
      { about: readingCase(orgId, commandId), origin: byStaff(caller), readings: list },
    );
    return {
      items: answersOf(
        readings.map(({ readingId }) => readingId),
        taken,
      ),
    };
  });
}
