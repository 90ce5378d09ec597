import type { Static } from 'typebox';
import type {
  NewMeter,
  moveMeter as moveContract,
  registerMeters as registerContract,
} from '#contracts/metering.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { checkMove, type MeterState } from '#domain/metering/meter-life.ts';
import { registerSets } from '#domain/metering/register.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { whenTaken } from '../../../platform/db/duplicates.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, chain, record, writeChains } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { meterCase } from '../events.ts';

type Meter = Static<typeof NewMeter>;

const withoutRegisters = new Set(['current-transformer', 'voltage-transformer']);

async function insertMeter(tx: Tx, meter: Meter, about: { orgId: number; at: Date }): Promise<boolean> {
  const registers = withoutRegisters.has(meter.kind) ? [] : registerSets[meter.registerSet].registers;
  const { rowCount } = await insert(tx, meter, { ...about, registers: JSON.stringify(registers) });
  return rowCount;
}

async function insert(
  tx: Tx,
  meter: Meter,
  { orgId, at, registers }: { orgId: number; at: Date; registers: string },
): Promise<{ rowCount: boolean }> {
  const { rows } = await runSql(
    tx,
    `insert into meter (org_id, meter_id, meter_no, kind, maker, model, accuracy_class, registers, ratio, status,
       purchased_on, verified_on, verify_due_on, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12, $13, $14)
     on conflict (org_id, meter_id) do nothing returning meter_id`,
    [
      ...[orgId, meter.meterId, meter.meterNo, meter.kind, meter.maker, meter.model, meter.accuracyClass],
      ...[registers, meter.ratio, meter.isInStock ? 'in-stock' : 'ordered'],
      ...[meter.purchasedOn, meter.verifiedOn, meter.verifyDueOn, at],
    ],
  ).catch(
    whenTaken({
      meter_org_id_meter_no_key: () =>
        new Refusal('metering.meter-number-taken', { field: 'meterNo', data: { number: meter.meterNo } }),
    }),
  );
  return { rowCount: rows.length > 0 };
}

/** Registers meters and instrument transformers as they are bought; those that are there already are left alone. */
export function registerMeters(
  platform: Platform,
  caller: Caller,
  { meters }: Static<(typeof registerContract)['body']>,
): Promise<{ registered: number }> {
  const { orgId } = caller;
  const at = platform.now();
  return inTransaction(platform.db, [orgId], async (tx) => {
    const fresh: Meter[] = [];
    for (const meter of meters) if (await insertMeter(tx, meter, { orgId, at })) fresh.push(meter);
    const chains = fresh.map((meter) => {
      const { meterNo, kind, maker, model, isInStock } = meter;
      const about = { ...meterCase(orgId, meter.meterId), ...byStaff(caller), head: null };
      return chain(platform, about, [
        { kind: 'meter.registered', at, data: { meterNo, kind, maker, model, isInStock } },
      ]);
    });
    await writeChains(tx, chains);
    return { registered: fresh.length };
  });
}

/** A meter as a step of its life needs it. */
export interface MeterRow {
  meter_id: string;
  meter_no: string;
  status: MeterState;
  revision: number;
}

async function lockMeter(tx: Tx, orgId: number, meterId: string): Promise<MeterRow> {
  const { rows } = await runSql<MeterRow>(
    tx,
    'select meter_id, meter_no, status, revision from meter where org_id = $1 and meter_id = $2 for no key update',
    [orgId, meterId],
  );
  const [row] = rows;
  if (row === undefined) throw new Refusal('not-found', { data: { what: '计量器具' } });
  return row;
}

/** Puts a meter into stock, declares it faulty or scraps it, with the reason. */
export function moveMeter(
  platform: Platform,
  caller: Caller,
  given: Static<(typeof moveContract)['body']> & { readonly meterId: string },
): Promise<{ revision: number }> {
  const { orgId } = caller;
  const { meterId, commandId, state, reason, verifyDueOn } = given;
  const about = meterCase(orgId, meterId);
  const kind = 'meter.moved';
  return inTransaction(platform.db, [orgId], async (tx) => {
    const meter = await lockMeter(tx, orgId, meterId);
    if ((await earlierData(tx, { ...about, commandId, kind })) !== null) return { revision: meter.revision };
    if (meter.revision !== given.revision)
      throw new Refusal('conflict.changed-meanwhile', { data: { who: '另一位同事' } });
    const refused = checkMove(meter.status, state);
    throwRefused(refused === null ? [] : [refused]);
    const at = platform.now();
    await runSql(
      tx,
      `update meter set status = $3, verify_due_on = coalesce($4, verify_due_on), revision = revision + 1,
         changed_at = $5 where org_id = $1 and meter_id = $2`,
      [orgId, meterId, state, verifyDueOn ?? null, at],
    );
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId }, [
      { kind, at, data: { from: meter.status, to: state, reason, verifyDueOn: verifyDueOn ?? null } },
    ]);
    return { revision: meter.revision + 1 };
  });
}
