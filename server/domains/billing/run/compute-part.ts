import { hash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { amountsOf } from '#domain/billing/bill-amounts.ts';
import type { Bill, BillInput } from '#domain/billing/bill.ts';
import { computeBill } from '#domain/billing/compute-bill.ts';
import {
  inputFromUse,
  type BilledTerms,
  type MeteredUse,
  type TierCounter,
} from '#domain/billing/input-from-use.ts';
import { encodeLines, hashedText } from '#domain/billing/line-code.ts';
import {
  reasonsToHold,
  type ComparedBill,
  type HoldReason,
  type LimitsByClass,
} from '#domain/billing/plausibility.ts';
import type { UseKind } from '#domain/customers/use-kind.ts';
import { isRefused, type Refused } from '#domain/kernel/refusal.ts';
import type { BillAmounts } from '#domain/ledger/postings.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import { pooledRandom } from '../../../platform/keys.ts';
import type { LastBillRow, TermsRow, UseRow } from './metered.ts';

const randomBytesOfId = 16;

/** A bill as it is written. */
export interface ComputedBill extends BillAmounts {
  readonly billId: string;
  readonly accountId: string;
  readonly isHeld: boolean;
  readonly from: string;
  readonly to: string;
  readonly energyWh: number;
  readonly tierUsedWh: number | null;
  readonly totalFen: number;
  readonly tariffs: string;
  readonly input: string;
  readonly lines: string;
  /** SHA-256, hex. */
  readonly hash: string;
}

export interface FoundHold {
  readonly accountId: string;
  readonly billId: string | null;
  readonly reasons: readonly HoldReason[];
  readonly refused: Refused | null;
  readonly energyWh: number | null;
  readonly totalFen: number | null;
  readonly lastEnergyWh: number | null;
  readonly lastTotalFen: number | null;
}

export interface ComputedPart {
  readonly bills: readonly ComputedBill[];
  readonly holds: readonly FoundHold[];
}

/** Everything of a part, read before; rows by account in one order. */
export interface PartMaterial {
  /** 'YYYY-MM'. */
  readonly month: string;
  readonly uses: readonly UseRow[];
  readonly terms: readonly TermsRow[];
  readonly lasts: ReadonlyMap<string, LastBillRow>;
  readonly shelf: PriceShelf;
  readonly limits: LimitsByClass;
}

/** Computes the bills of a part, account after account; nothing leaves memory. */
export function computePart(material: PartMaterial): ComputedPart {
  const bills: ComputedBill[] = [];
  const holds: FoundHold[] = [];
  const termsByAccount = grouped(material.terms);
  for (const [accountId, uses] of grouped(material.uses)) {
    const last = material.lasts.get(accountId) ?? null;
    const account = { accountId, uses, terms: termsByAccount.get(accountId) ?? [], last };
    const { bill, hold } = computeAccount(account, material);
    if (bill !== null) bills.push(bill);
    if (hold !== null) holds.push(hold);
  }
  return { bills, holds };
}

function grouped<Row extends { readonly account_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.account_id);
    if (group === undefined) groups.set(row.account_id, [row]);
    else group.push(row);
  }
  return groups;
}

interface Account {
  readonly accountId: string;
  readonly uses: readonly UseRow[];
  readonly terms: readonly TermsRow[];
  readonly last: LastBillRow | null;
}

interface Outcome {
  readonly bill: ComputedBill | null;
  readonly hold: FoundHold | null;
}

function computeAccount(account: Account, material: PartMaterial): Outcome {
  const { accountId, uses, last } = account;
  const input = inputOf(account, material);
  const bill = isRefused(input) ? input : computeBill(input, material.shelf);
  if (isRefused(input) || isRefused(bill)) {
    const refused = isRefused(input) ? input : isRefused(bill) ? bill : null;
    return { bill: null, hold: holdOf(accountId, { reasons: ['not-computed'], refused, bill: null, last }) };
  }
  const compared = comparedBill(bill, input);
  const reasons = reasonsToHold({
    bill: compared,
    last: last === null ? null : lastBill(last),
    isEstimated: uses.some(({ quality }) => quality === 'estimated'),
    limits: material.limits[classOf(account.terms)],
  });
  const written = writtenBill(accountId, {
    input,
    bill,
    compared,
    month: material.month,
    isHeld: reasons.length > 0,
  });
  const hold =
    reasons.length === 0 ? null : holdOf(accountId, { reasons, refused: null, bill: written, last });
  return { bill: written, hold };
}

function inputOf({ uses, terms, last }: Account, { month, shelf }: PartMaterial): BillInput | Refused {
  const tiersBefore = last === null ? null : counterOf(last);
  return inputFromUse(
    { month, uses: uses.map(meteredUse), terms: terms.map(billedTerms), tiersBefore },
    shelf,
  );
}

function counterOf(last: LastBillRow): TierCounter | null {
  const { tier_used_wh: usedWh } = last;
  return usedWh === null ? null : { year: tierYearOf(last), usedWh };
}

/** The year the counter stands in is that of the last day billed: `to` is the day behind it. */
function tierYearOf({ to_on: to }: LastBillRow): string {
  const year = to.slice(0, 4);
  return to.endsWith('-01-01') ? String(Number(year) - 1) : year;
}

function meteredUse(row: UseRow): MeteredUse {
  return {
    usagePointId: row.usage_point_id,
    from: row.from_on,
    to: row.to_on,
    energyWh: row.energy_wh,
    forwardVarh: row.forward_varh,
    reverseVarh: row.reverse_varh,
    demandW: row.demand_w,
    quality: row.quality,
  };
}

function billedTerms(row: TermsRow): BilledTerms {
  return {
    usagePointId: row.usage_point_id,
    from: row.from_on,
    to: row.to_on,
    series: row.series,
    tariff: row.tariff,
    isTimeOfUse: row.is_time_of_use,
    details: row.details,
    capacityVa: row.capacity_va,
  };
}

/** The class of the newest terms decides the limits. */
function classOf(terms: readonly TermsRow[]): UseKind {
  return terms.at(-1)?.use_kind ?? 'residential';
}

function comparedBill(bill: Bill, input: BillInput): ComparedBill {
  const [only, ...more] = input.parts;
  const tariffs =
    more.length === 0
      ? (only?.tariff ?? '')
      : [...new Set(input.parts.map(({ tariff }) => tariff))].sort().join(' ');
  return { from: bill.from, to: bill.to, energyWh: bill.energyWh, totalFen: bill.totalFen, tariffs };
}

function lastBill(row: LastBillRow): ComparedBill {
  const { from_on: from, to_on: to, energy_wh: energyWh, total_fen: totalFen, tariffs } = row;
  return { from, to, energyWh, totalFen, tariffs };
}

interface ToWrite {
  readonly input: BillInput;
  readonly bill: Bill;
  readonly compared: ComparedBill;
  readonly month: string;
  readonly isHeld: boolean;
}

function writtenBill(accountId: string, { input, bill, compared, month, isHeld }: ToWrite): ComputedBill {
  const billId = uuidv7({ random: pooledRandom(randomBytesOfId) });
  const texts = { input: JSON.stringify(input), lines: encodeLines(bill.lines) };
  const { energyFen, capacityFen, powerFactorFen, fundsFen } = amountsOf(bill.lines);
  return {
    billId,
    accountId,
    isHeld,
    ...{ energyFen, capacityFen, powerFactorFen, fundsFen },
    from: bill.from,
    to: bill.to,
    energyWh: bill.energyWh,
    tierUsedWh: bill.tierUsedWh,
    totalFen: bill.totalFen,
    tariffs: compared.tariffs,
    ...texts,
    hash: hash('sha256', hashedText({ billId, accountId, month, totalFen: bill.totalFen, ...texts })),
  };
}

interface Held {
  readonly reasons: readonly HoldReason[];
  readonly refused: Refused | null;
  readonly bill: ComputedBill | null;
  readonly last: LastBillRow | null;
}

function holdOf(accountId: string, { reasons, refused, bill, last }: Held): FoundHold {
  return {
    accountId,
    billId: bill?.billId ?? null,
    reasons,
    refused,
    energyWh: bill?.energyWh ?? null,
    totalFen: bill?.totalFen ?? null,
    lastEnergyWh: last?.energy_wh ?? null,
    lastTotalFen: last?.total_fen ?? null,
  };
}
