/** Shorthand for the monthly tables of agent purchase: the components once, a line a class. */
import { yuan } from '#domain/kernel/decimal.ts';
import type { Voltage } from '#domain/customers/voltage.ts';
import { prices } from './build.ts';
import type { ByPeriod } from '../period.ts';
import type { ComponentKind, CompositePrice, PriceComponent, Tariff } from '../price-book.ts';

/** What holds for every class of the month. */
export interface AgentPurchase {
  readonly purchase: string;
  readonly loss: string;
  readonly system: string;
  readonly funds: readonly PriceComponent[];
  readonly factorPpm: ByPeriod;
  /** Whether transmission and distribution float with the period, too (TOU-2). */
  readonly transmissionFloats: boolean;
  readonly calendar: string | null;
}

/** A fund by its code, title and price in yuan; funds never float. */
export function fund(code: string, title: string, priceText: string): PriceComponent {
  return { code: `fund.${code}`, kind: 'fund', title, priceNano: yuan(priceText), floats: false };
}

export interface ClassRow {
  readonly code: string;
  readonly title: string;
  readonly voltages: readonly Voltage[];
  readonly transmission: string;
  /** Printed composite prices: 'flat sharp peak valley'. */
  readonly printed: string;
  /** 'demand capacity' a month; absent for a single-rate class. */
  readonly basic?: string;
}

/** One row of the table as a tariff. */
export function classTariff(agent: AgentPurchase, row: ClassRow): Tariff {
  const [flat = 0, sharp = 0, peak = 0, valley = 0] = prices(row.printed);
  const [demand = 0, capacity = 0] = row.basic === undefined ? [] : prices(row.basic);
  return {
    code: row.code,
    title: row.title,
    useKind: 'commercial',
    voltages: row.voltages,
    energy: energyOf(agent, row, { flat, sharp, peak, valley }),
    basic: row.basic === undefined ? null : { capacityNanoPerKva: capacity, demandNanoPerKw: demand },
    calendar: agent.calendar,
    hasPowerFactor: true,
  };
}

function energyOf(agent: AgentPurchase, { transmission }: ClassRow, publishedNano: ByPeriod): CompositePrice {
  return {
    kind: 'composite',
    components: [
      { ...component('purchase', '代理购电', agent.purchase), floats: true },
      component('loss', '上网环节线损', agent.loss),
      { ...component('transmission', '输配电价', transmission), floats: agent.transmissionFloats },
      component('system', '系统运行费', agent.system),
      ...agent.funds,
    ],
    factorPpm: agent.factorPpm,
    publishedNano,
  };
}

function component(kind: ComponentKind, title: string, priceText: string): PriceComponent {
  return { code: kind, kind, title, priceNano: yuan(priceText), floats: false };
}
