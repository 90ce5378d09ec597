import { v7 as uuidv7 } from 'uuid';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { MeterKind } from '#domain/metering/meter-life.ts';
import type { Register } from '#domain/metering/register.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { record, type Origin } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { readingCase } from '../events.ts';
import type { NewReading } from '../readings/judge.ts';
import { takeReadings } from '../readings/take-readings.ts';

/** A main meter that hangs already, as it is taken over from a former system. */
export interface HangingMeter {
  readonly meterId: string;
  readonly installationId: string;
  readonly readingId: string;
  readonly usagePointId: string;
  readonly meterNo: string;
  readonly kind: MeterKind;
  readonly maker: string;
  readonly model: string;
  readonly accuracyClass: string;
  readonly registers: readonly Register[];
  readonly multiplier: number;
  readonly on: CalendarDate;
  readonly verifiedOn: CalendarDate | null;
  readonly verifyDueOn: CalendarDate | null;
  /** What it showed on the day it was hung. */
  readonly counts: readonly number[];
}

/** Lets the planner know what a load has written; whoever loads a year of readings says so after the first months. */
export async function countMetering(platform: Platform, orgId: number): Promise<void> {
  await inTransaction(platform.db, [orgId], (tx) => runSql(tx, 'select count_metering()', []));
}

/** Takes over meters with where they hang and what they showed first, in four statements and two events for all. */
export async function loadMetering(
  work: Work,
  {
    orgId,
    origin,
    meters,
    isDemo,
  }: { orgId: number; origin: Origin; meters: readonly HangingMeter[]; isDemo: boolean },
): Promise<void> {
  const { platform, tx } = work;
  const at = platform.now();
  await runSql(
    tx,
    `insert into meter (org_id, meter_id, meter_no, kind, maker, model, accuracy_class, registers, status, purchased_on,
       verified_on, verify_due_on, demo, changed_at)
     select $1, m.id, m.no, m.kind, m.maker, m.model, m.class, m.registers::jsonb, 'installed', m.verified, m.verified,
       m.due, $2, $3
     from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::date[], $12::date[])
       as m(id, no, kind, maker, model, class, registers, verified, due)`,
    [
      ...[orgId, isDemo, at, meters.map(({ meterId }) => meterId), meters.map(({ meterNo }) => meterNo)],
      ...[meters.map(({ kind }) => kind), meters.map(({ maker }) => maker), meters.map(({ model }) => model)],
      ...[meters.map(({ accuracyClass }) => accuracyClass)],
      ...[
        meters.map(({ registers }) => JSON.stringify(registers)),
        meters.map(({ verifiedOn }) => verifiedOn),
      ],
      ...[meters.map(({ verifyDueOn }) => verifyDueOn)],
    ],
  );
  await runSql(
    tx,
    `insert into meter_installation (org_id, installation_id, usage_point_id, meter_id, role, multiplier, valid)
     select $1, i.id, i.point, i.meter, 'main', i.multiplier, daterange(i.day, null)
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::integer[], $6::date[]) as i(id, point, meter, multiplier, day)`,
    [
      ...[
        orgId,
        meters.map(({ installationId }) => installationId),
        meters.map(({ usagePointId }) => usagePointId),
      ],
      ...[meters.map(({ meterId }) => meterId), meters.map(({ multiplier }) => multiplier)],
      ...[meters.map(({ on }) => on)],
    ],
  );
  await runSql(tx, 'select count_metering()', []);
  const readings = meters.map(({ readingId, installationId, on, counts }): NewReading => ({
    ...{
      readingId,
      installationId,
      readOn: on,
      counts,
      purpose: 'installed',
      source: 'file',
      quality: 'actual',
    },
    ...{ reason: null, planId: null, corrects: null },
  }));
  const about = readingCase(orgId, uuidv7({ msecs: at.getTime() }));
  await takeReadings(work, { about, origin, readings });
  await record(work, { ...about, ...origin }, [
    { kind: 'metering.loaded', at, data: { meters: meters.length } },
  ]);
}
