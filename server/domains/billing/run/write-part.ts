import { v7 as uuidv7 } from 'uuid';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { ComputedBill, FoundHold } from './compute-part.ts';

/** Stands between texts of one parameter; JSON never holds it. */
const between = '\u001e';

const numbers = (values: readonly (number | null)[]): string =>
  `{${values.map((value) => (value === null ? 'null' : String(value))).join(',')}}`;
/** Ids, days, words without a comma or quote: no escaping is needed. */
const words = (values: readonly string[]): string => `{${values.join(',')}}`;

const insertBills = `
  insert into bill (org_id, month, bill_id, run_id, part_no, account_id, place, state, from_on, to_on, energy_wh,
    tier_used_wh, total_fen, energy_fen, capacity_fen, power_factor_fen, funds_fen, tariffs, input, lines, hash, corrects)
  select $1, $2, b.bill_id, $3, $4, b.account_id, 0, b.state, b.from_on, b.to_on, b.energy_wh, b.tier_used_wh,
    b.total_fen, b.energy_fen, b.capacity_fen, b.power_factor_fen, b.funds_fen, b.tariffs, b.input, b.lines,
    decode(b.hash, 'hex'), $21
  from unnest($5::uuid[], $6::uuid[], $7::text[], $8::date[], $9::date[], $10::bigint[], $11::bigint[], $12::bigint[],
    $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], string_to_array($17, e'\\x1e'),
    string_to_array($18, e'\\x1e'), string_to_array($19, e'\\x1e'), $20::text[])
    as b(bill_id, account_id, state, from_on, to_on, energy_wh, tier_used_wh, total_fen, energy_fen, capacity_fen,
      power_factor_fen, funds_fen, tariffs, input, lines, hash)`;

export interface PartBills {
  readonly orgId: number;
  readonly runId: string;
  readonly partNo: number;
  /** First day of the month. */
  readonly month: string;
  readonly bills: readonly ComputedBill[];
  /** State of a bill that is not held. */
  readonly state: 'ready' | 'accepted' | 'released';
  readonly corrects?: string;
}

/** Writes the bills of a part in one statement. */
export async function writeBills(tx: Tx, { orgId, runId, partNo, month, bills, state, corrects }: PartBills) {
  if (bills.length === 0) return;
  await runSql(tx, insertBills, [
    orgId,
    month,
    runId,
    partNo,
    words(bills.map(({ billId }) => billId)),
    words(bills.map(({ accountId }) => accountId)),
    words(bills.map(({ isHeld }) => (isHeld ? 'held' : state))),
    words(bills.map(({ from }) => from)),
    words(bills.map(({ to }) => to)),
    numbers(bills.map(({ energyWh }) => energyWh)),
    numbers(bills.map(({ tierUsedWh }) => tierUsedWh)),
    numbers(bills.map(({ totalFen }) => totalFen)),
    numbers(bills.map(({ energyFen }) => energyFen)),
    numbers(bills.map(({ capacityFen }) => capacityFen)),
    numbers(bills.map(({ powerFactorFen }) => powerFactorFen)),
    numbers(bills.map(({ fundsFen }) => fundsFen)),
    bills.map(({ tariffs }) => tariffs).join(between),
    bills.map(({ input }) => input).join(between),
    bills.map(({ lines }) => lines).join(between),
    words(bills.map(({ hash }) => hash)),
    corrects ?? null,
  ]);
}

export interface PartHolds {
  readonly orgId: number;
  readonly runId: string;
  readonly partNo: number;
  readonly month: string;
  readonly at: Date;
  readonly holds: readonly FoundHold[];
}

/** Writes what a person has to decide. */
export async function writeHolds(tx: Tx, { orgId, runId, partNo, month, at, holds }: PartHolds) {
  if (holds.length === 0) return;
  const rows = holds.map((hold) => ({
    hold_id: uuidv7(),
    account_id: hold.accountId,
    bill_id: hold.billId,
    reasons: hold.reasons,
    refused: hold.refused,
    energy_wh: hold.energyWh,
    total_fen: hold.totalFen,
    last_energy_wh: hold.lastEnergyWh,
    last_total_fen: hold.lastTotalFen,
  }));
  await runSql(
    tx,
    `insert into bill_hold (org_id, run_id, part_no, month, found_at, hold_id, account_id, bill_id, reasons, refused,
       energy_wh, total_fen, last_energy_wh, last_total_fen)
     select $1, $2, $3, $4, $5, h.* from jsonb_to_recordset($6::jsonb) as h(hold_id uuid, account_id uuid,
       bill_id uuid, reasons text[], refused jsonb, energy_wh bigint, total_fen bigint, last_energy_wh bigint,
       last_total_fen bigint)`,
    [orgId, runId, partNo, month, at, JSON.stringify(rows)],
  );
}
