/**
 * Cuts a billing period where its price changes (PRO-1, PRO-3): at the first day of another price book, where the
 * customer changed class, and on 1 January for annual tiers. Energy goes to the parts by frozen readings where there
 * are any on those days, and by days between the readings that are known.
 */
import { assert } from '#domain/kernel/assert.ts';
import { daysBetween } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { splitByWeights } from '#domain/kernel/exact.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { periods } from '#domain/tariffs/period.ts';
import type { ByPeriod, Period } from '#domain/tariffs/period.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import type { BillPart } from './bill.ts';

/** What the customer was billed by on some days: a series of books and a code in it. */
export interface TariffStretch {
  readonly from: CalendarDate;
  /** First day it no longer holds. */
  readonly to: CalendarDate;
  readonly series: string;
  readonly tariff: string;
  readonly isTimeOfUse?: boolean;
}

/** Energy used from the first day up to 00:00 of a day, by frozen readings. */
export interface FrozenUse {
  readonly on: CalendarDate;
  readonly usedWh: ByPeriod;
}

export interface PartsPlan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly energyWh: ByPeriod;
  readonly stretches: readonly TariffStretch[];
  readonly frozen?: readonly FrozenUse[];
  /** Energies split by days are rounded to this step, the last part takes the rest. */
  readonly stepWh: number;
}

/** The parts in order, their energies adding up to the whole; a day without tariff or book is refused. */
export function planParts(plan: PartsPlan, shelf: PriceShelf): readonly BillPart[] | Refused {
  const pieces: Piece[] = [];
  for (let day = plan.from; day < plan.to;) {
    const piece = pieceFrom(day, plan, shelf);
    if ('refused' in piece) return piece;
    pieces.push(piece);
    day = piece.to;
  }
  const energies = energiesOf(plan, pieces);
  return pieces.map((piece, index) => ({
    from: piece.from,
    to: piece.to,
    book: piece.book,
    tariff: piece.stretch.tariff,
    energyWh: energies[index] ?? {},
    ...(piece.stretch.isTimeOfUse === undefined ? {} : { isTimeOfUse: piece.stretch.isTimeOfUse }),
  }));
}

interface Piece {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly book: string;
  readonly stretch: TariffStretch;
}

function pieceFrom(from: CalendarDate, plan: PartsPlan, shelf: PriceShelf): Piece | Refused {
  const stretch = plan.stretches.find((each) => each.from <= from && from < each.to);
  const data = { from, to: plan.to };
  if (stretch === undefined) return { refused: 'billing.part-outside', field: 'stretches', data };
  const book = bookOf(shelf, stretch, from);
  if (book === undefined) {
    return {
      refused: 'billing.tariff-unknown',
      field: 'stretches',
      data: { book: stretch.series, tariff: stretch.tariff },
    };
  }
  const ends = [plan.to, stretch.to, ...(book.validTo === null ? [] : [book.validTo])];
  const isAnnual = book.tariffs.some(({ code, energy }) => code === stretch.tariff && isAnnualTiers(energy));
  if (isAnnual) ends.push(nextNewYear(from));
  return { from, to: ends.reduce((a, b) => (a < b ? a : b)), book: book.id, stretch };
}

function bookOf(
  { books }: PriceShelf,
  { series, tariff }: TariffStretch,
  on: CalendarDate,
): PriceBook | undefined {
  return books.find(
    (book) =>
      book.series === series &&
      book.validFrom <= on &&
      (book.validTo === null || on < book.validTo) &&
      book.tariffs.some(({ code }) => code === tariff),
  );
}

function isAnnualTiers(energy: PriceBook['tariffs'][number]['energy']): boolean {
  return energy.kind === 'tiered' && energy.accumulation === 'year';
}

function nextNewYear(date: CalendarDate): CalendarDate {
  return `${String(Number(date.slice(0, 4)) + 1)}-01-01` as CalendarDate;
}

/** Energy of each piece, period by period. */
function energiesOf(plan: PartsPlan, pieces: readonly Piece[]): readonly ByPeriod[] {
  if (pieces.length === 1) return [plan.energyWh];
  const used = periods.filter((period) => plan.energyWh[period] !== undefined);
  const columns = used.map((period) => ({ period, parts: columnOf(plan, pieces, period) }));
  return pieces.map((_, index) =>
    Object.fromEntries(columns.map(({ period, parts }) => [period, parts[index] ?? 0])),
  );
}

/** One period's energy over the pieces: each stretch between two known readings is split by days. */
function columnOf(plan: PartsPlan, pieces: readonly Piece[], period: Period): readonly number[] {
  const known = knownUse(plan, pieces, period);
  const parts: number[] = [];
  for (const [index, point] of known.entries()) {
    const next = known[index + 1];
    if (next === undefined) break;
    const between = pieces.filter(({ from }) => from >= point.on && from < next.on);
    const days = between.map(({ from, to }) => daysBetween(from, to));
    parts.push(...splitByWeights(next.usedWh - point.usedWh, days, plan.stepWh));
  }
  assert(parts.length === pieces.length, 'each piece got its energy');
  return parts;
}

interface KnownUse {
  readonly on: CalendarDate;
  readonly usedWh: number;
}

function knownUse(
  { from, to, energyWh, frozen = [] }: PartsPlan,
  pieces: readonly Piece[],
  period: Period,
): readonly KnownUse[] {
  const atCuts = pieces.slice(1).flatMap((piece) => {
    const reading = frozen.find(({ on }) => on === piece.from);
    return reading === undefined ? [] : [{ on: piece.from, usedWh: reading.usedWh[period] ?? 0 }];
  });
  return [{ on: from, usedWh: 0 }, ...atCuts, { on: to, usedWh: energyWh[period] ?? 0 }];
}
