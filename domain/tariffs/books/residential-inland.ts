/** Residential prices of Beijing, Chongqing, Wuhan and Guiyang (tariffs.md 7.1). */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { yuan } from '#domain/kernel/decimal.ts';
import { rules2024 } from '../billing-rule-sets.ts';
import type { PriceBook } from '../price-book.ts';
import { compound, lowVoltages, mediumVoltages, spans, tiered, tierSet } from './build.ts';

export const beijingResidential: PriceBook = {
  id: 'beijing-residential-2023-03',
  series: 'beijing-residential',
  title: '北京市居民生活用电价格',
  region: 'beijing',
  validFrom: calendarDate('2023-03-01'),
  validTo: null,
  document: {
    number: null,
    title: '北京市居民阶梯电价（2023-03、2025-01 两处转载一致）',
    source: 'tariffs.md T37, T29',
    status: 'verified',
  },
  calendars: [],
  tariffs: [
    tiered({
      accumulation: 'year',
      large: [6, null],
      sets: [tierSet([2880, 4800], '0.4883 0.5383 0.7883')],
    }),
    tiered({
      code: 'tiered-10kv',
      title: '居民阶梯（1千伏及以上）',
      voltages: mediumVoltages,
      accumulation: 'year',
      large: [6, null],
      sets: [tierSet([2880, 4800], '0.4783 0.5283 0.7783')],
    }),
    compound('compound', '0.5103'),
    compound('compound-10kv', '0.5003', mediumVoltages),
  ],
  rules: rules2024,
};

export const chongqingResidential: PriceBook = {
  id: 'chongqing-residential',
  series: 'chongqing-residential',
  title: '重庆市居民生活用电价格',
  region: 'chongqing',
  validFrom: calendarDate('2021-01-01'),
  validTo: null,
  document: {
    number: null,
    title: '重庆市居民阶梯电价转载（未注日期）',
    source: 'tariffs.md T43',
    status: 'unverified',
    note: '执行日期为假定',
  },
  calendars: [],
  tariffs: [
    tiered({ accumulation: 'year', sets: [tierSet([2400, 4800], '0.5200 0.5700 0.8200')] }),
    compound('compound', '0.5400'),
  ],
  rules: rules2024,
};

export const wuhanResidential: PriceBook = {
  id: 'wuhan-residential-2023',
  series: 'wuhan-residential',
  title: '湖北省（武汉）居民生活用电价格',
  region: 'hubei',
  validFrom: calendarDate('2023-01-01'),
  validTo: null,
  document: {
    number: '鄂发改价管〔2023〕320号',
    title: '武汉居民阶梯电价及居民充电桩分时电价',
    source: 'tariffs.md T44, T23',
    status: 'verified',
    note: '文号为充电桩分时电价的；阶梯表为转载页，执行日期为假定',
  },
  calendars: [
    {
      code: 'charger',
      title: '居民充电桩分时',
      days: [
        {
          when: {},
          spans: spans('0-7 valley, 7-17 flat, 17-20 peak, 20-22 sharp, 22-23 peak, 23-24 valley'),
        },
      ],
    },
  ],
  tariffs: [
    tiered({ accumulation: 'year', sets: [tierSet([2160, 4800], '0.558 0.608 0.858')] }),
    compound('compound', '0.58'),
    compound('compound-10kv', '0.57', mediumVoltages),
    {
      code: 'charger',
      title: '居民充电桩（不计阶梯）',
      useKind: 'residential',
      voltages: lowVoltages,
      energy: {
        kind: 'single',
        priceNano: yuan('0.58'),
        periodPriceNano: {
          valley: yuan('0.43'),
          flat: yuan('0.58'),
          peak: yuan('0.68'),
          sharp: yuan('0.78'),
        },
      },
      basic: null,
      calendar: 'charger',
      hasPowerFactor: false,
    },
  ],
  rules: rules2024,
};

export const guiyangResidential: PriceBook = {
  id: 'guiyang-residential',
  series: 'guiyang-residential',
  title: '贵州省（贵阳）居民生活用电价格',
  region: 'guizhou',
  validFrom: calendarDate('2021-01-01'),
  validTo: null,
  document: {
    number: null,
    title: '贵阳居民阶梯电价转载（未注日期）',
    source: 'tariffs.md T26',
    status: 'unverified',
    note: '执行日期为假定',
  },
  calendars: [],
  tariffs: [tiered({ accumulation: 'year', sets: [tierSet([2200, 4000], '0.4556 0.5056 0.7556')] })],
  rules: rules2024,
};
