import type { Static } from 'typebox';
import { v5 as uuidv5 } from 'uuid';
import type {
  installMeter as installContract,
  removeMeter as removeContract,
  replaceMeter as replaceContract,
} from '#contracts/metering.ts';
import { calendarDate, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import {
  checkInstall,
  type InstallRole,
  type MeterKind,
  type MeterState,
} from '#domain/metering/meter-life.ts';
import type { ReadingPurpose } from '#domain/metering/reading.ts';
import type { MeteringEvent } from '#domain/metering/event-titles.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import type { Work } from '../../../platform/work.ts';
import { meterCase, readingCase } from '../events.ts';
import { installedOf, lockInstalled, type Installed } from '../readings/installed.ts';
import { takeReadings } from '../readings/take-readings.ts';
import { countsOfValues } from './take-reading.ts';

type Install = Static<(typeof installContract)['body']> & { readonly usagePointId: string };
type Remove = Static<(typeof removeContract)['body']> & { readonly installationId: string };
type Replace = Static<(typeof replaceContract)['body']> & { readonly installationId: string };

/** Ids that follow from the command's, so that the same command again makes the same things. */
const idFrom = (commandId: string, what: string): string => uuidv5(what, commandId);

interface StockRow {
  meter_id: string;
  meter_no: string;
  kind: MeterKind;
  status: MeterState;
  verify_due_on: CalendarDate | null;
}

async function lockByNumber(tx: Tx, orgId: number, meterNo: string): Promise<StockRow> {
  const { rows } = await runSql<StockRow>(
    tx,
    `select meter_id, meter_no, kind, status, verify_due_on from meter where org_id = $1 and meter_no = $2
     for no key update`,
    [orgId, meterNo],
  );
  const [row] = rows;
  if (row === undefined)
    throw new Refusal('metering.point-unknown', { field: 'meterNo', data: { what: meterNo } });
  return row;
}

/** Locks the point, so that two installers never hang two main meters on it. */
async function lockPoint(tx: Tx, orgId: number, usagePointId: string): Promise<void> {
  const { rows } = await runSql(
    tx,
    'select 1 from usage_point where org_id = $1 and usage_point_id = $2 for no key update',
    [orgId, usagePointId],
  );
  if (rows.length === 0) throw new Refusal('not-found', { data: { what: '用电点' } });
}

interface Hanging {
  readonly orgId: number;
  readonly caller: Caller;
  readonly commandId: string;
  readonly usagePointId: string;
  readonly meterNo: string;
  readonly on: CalendarDate;
  readonly values: readonly string[];
  readonly multiplier: number;
  readonly role: InstallRole;
}

async function takeOne(
  work: Work,
  caller: Caller,
  about: {
    installed: Installed;
    on: CalendarDate;
    values: readonly string[];
    purpose: ReadingPurpose;
    readingId: string;
  },
): Promise<void> {
  const { installed, on: readOn, purpose, readingId } = about;
  const counts = countsOfValues(installed, about.values);
  await takeReadings(work, {
    about: readingCase(caller.orgId, installed.usage_point_id),
    origin: byStaff(caller),
    readings: [
      {
        ...{ readingId, installationId: installed.installation_id, readOn, counts, purpose },
        ...{ source: 'counter', quality: 'actual', reason: null, planId: null, corrects: null },
      },
    ],
  });
}

async function mainMeterOn({ tx }: Work, { orgId, usagePointId, on, role }: Hanging): Promise<void> {
  if (role !== 'main') return;
  const { rows } = await runSql<{ upper: string | null }>(
    tx,
    `select upper(valid) as upper from meter_installation where org_id = $1 and usage_point_id = $2 and role = 'main'
       and valid && daterange($3, null)`,
    [orgId, usagePointId, on],
  );
  if (rows.length > 0) throw new Refusal('metering.point-has-meter');
}

async function hang(work: Work, given: Hanging): Promise<{ installationId: string; meterId: string }> {
  const { tx, platform } = work;
  const { orgId, on, caller, commandId } = given;
  if (on > businessDate(platform.now().getTime()))
    throw new Refusal('metering.day-ahead', { field: 'on', data: { day: on } });
  const meter = await lockByNumber(tx, orgId, given.meterNo);
  const stock = {
    meterNo: meter.meter_no,
    kind: meter.kind,
    state: meter.status,
    verifyDueOn: meter.verify_due_on,
  };
  const refused = checkInstall(stock, on);
  throwRefused(refused === null ? [] : [refused]);
  await mainMeterOn(work, given);
  const installationId = idFrom(commandId, 'installation');
  const meterId = meter.meter_id;
  await runSql(
    tx,
    `insert into meter_installation (org_id, installation_id, usage_point_id, meter_id, role, multiplier, valid)
     values ($1, $2, $3, $4, $5, $6, daterange($7, null))`,
    [orgId, installationId, given.usagePointId, meterId, given.role, given.multiplier, on],
  );
  await runSql(
    tx,
    `update meter set status = 'installed', revision = revision + 1, changed_at = $3 where org_id = $1 and meter_id = $2`,
    [orgId, meterId, platform.now()],
  );
  // The customer's file shows the number of the meter that hangs there.
  if (given.role === 'main')
    await runSql(tx, 'update usage_point set meter_no = $3 where org_id = $1 and usage_point_id = $2', [
      ...[orgId, given.usagePointId, meter.meter_no],
    ]);
  const installed = (await installedOf(tx, orgId, [installationId])).get(installationId);
  if (installed === undefined) throw new Refusal('fault.try-again');
  await takeOne(work, caller, {
    installed,
    on,
    values: given.values,
    purpose: 'installed',
    readingId: idFrom(commandId, 'first'),
  });
  return { installationId, meterId };
}

interface Ending {
  readonly caller: Caller;
  readonly commandId: string;
  readonly installed: Installed;
  readonly on: CalendarDate;
  readonly values: readonly string[];
  readonly isFaulty: boolean;
}

async function unhang(
  work: Work,
  { caller, commandId, installed, on, values, isFaulty }: Ending,
): Promise<void> {
  const { tx, platform } = work;
  const { orgId } = caller;
  if (installed.to_on !== null) throw new Refusal('metering.installation-ended');
  const last = installed.last_on ?? installed.from_on;
  if (on <= last) throw new Refusal('metering.day-out-of-order', { field: 'on', data: { day: on, last } });
  await takeOne(work, caller, {
    installed,
    on,
    values,
    purpose: 'removed',
    readingId: idFrom(commandId, 'last'),
  });
  await runSql(
    tx,
    `update meter_installation set valid = daterange(lower(valid), $3), revision = revision + 1
     where org_id = $1 and installation_id = $2`,
    [orgId, installed.installation_id, on],
  );
  await runSql(
    tx,
    'update meter set status = $3, revision = revision + 1, changed_at = $4 where org_id = $1 and meter_id = $2',
    [orgId, installed.meter_id, isFaulty ? 'faulty' : 'removed', platform.now()],
  );
}

/** The way of the three: once, in one transaction, told by an event of the meter that was there first. */
async function once(
  platform: Platform,
  {
    caller,
    commandId,
    kind,
    usagePointId,
    caseId,
  }: { caller: Caller; commandId: string; kind: MeteringEvent; usagePointId: string | null; caseId: string },
  carryOut: (work: Work) => Promise<Readonly<Record<string, unknown>> & { installationId: string }>,
): Promise<{ installationId: string }> {
  const { orgId } = caller;
  const about = meterCase(orgId, caseId);
  return inTransaction(platform.db, [orgId], async (tx) => {
    if (usagePointId !== null) await lockPoint(tx, orgId, usagePointId);
    const earlier = await earlierData(tx, { ...about, commandId, kind });
    if (earlier !== null) return { installationId: String(earlier['installationId']) };
    const data = await carryOut({ platform, tx });
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId }, [
      { kind, at: platform.now(), data },
    ]);
    return { installationId: data.installationId };
  });
}

async function meterIdOf(platform: Platform, orgId: number, meterNo: string): Promise<string> {
  return inTransaction(platform.db, [orgId], async (tx) => (await lockByNumber(tx, orgId, meterNo)).meter_id);
}

/** Hangs a meter from the stock at a usage point, with its first reading. */
export async function installMeter(
  platform: Platform,
  caller: Caller,
  given: Install,
): Promise<{ installationId: string }> {
  const { orgId } = caller;
  const { commandId, usagePointId, meterNo, multiplier, role, values } = given;
  const caseId = await meterIdOf(platform, orgId, meterNo);
  const on = calendarDate(given.on);
  return once(
    platform,
    { caller, commandId, kind: 'meter.installed', usagePointId, caseId },
    async (work) => {
      const hanging = { orgId, caller, commandId, usagePointId, meterNo, on, values, multiplier, role };
      const { installationId } = await hang(work, hanging);
      return { installationId, usagePointId, on, values, multiplier, role };
    },
  );
}

async function installedNow(platform: Platform, orgId: number, installationId: string): Promise<Installed> {
  const found = await inTransaction(platform.db, [orgId], (tx) => installedOf(tx, orgId, [installationId]));
  const installed = found.get(installationId);
  if (installed === undefined) throw new Refusal('not-found', { data: { what: '装表记录' } });
  return installed;
}

async function locked({ tx }: Work, orgId: number, installationId: string): Promise<Installed> {
  const installed = (await lockInstalled(tx, orgId, [installationId])).get(installationId);
  if (installed === undefined) throw new Refusal('not-found', { data: { what: '装表记录' } });
  return installed;
}

/** Takes a meter off the wall, with its last reading. */
export async function removeMeter(
  platform: Platform,
  caller: Caller,
  given: Remove,
): Promise<{ installationId: string }> {
  const { orgId } = caller;
  const { commandId, installationId, values, isFaulty, reason } = given;
  const seen = await installedNow(platform, orgId, installationId);
  const on = calendarDate(given.on);
  const about = {
    caller,
    commandId,
    kind: 'meter.removed',
    usagePointId: seen.usage_point_id,
    caseId: seen.meter_id,
  } as const;
  return once(platform, about, async (work) => {
    const installed = await locked(work, orgId, installationId);
    await unhang(work, { caller, commandId, installed, on, values, isFaulty });
    return { installationId, on, values, isFaulty, reason };
  });
}

/** Takes a meter off the wall and hangs another in its place on the same day; their uses add up (MUL-1). */
export async function replaceMeter(
  platform: Platform,
  caller: Caller,
  given: Replace,
): Promise<{ installationId: string }> {
  const { orgId } = caller;
  const { commandId, meterNo, multiplier, values, lastValues, isFaulty, reason } = given;
  const seen = await installedNow(platform, orgId, given.installationId);
  const usagePointId = seen.usage_point_id;
  const on = calendarDate(given.on);
  const about = { caller, commandId, kind: 'meter.replaced', usagePointId, caseId: seen.meter_id } as const;
  return once(platform, about, async (work) => {
    const installed = await locked(work, orgId, given.installationId);
    await unhang(work, { caller, commandId, installed, on, values: lastValues, isFaulty });
    const { role } = installed;
    const fresh = await hang(work, {
      orgId,
      caller,
      commandId,
      usagePointId,
      meterNo,
      on,
      values,
      multiplier,
      role,
    });
    const at = platform.now();
    await record(work, { ...meterCase(orgId, fresh.meterId), ...byStaff(caller) }, [
      {
        kind: 'meter.installed',
        at,
        data: { installationId: fresh.installationId, usagePointId, on, values, role },
      },
    ]);
    return { installationId: fresh.installationId, by: meterNo, on, lastValues, values, isFaulty, reason };
  });
}
