/** Industrial and commercial prices of Fujian, September 2024 (tariffs.md 7.2, T5); all 36 printed prices add up. */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { rules2024 } from '../billing-rule-sets.ts';
import type { PriceBook } from '../price-book.ts';
import { lowVoltages, mediumVoltages } from './build.ts';
import { classTariff, fund } from './commercial.ts';
import type { AgentPurchase, ClassRow } from './commercial.ts';

const agent: AgentPurchase = {
  purchase: '0.4389',
  loss: '0.0162',
  system: '0.0294',
  funds: [
    fund('renewable', '可再生能源电价附加', '0.019'),
    fund('reservoir', '大中型水库移民后期扶持基金', '0.0062'),
    fund('water', '国家重大水利工程建设基金', '0.00196875'),
    fund('local-reservoir', '地方水库移民后期扶持基金', '0.0005'),
  ],
  factorPpm: { sharp: 1_800_000, peak: 1_580_000, flat: 1_000_000, valley: 370_000 },
  transmissionFloats: false,
  calendar: null,
};

const rows: readonly ClassRow[] = [
  {
    code: 'single-low',
    title: '工商业单一制 不满1千伏',
    voltages: lowVoltages,
    transmission: '0.1833',
    printed: '0.69546875 1.04658875 0.95003075 0.41896175',
  },
  {
    code: 'single-10kv',
    title: '工商业单一制 1-10（20）千伏',
    voltages: mediumVoltages,
    transmission: '0.1633',
    printed: '0.67546875 1.02658875 0.93003075 0.39896175',
  },
  {
    code: 'single-35kv',
    title: '工商业单一制 35千伏',
    voltages: ['35kV'],
    transmission: '0.1433',
    printed: '0.65546875 1.00658875 0.91003075 0.37896175',
  },
  {
    code: 'single-110kv',
    title: '工商业单一制 110千伏',
    voltages: ['110kV'],
    transmission: '0.1233',
    printed: '0.63546875 0.98658875 0.89003075 0.35896175',
  },
  {
    code: 'single-220kv',
    title: '工商业单一制 220千伏及以上',
    voltages: ['220kV'],
    transmission: '0.1033',
    printed: '0.61546875 0.96658875 0.87003075 0.33896175',
  },
  {
    code: 'two-part-10kv',
    title: '工商业两部制 1-10（20）千伏',
    voltages: mediumVoltages,
    transmission: '0.1292',
    printed: '0.64136875 0.99248875 0.89593075 0.36486175',
    basic: '40 25',
  },
  {
    code: 'two-part-35kv',
    title: '工商业两部制 35千伏',
    voltages: ['35kV'],
    transmission: '0.1092',
    printed: '0.62136875 0.97248875 0.87593075 0.34486175',
    basic: '39 24.4',
  },
  {
    code: 'two-part-110kv',
    title: '工商业两部制 110千伏',
    voltages: ['110kV'],
    transmission: '0.0842',
    printed: '0.59636875 0.94748875 0.85093075 0.31986175',
    basic: '38 23.8',
  },
  {
    code: 'two-part-220kv',
    title: '工商业两部制 220千伏及以上',
    voltages: ['220kV'],
    transmission: '0.0592',
    printed: '0.57136875 0.92248875 0.82593075 0.29486175',
    basic: '37 23.1',
  },
];

export const fujianCommercial: PriceBook = {
  id: 'fujian-commercial-2024-09',
  series: 'fujian-commercial',
  title: '福建省工商业用电代理购电价格（2024年9月）',
  region: 'fujian',
  validFrom: calendarDate('2024-09-01'),
  validTo: calendarDate('2024-10-01'),
  document: {
    number: null,
    title: '福建省代理购电价格表（2024年9月）',
    source: 'tariffs.md T5 (dehua.gov.cn)',
    status: 'verified',
    note: '分时系数见文，时段未见：尖峰高峰的钟点由本单位的时段表给出',
  },
  calendars: [],
  tariffs: rows.map((row) => classTariff(agent, row)),
  rules: rules2024,
};
