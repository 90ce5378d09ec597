/** Households and composite bills: inputs of the examples to inputs of the engine. */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { rules2024, rulesWith } from '#domain/tariffs/billing-rule-sets.ts';
import type { ByPeriod } from '#domain/tariffs/period.ts';
import type { EnergyPrice, TieredPeriods } from '#domain/tariffs/price-book.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import type { Bill, BasicInput, BillPart } from '../bill.ts';
import { averagePriceNano } from '../compute-bill.ts';
import { divideBetweenClasses } from '../fixed-share.ts';
import { meteredEnergyWh } from '../metered-energy.ts';
import { adHocShelf, component, from, single, to } from './ad-hoc-book.ts';
import { billOf, yuanOfLines } from './billed.ts';
import { kiloOf, scaled, yuanOf } from './example.ts';
import type { Computed, Inputs } from './example.ts';
import { ratePercent, standardOf } from './topics-power.ts';

const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The tiers an example prints, which are those of its month already. */
function printedTiers(inputs: Inputs, timeOfUse?: TieredPeriods): EnergyPrice {
  const upToWh = inputs.numbers('thresholds').map((kwh) => scaled(kwh, 3));
  const priceNano = inputs.has('prices')
    ? inputs.numbers('prices').map((yuan) => scaled(yuan, 9))
    : [0, 0, 0];
  const set = { months: everyMonth, upToWh, priceNano };
  return {
    kind: 'tiered',
    accumulation: 'year',
    sets: [timeOfUse === undefined ? set : { ...set, timeOfUse }],
    household: null,
    freeEnergy: null,
  };
}

export function residentialTier(inputs: Inputs): Computed {
  const energyWh = { flat: inputs.milli('kwh') };
  const parts = [{ from, to, book: 'case', tariff: 'it', energyWh }];
  const isFlat = !inputs.has('thresholds');
  const shelf = adHocShelf([{ energy: isFlat ? single(inputs.nano('price')) : printedTiers(inputs) }]);
  const tiers = { usedBeforeWh: isFlat ? 0 : inputs.milli('prior_kwh') };
  const bill = billOf({ from, to, parts, tiers }, shelf);
  return {
    energy: yuanOfLines(bill, 'energy'),
    tier1: yuanOfLines(bill, 'tier-1'),
    tier2: yuanOfLines(bill, 'tier-2'),
    tier3: yuanOfLines(bill, 'tier-3'),
    total_yuan: yuanOf(bill.totalFen),
  };
}

/** Surcharges are not in the inputs of the examples but in the published book of the place. */
function publishedPeriods(city: string): TieredPeriods | undefined {
  const book = publishedBooks.find(({ id }) => id.startsWith(`${city.toLowerCase()}-residential`));
  const energy = book?.tariffs.find(({ code }) => code === 'tiered')?.energy;
  return energy?.kind === 'tiered' ? energy.sets[0]?.timeOfUse : undefined;
}

export function residentialTimeOfUse(inputs: Inputs): Computed {
  const city = inputs.has('city') ? inputs.text('city') : 'Zhejiang';
  const periods = publishedPeriods(city);
  const energyWh = { peak: inputs.milli('peak_kwh'), valley: inputs.milli('valley_kwh') };
  const hasTiers = inputs.has('thresholds');
  const energy: EnergyPrice = hasTiers
    ? printedTiers(inputs, periods)
    : {
        kind: 'single',
        priceNano: 0,
        periodPriceNano: { peak: inputs.nano('peak'), valley: inputs.nano('valley') },
      };
  const parts = [{ from, to, book: 'case', tariff: 'it', energyWh, isTimeOfUse: true }];
  const tiers = { usedBeforeWh: hasTiers ? inputs.milli('prior_kwh') : 0 };
  const bill = billOf({ from, to, parts, tiers }, adHocShelf([{ energy }]));
  const first = hasTiers ? 'tier-1' : 'energy';
  return {
    peak: yuanOfLines(bill, `${first}.peak`),
    valley: yuanOfLines(bill, `${first}.valley`),
    tier2_surcharge: yuanOfLines(bill, 'tier-2'),
    tier3_surcharge: yuanOfLines(bill, 'tier-3'),
    tier2_peak_surcharge: yuanOfLines(bill, 'tier-2.peak'),
    tier2_valley_surcharge: yuanOfLines(bill, 'tier-2.valley'),
    total_yuan: yuanOf(bill.totalFen),
  };
}

/** The composite price an example prints; `floating` names what floats: a purchase, t transmission. */
function printedComposite(inputs: Inputs): EnergyPrice {
  const floating = inputs.text('floating');
  const factors = Object.entries(inputs.record('period_factors'));
  return {
    kind: 'composite',
    components: [
      component('purchase', inputs.nano('purchase'), { floats: floating.includes('a') }),
      component('loss', inputs.nano('line_loss')),
      component('transmission', inputs.nano('t_and_d'), { floats: floating.includes('t') }),
      component('system', inputs.nano('system_operation')),
      component('fund', inputs.nano('funds')),
    ],
    factorPpm: Object.fromEntries(factors.map(([period, factor]) => [period, scaled(factor, 6)])),
  };
}

function basicOf(inputs: Inputs): readonly BasicInput[] {
  const shared = { month: inputs.text('month'), book: 'case', tariff: 'it' };
  if (inputs.has('capacity_kva')) {
    return [{ ...shared, kind: 'capacity', units: [{ capacityVa: inputs.milli('capacity_kva') }] }];
  }
  if (!inputs.has('contract_kw')) return [];
  const line = { contractW: inputs.milli('contract_kw'), actualW: inputs.milli('actual_kw') };
  return [{ ...shared, kind: 'contract-demand', lines: [line] }];
}

export function agentPurchaseBill(inputs: Inputs): Computed {
  if (inputs.has('lighting_fixed_kwh')) return largeIndustryWithLighting(inputs);
  const energyWh = Object.fromEntries(
    Object.entries(inputs.record('kwh')).map(([period, kwh]) => [period, scaled(kwh, 3)]),
  );
  const basic = {
    capacityNanoPerKva: inputs.has('capacity_price') ? inputs.nano('capacity_price') : 0,
    demandNanoPerKw: inputs.has('demand_price') ? inputs.nano('demand_price') : 0,
  };
  const first = calendarDate(`${inputs.text('month')}-01`);
  const last = calendarDate(`${inputs.text('month')}-28`);
  const bill = billOf(
    {
      from: first,
      to: last,
      parts: [{ from: first, to: last, book: 'case', tariff: 'it', energyWh }],
      basic: basicOf(inputs),
      ...(inputs.has('pf_standard')
        ? { powerFactor: { standard: standardOf(inputs), forwardVarh: inputs.milli('reactive_kvarh') } }
        : {}),
    },
    adHocShelf([{ energy: printedComposite(inputs), basic }]),
  );
  return compositeAnswer(bill);
}

function compositeAnswer(bill: Bill): Computed {
  const byPeriod = (code: string): Readonly<Record<string, number>> =>
    Object.fromEntries(
      bill.lines
        .filter((line) => line.code === code && line.period !== null)
        .map(({ period, amountFen }) => [`${code}_${String(period)}`, yuanOf(amountFen)]),
    );
  const transmission = Object.entries(byPeriod('transmission')).map(([name, value]) => [
    name.replace('transmission', 't_and_d'),
    value,
  ]);
  return {
    ...byPeriod('purchase'),
    ...(Object.fromEntries(transmission) as Readonly<Record<string, number>>),
    line_loss: yuanOfLines(bill, 'loss'),
    t_and_d: yuanOfLines(bill, 'transmission'),
    system_operation: yuanOfLines(bill, 'system'),
    capacity_charge: yuanOfLines(bill, 'capacity'),
    demand_charge: yuanOf(
      bill.lines.filter(({ kind }) => kind === 'demand').reduce((sum, { amountFen }) => sum + amountFen, 0),
    ),
    pf: (bill.powerFactor?.cosHundredths ?? 0) / 100,
    pf_rate: ratePercent(bill.powerFactor?.rateBasisPoints ?? 0),
    pf_adjustment: yuanOfLines(bill, 'power-factor'),
    government_funds: yuanOfLines(bill, 'fund'),
    total_yuan: yuanOf(bill.totalFen),
  };
}

/** WE-040's kind: one meter, a fixed quantity of lighting out of the flat period, funds on all energy. */
function largeIndustryWithLighting(inputs: Inputs): Computed {
  const [ct, ctSecondary] = inputs.ratio('ct');
  const [vt, vtSecondary] = inputs.ratio('vt');
  const multiplier = { ctPrimary: ct, ctSecondary, vtPrimary: vt, vtSecondary };
  const energyOf = (register: string): number => {
    const [first = 0, second = 0] = inputs.numbers(register).map((reading) => scaled(reading, 3));
    return Number(meteredEnergyWh({ fromWh: first, toWh: second, registerSpanWh: 1e8 }, multiplier));
  };
  const [active, peak, valley, reactive] = ['total', 'peak', 'valley', 'reactive'].map(energyOf);
  const metered: ByPeriod = {
    peak: peak ?? 0,
    valley: valley ?? 0,
    flat: (active ?? 0) - (peak ?? 0) - (valley ?? 0),
  };
  const { main, second } = divideBetweenClasses(metered, {
    kind: 'quantity',
    energyWh: inputs.milli('lighting_fixed_kwh'),
  });
  const bill = billOf(
    {
      from,
      to,
      parts: [part('it', main), { ...part('lighting', second), isPowerFactorAdjusted: false }],
      basic: [
        {
          kind: 'capacity',
          month: '2025-06',
          book: 'case',
          tariff: 'it',
          units: [{ capacityVa: inputs.milli('transformer_kva') }],
        },
      ],
      powerFactor: { standard: 90, forwardVarh: reactive ?? 0, activeWh: active ?? 0 },
    },
    lightingShelf(inputs),
  );
  const charge = (tariff: 'flat' | 'peak' | 'valley'): number =>
    yuanOf(bill.lines.find((line) => line.code === 'catalogue' && line.period === tariff)?.amountFen ?? 0);
  return {
    multiplier: (ct / ctSecondary) * (vt / vtSecondary),
    active: kiloOf(active ?? 0),
    reactive: kiloOf(reactive ?? 0),
    pf: (bill.powerFactor?.cosHundredths ?? 0) / 100,
    lighting: yuanOfLines(bill, 'lighting'),
    capacity: yuanOfLines(bill, 'capacity'),
    peak: charge('peak'),
    valley: charge('valley'),
    flat: charge('flat'),
    pf_adjustment: yuanOfLines(bill, 'power-factor'),
    repayment_fund: yuanOfLines(bill, 'fund.repayment'),
    three_gorges: yuanOfLines(bill, 'fund.three-gorges'),
    local_surcharge: yuanOfLines(bill, 'fund.local'),
    total_yuan: yuanOf(bill.totalFen),
    average_price: Math.round((averagePriceNano(bill) ?? 0) / 1e7) / 100,
  };
}

function part(tariff: string, energyWh: ByPeriod): BillPart {
  return { from, to, book: 'case', tariff, energyWh };
}

function lightingShelf(inputs: Inputs) {
  const funds = [
    component('fund', inputs.nano('repayment'), { code: 'fund.repayment' }),
    component('fund', inputs.nano('three_gorges'), { code: 'fund.three-gorges' }),
    component('fund', inputs.nano('local_surcharge'), { code: 'fund.local' }),
  ];
  const factorPpm = {
    peak: scaled(inputs.number('peak_factor'), 6),
    valley: scaled(inputs.number('valley_factor'), 6),
  };
  const flat = component('catalogue', inputs.nano('flat'), { floats: true });
  const lighting = component('catalogue', inputs.nano('lighting'), { code: 'lighting' });
  return adHocShelf(
    [
      {
        energy: { kind: 'composite', components: [flat, ...funds], factorPpm },
        basic: { capacityNanoPerKva: inputs.nano('capacity_price'), demandNanoPerKw: 0 },
      },
      { code: 'lighting', energy: { kind: 'composite', components: [lighting, ...funds], factorPpm: {} } },
    ],
    rulesWith(rules2024, { powerFactor: { hasFundsInBase: false } }),
  );
}
