/** Tables that are historical or incomplete: catalogue prices of Zhanjiang and Hunan, hours of Shanghai. */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { yuan } from '#domain/kernel/decimal.ts';
import type { Voltage } from '#domain/customers/voltage.ts';
import { rules1996, rules2024 } from '../billing-rule-sets.ts';
import type { BasicPrice, PriceBook, Tariff } from '../price-book.ts';
import { lowVoltages, mediumVoltages, spans } from './build.ts';

interface CatalogueRow {
  readonly code: string;
  readonly title: string;
  readonly useKind: Tariff['useKind'];
  readonly voltages: readonly Voltage[];
  readonly price: string;
  readonly basic?: BasicPrice;
}

function catalogue({ code, title, useKind, voltages, price, basic }: CatalogueRow): Tariff {
  return {
    code,
    title,
    useKind,
    voltages,
    energy: { kind: 'single', priceNano: yuan(price) },
    basic: basic ?? null,
    calendar: null,
    hasPowerFactor: true,
  };
}

export const zhanjiangIndustry: PriceBook = {
  id: 'zhanjiang-industry-old',
  series: 'zhanjiang-industry',
  title: '湛江大工业目录电价（旧）',
  region: 'guangdong',
  validFrom: calendarDate('2012-07-01'),
  validTo: calendarDate('2023-06-01'),
  document: {
    number: null,
    title: '湛江旧目录电价转载（未注日期）',
    source: 'tariffs.md T42',
    status: 'unverified',
    note: '供历史核算；执行日期为假定',
  },
  calendars: [],
  tariffs: [
    catalogue({
      code: 'large-10kv',
      title: '大工业 1-10千伏',
      useKind: 'large-industry',
      voltages: mediumVoltages,
      price: '0.5207',
      basic: { capacityNanoPerKva: yuan('23'), demandNanoPerKw: yuan('32') },
    }),
  ],
  rules: rules1996,
};

const hunanBasic: BasicPrice = { capacityNanoPerKva: yuan('20'), demandNanoPerKw: yuan('30') };

export const hunanCatalogue: PriceBook = {
  id: 'hunan-catalogue-old',
  series: 'hunan-catalogue',
  title: '湖南省（岳阳）目录电价（旧）',
  region: 'hunan',
  validFrom: calendarDate('2018-01-01'),
  validTo: calendarDate('2023-06-01'),
  document: {
    number: null,
    title: '岳阳市公布的湖南电网目录电价',
    source: 'tariffs.md T48',
    status: 'unverified',
    note: '供历史核算；执行日期为假定',
  },
  calendars: [],
  tariffs: [
    catalogue({
      code: 'large-low',
      title: '大工业 不满1千伏',
      useKind: 'large-industry',
      voltages: lowVoltages,
      price: '0.6437',
      basic: hunanBasic,
    }),
    catalogue({
      code: 'large-10kv',
      title: '大工业 1-10千伏',
      useKind: 'large-industry',
      voltages: mediumVoltages,
      price: '0.6147',
      basic: hunanBasic,
    }),
    catalogue({
      code: 'general-low',
      title: '一般工商业 不满1千伏',
      useKind: 'commercial',
      voltages: lowVoltages,
      price: '0.7003',
    }),
    catalogue({
      code: 'general-10kv',
      title: '一般工商业 1-10千伏',
      useKind: 'commercial',
      voltages: mediumVoltages,
      price: '0.6803',
    }),
    catalogue({
      code: 'farm-low',
      title: '农业生产 不满1千伏',
      useKind: 'farm',
      voltages: lowVoltages,
      price: '0.5487',
    }),
    catalogue({
      code: 'farm-10kv',
      title: '农业生产 1-10千伏',
      useKind: 'farm',
      voltages: mediumVoltages,
      price: '0.5287',
    }),
  ],
  rules: rules1996,
};

/** Only the hours were seen, so the book has no tariff yet. */
export const shanghaiCommercial: PriceBook = {
  id: 'shanghai-commercial-2023',
  series: 'shanghai-commercial',
  title: '上海市工商业分时时段（2023）',
  region: 'shanghai',
  validFrom: calendarDate('2023-01-01'),
  validTo: null,
  document: {
    number: null,
    title: '上海市分时电价时段（2023）',
    source: 'tariffs.md T47',
    status: 'unverified',
    note: '只见时段，未见价格',
  },
  calendars: [
    {
      code: 'two-part',
      title: '两部制分时',
      days: [
        {
          when: { months: [7, 8] },
          spans: spans(
            '0-6 valley, 6-8 flat, 8-12 peak, 12-14 sharp, 14-15 peak, 15-18 flat, 18-21 peak, 21-22 flat, 22-24 valley',
          ),
        },
        {
          when: { months: [9] },
          spans: spans('0-6 valley, 6-8 flat, 8-15 peak, 15-18 flat, 18-21 peak, 21-22 flat, 22-24 valley'),
        },
        {
          when: { months: [1, 12] },
          spans: spans(
            '0-6 valley, 6-8 flat, 8-11 peak, 11-18 flat, 18-19 peak, 19-21 sharp, 21-22 flat, 22-24 valley',
          ),
        },
        {
          when: {},
          spans: spans('0-6 valley, 6-8 flat, 8-11 peak, 11-18 flat, 18-21 peak, 21-22 flat, 22-24 valley'),
        },
      ],
    },
    {
      code: 'single',
      title: '单一制分时',
      days: [{ when: {}, spans: spans('0-6 valley, 6-22 peak, 22-24 valley') }],
    },
  ],
  tariffs: [],
  rules: rules2024,
};

/** Transmission and distribution were not seen, so the book has no tariff yet. */
export const jiangsuCommercial: PriceBook = {
  id: 'jiangsu-commercial-2024-06',
  series: 'jiangsu-commercial',
  title: '江苏省代理购电价格（2024年6月）',
  region: 'jiangsu',
  validFrom: calendarDate('2024-06-01'),
  validTo: calendarDate('2024-07-01'),
  document: {
    number: null,
    title: '江苏省代理购电公告（2024年6月）转载',
    source: 'tariffs.md T6',
    status: 'unverified',
    note: '代理购电0.4550、线损0.0149、系统运行费0.0287（含抽水蓄能0.0040）；未见输配电价，不能计费',
  },
  calendars: [],
  tariffs: [],
  rules: rules2024,
};
