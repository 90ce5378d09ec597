/**
 * A case of `wanjia calc bill`: what outsiders write to have a bill computed. Energy in kWh, power in kW, capacity in
 * kVA, prices in yuan; the tariff is named (`book` and `tariff`) or written into the case.
 */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { rules2024 } from '#domain/tariffs/billing-rule-sets.ts';
import { sumOfPeriods } from '#domain/tariffs/period.ts';
import type { ByPeriod } from '#domain/tariffs/period.ts';
import type { PriceBook, Tariff } from '#domain/tariffs/price-book.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import { bookFaults } from '#domain/tariffs/prove-book.ts';
import type {
  BasicInput,
  BillInput,
  BillPart,
  CapacityUnit,
  CorrectionInput,
  DemandLineInput,
  MarketPurchase,
  PowerFactorInput,
  TierInput,
} from '../bill.ts';
import { withLosses } from '../losses.ts';
import { caseRules } from './case-rules.ts';
import { byPeriod, inlineTariff } from './case-tariff.ts';
import { CaseFault, wrongType } from './reader.ts';
import type { CaseReader } from './reader.ts';

export interface BillCase {
  readonly input: BillInput;
  readonly shelf: PriceShelf;
}

interface Named {
  readonly book: string;
  readonly tariff: string;
}

/** Reads the case; the first fault is thrown as CaseFault. */
export function readCase(reader: CaseReader, books: readonly PriceBook[], inlineName = 'case'): BillCase {
  const from = reader.date('from');
  const to = reader.date('to');
  const gathered = new Gathered(reader, books, inlineName);
  const period = { from, to };
  const losses = reader.has('losses') ? reader.inner('losses') : null;
  const main = reader.has('parts') ? null : mainPart(reader, gathered, { period, losses });
  const parts =
    main === null ? reader.inners('parts').map((each) => partOf(each, gathered, period)) : [main.part];
  const named: Named = parts[0] ?? gathered.tariffOf(reader);
  const input: BillInput = {
    from,
    to,
    parts,
    ...(reader.has('tiers') ? { tiers: tiersOf(reader.inner('tiers')) } : {}),
    ...basicOf(reader, named, from),
    ...(reader.has('powerFactor')
      ? { powerFactor: powerFactorOf(reader.inner('powerFactor'), main?.reactiveLossVarh ?? 0) }
      : {}),
    ...(reader.has('corrections') ? { corrections: reader.inners('corrections').map(correctionOf) } : {}),
  };
  reader.end();
  return { input, shelf: gathered.shelf() };
}

/** The books of the product, and those the case brings; one of a named book with rules of the case takes its place. */
class Gathered {
  readonly #books: PriceBook[];
  readonly #rules: CaseReader | null;
  readonly #inlineName: string;
  #inlineCount = 0;

  constructor(reader: CaseReader, books: readonly PriceBook[], inlineName: string) {
    this.#inlineName = inlineName;
    this.#rules = reader.has('rules') ? reader.inner('rules') : null;
    this.#books = books.map((book) => ({ ...book, rules: caseRules(this.#rules, book.rules) }));
  }

  /** Named by `book` and `tariff`, or an object under `tariff`. */
  tariffOf(reader: CaseReader): Named {
    const tariff = reader.raw('tariff');
    if (typeof tariff === 'string') return { book: reader.text('book'), tariff };
    this.#inlineCount += 1;
    const code = `${this.#inlineName}-${String(this.#inlineCount)}`;
    const book = inlineBook(inlineTariff(reader.inner('tariff'), code), this.#rules);
    const [fault] = bookFaults(book);
    if (fault !== undefined)
      throw new CaseFault({ ...fault, field: inCase(fault.field, reader.path('tariff')) });
    this.#books.push(book);
    return { book: book.id, tariff: code };
  }

  shelf(): PriceShelf {
    return shelfOf(this.#books);
  }
}

/** A fault of the book made for the case, under the name the case has for it. */
function inCase(field: string | undefined, path: string): string {
  return field?.replace(/^tariffs\[0\](\.energy)?/, path) ?? path;
}

function inlineBook(tariff: Tariff, rules: CaseReader | null): PriceBook {
  return {
    id: tariff.code,
    series: tariff.code,
    title: tariff.title,
    region: 'case',
    validFrom: calendarDate('1900-01-01'),
    validTo: null,
    document: { number: null, title: tariff.title, source: 'case', status: 'unverified' },
    calendars: [],
    tariffs: [tariff],
    rules: caseRules(rules, rules2024),
  };
}

interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

interface MainPart {
  readonly part: BillPart;
  readonly reactiveLossVarh: number;
}

/** The one part of a case without `parts`; losses are added to it in its flat period. */
function mainPart(
  reader: CaseReader,
  gathered: Gathered,
  { period, losses }: { readonly period: Period; readonly losses: CaseReader | null },
): MainPart {
  const metered = energyOf(reader);
  const part = { ...period, ...gathered.tariffOf(reader), ...choicesOf(reader), energyWh: metered };
  if (losses === null) return { part, reactiveLossVarh: 0 };
  const activeWh = sumOfPeriods(metered);
  const reactiveVarh = reader.has('powerFactor') ? reactiveOf(reader.inner('powerFactor')) : 0;
  const total = withLosses({ activeWh, reactiveVarh }, lossesOf(losses));
  const energyWh = { ...metered, flat: (metered.flat ?? 0) + total.activeWh - activeWh };
  return { part: { ...part, energyWh }, reactiveLossVarh: total.reactiveVarh - reactiveVarh };
}

function reactiveOf(reader: CaseReader): number {
  const reverse = reader.has('reverseKvarh') ? Math.abs(reader.scaled('reverseKvarh', 3)) : 0;
  return Math.abs(reader.scaled('reactiveKvarh', 3)) + reverse;
}

function lossesOf(reader: CaseReader) {
  const scaled = (name: string, scale: number): number => (reader.has(name) ? reader.scaled(name, scale) : 0);
  const losses = {
    transformer: {
      ironActiveWh: scaled('ironKwh', 3),
      ironReactiveVarh: scaled('ironKvarh', 3),
      copperPpm: scaled('copperPercent', 4),
      copperReactiveMilli: scaled('k', 3),
    },
    linePpm: scaled('linePercent', 4),
    stepWh: 1000,
  };
  reader.end();
  return losses;
}

function partOf(reader: CaseReader, gathered: Gathered, period: Period): BillPart {
  const part = {
    from: reader.has('from') ? reader.date('from') : period.from,
    to: reader.has('to') ? reader.date('to') : period.to,
    ...gathered.tariffOf(reader),
    ...choicesOf(reader),
    energyWh: energyOf(reader),
    ...(reader.has('inPowerFactor') ? { isPowerFactorAdjusted: reader.flag('inPowerFactor') } : {}),
  };
  reader.end();
  return part;
}

function choicesOf(reader: CaseReader): Pick<BillPart, 'isTimeOfUse' | 'purchase'> {
  return {
    ...(reader.has('timeOfUse') ? { isTimeOfUse: reader.flag('timeOfUse') } : {}),
    ...(reader.has('purchase') ? { purchase: purchaseOf(reader) } : {}),
  };
}

/** `"left-market"`, or the contract's price. */
function purchaseOf(reader: CaseReader): MarketPurchase {
  if (reader.raw('purchase') === 'left-market') return { kind: 'left-market' };
  const contract = reader.inner('purchase');
  const purchase = {
    kind: 'contract',
    priceNano: contract.scaled('price', 9),
    ...(contract.has('periodPrices') ? { periodPriceNano: byPeriod(contract.inner('periodPrices'), 9) } : {}),
    document: contract.has('document') ? contract.text('document') : 'contract',
  } as const;
  contract.end();
  return purchase;
}

/** `360` or `{"peak":210,"valley":150}`, in kWh. */
function energyOf(reader: CaseReader): ByPeriod {
  const value = reader.raw('energyKwh');
  return typeof value === 'object'
    ? byPeriod(reader.inner('energyKwh'), 3)
    : { flat: reader.scaled('energyKwh', 3) };
}

function tiersOf(reader: CaseReader): TierInput {
  const tiers = {
    usedBeforeWh: reader.has('usedBeforeKwh') ? reader.scaled('usedBeforeKwh', 3) : 0,
    ...(reader.has('months') ? { months: reader.scaledList('months', 0) } : {}),
    ...(reader.has('supplyMonths') ? { supplyMonths: reader.whole('supplyMonths') } : {}),
    ...(reader.has('persons') ? { persons: reader.whole('persons') } : {}),
    ...(reader.has('needy') ? { isNeedy: reader.flag('needy') } : {}),
  };
  reader.end();
  return tiers;
}

function basicOf(reader: CaseReader, named: Named, from: CalendarDate): { basic?: readonly BasicInput[] } {
  const shared = { book: named.book, tariff: named.tariff };
  const month = from.slice(0, 7);
  const basic: BasicInput[] = [];
  if (reader.has('capacity')) basic.push(capacityOf(reader.inner('capacity'), shared, month));
  if (reader.has('demand')) basic.push(demandOf(reader.inner('demand'), shared, month));
  return basic.length === 0 ? {} : { basic };
}

function capacityOf(reader: CaseReader, { book, tariff }: Named, month: string): BasicInput {
  const capacity = {
    kind: 'capacity',
    month: reader.has('month') ? reader.text('month') : month,
    book,
    tariff,
    units: reader.has('units')
      ? reader.inners('units').map(unitOf)
      : [{ capacityVa: reader.scaled('kva', 3) }],
  } as const;
  reader.end();
  return capacity;
}

function unitOf(reader: CaseReader): CapacityUnit {
  const unit = {
    ...(reader.has('name') ? { name: reader.text('name') } : {}),
    capacityVa: reader.scaled('kva', 3),
    ...(reader.has('from') ? { from: reader.date('from') } : {}),
    ...(reader.has('to') ? { to: reader.date('to') } : {}),
    ...(reader.has('interlock') ? { interlock: reader.text('interlock') } : {}),
  };
  reader.end();
  return unit;
}

function demandOf(reader: CaseReader, { book, tariff }: Named, month: string): BasicInput {
  const basis = reader.has('basis') ? reader.word('basis', ['contract', 'actual']) : 'contract';
  const demand = {
    kind: `${basis}-demand`,
    month: reader.has('month') ? reader.text('month') : month,
    book,
    tariff,
    lines: reader.has('lines') ? reader.inners('lines').map(demandLine) : [demandLineIn(reader)],
    ...(reader.has('capacityKva') ? { capacityVa: reader.scaled('capacityKva', 3) } : {}),
    ...(reader.has('monthKwh') ? { monthEnergyWh: reader.scaled('monthKwh', 3) } : {}),
    ...(reader.has('days') ? { days: reader.whole('days') } : {}),
  } as const;
  reader.end();
  return demand;
}

function demandLine(reader: CaseReader): DemandLineInput {
  const line = demandLineIn(reader);
  reader.end();
  return line;
}

function demandLineIn(reader: CaseReader): DemandLineInput {
  return {
    ...(reader.has('name') ? { name: reader.text('name') } : {}),
    ...(reader.has('contractKw') ? { contractW: reader.scaled('contractKw', 3) } : {}),
    actualW: reader.scaled('actualKw', 3),
  };
}

function powerFactorOf(reader: CaseReader, reactiveLossVarh: number): PowerFactorInput {
  const standard = reader.scaled('standard', 2);
  if (standard !== 80 && standard !== 85 && standard !== 90)
    throw wrongType(reader.path('standard'), '0.80 / 0.85 / 0.90');
  const powerFactor = {
    standard,
    forwardVarh: reader.scaled('reactiveKvarh', 3) + reactiveLossVarh,
    ...(reader.has('reverseKvarh') ? { reverseVarh: reader.scaled('reverseKvarh', 3) } : {}),
    ...(reader.has('activeKwh') ? { activeWh: reader.scaled('activeKwh', 3) } : {}),
  } as const;
  reader.end();
  return powerFactor;
}

function correctionOf(reader: CaseReader): CorrectionInput {
  const correction = {
    reason: reader.text('reason'),
    amountFen: reader.scaled('amount', 2),
    ...(reader.has('energyKwh') ? { energyWh: reader.scaled('energyKwh', 3) } : {}),
    ...(reader.has('price') ? { priceNano: reader.scaled('price', 9) } : {}),
    rule: reader.has('rule') ? reader.text('rule') : '',
    document: reader.has('document') ? reader.text('document') : '',
  };
  reader.end();
  return correction;
}
