/** How many bills a second one core computes, without storing them, by kind of tariff; tiers are held to a limit. */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { BillInput, BillPart } from '#domain/billing/bill.ts';
import { computeBill } from '#domain/billing/compute-bill.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import { figure, type Bench, type Figure } from './figure.ts';

const tieredLimit = 200_000;
const inputs = 4_096;
const [from, to] = [calendarDate('2024-09-01'), calendarDate('2024-10-01')];
const shelf = shelfOf(publishedBooks);

function part(
  tariff: Pick<BillPart, 'book' | 'tariff' | 'isTimeOfUse'>,
  energyWh: BillPart['energyWh'],
): BillInput {
  return { from, to, parts: [{ from, to, ...tariff, energyWh }] };
}

const household = { book: 'zhejiang-residential-2023-08', tariff: 'tiered' };
const shop = { book: 'fujian-commercial-2024-09', tariff: 'single-low' };
const factory = { book: 'fujian-commercial-2024-09', tariff: 'two-part-10kv' };

/** A bill of each kind; `at` varies the energy and where the tiers stand. */
const kinds: Readonly<Record<string, (at: number) => BillInput>> = {
  tiered: (at) => ({
    ...part(household, { flat: 50_000 + at * 150 }),
    tiers: { usedBeforeWh: (at * 7_919) % 4_000_000 },
  }),
  'tiered-by-period': (at) => ({
    ...part({ ...household, isTimeOfUse: true }, { peak: 50_000 + at * 100, valley: 20_000 + at * 60 }),
    tiers: { usedBeforeWh: (at * 7_919) % 4_000_000 },
  }),
  commercial: (at) => part(shop, { flat: 1_000_000 + at * 1_000 }),
  'two-part': (at) => ({
    ...part(factory, { sharp: 2e7, peak: 6e7 + at * 1_000, flat: 8e7, valley: 9e7 }),
    basic: [{ kind: 'capacity', month: '2024-09', ...factory, units: [{ capacityVa: 1_000_000 }] }],
    powerFactor: { standard: 90, forwardVarh: 100_000_000 + at },
  }),
};

const turnMs = 300;
const turns = 7;

/** Bills a second in the best of several turns: what else runs on the machine only makes it slower. */
function rateOf(bills: readonly BillInput[], turnsOf: number): number {
  let best = 0;
  for (let turn = 0; turn < turnsOf; turn += 1) {
    const begun = performance.now();
    let done = 0;
    let fen = 0;
    while (performance.now() - begun < turnMs) {
      for (const input of bills) {
        const bill = computeBill(input, shelf);
        if (!isRefused(bill)) fen += bill.totalFen;
      }
      done += bills.length;
    }
    assert(fen > 0, 'the bills amount to something');
    best = Math.max(best, (done * 1000) / (performance.now() - begun));
  }
  return best;
}

export const engine: Bench = ({ quick, tell }) => {
  const figures: Figure[] = [];
  for (const [kind, inputOf] of Object.entries(kinds)) {
    const bills = Array.from({ length: inputs }, (_, at) => inputOf(at));
    const refused = bills.map((input) => computeBill(input, shelf)).find(isRefused);
    assert(refused === undefined, `a ${kind} bill can be computed: ${refused?.refused ?? ''}`);
    const value = rateOf(bills, quick ? 3 : turns);
    tell(`${kind}: ${Math.round(value).toString()} bills a second a core`);
    figures.push(
      figure(`engine.${kind}`, { value, unit: '1/s', limit: kind === 'tiered' ? tieredLimit : null }),
    );
  }
  return Promise.resolve(figures);
};
