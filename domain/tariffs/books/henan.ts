/** Industrial and commercial prices of Henan, July 2024 (tariffs.md 7.2, T7): purchase and transmission float. */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { rules2024 } from '../billing-rule-sets.ts';
import type { PriceBook } from '../price-book.ts';
import { lowVoltages, mediumVoltages, spans } from './build.ts';
import { classTariff, fund } from './commercial.ts';
import type { AgentPurchase, ClassRow } from './commercial.ts';

const agent: AgentPurchase = {
  purchase: '0.411683',
  loss: '0.018916',
  system: '0.083970',
  funds: [
    fund('renewable', '可再生能源电价附加', '0.019'),
    fund('reservoir', '大中型水库移民后期扶持基金', '0.0062'),
    fund('water', '国家重大水利工程建设基金', '0.003189375'),
    fund('local-reservoir', '地方水库移民后期扶持基金', '0.0005'),
  ],
  factorPpm: { sharp: 2_064_000, peak: 1_720_000, flat: 1_000_000, valley: 450_000 },
  transmissionFloats: true,
  calendar: 'july',
};

const rows: readonly ClassRow[] = [
  {
    code: 'single-low',
    title: '工商业单一制 不满1千伏',
    voltages: lowVoltages,
    transmission: '0.1955',
    printed: '0.738958375 1.385001087 1.176130135 0.405007725',
  },
  {
    code: 'single-10kv',
    title: '工商业单一制 1-10千伏',
    voltages: mediumVoltages,
    transmission: '0.1680',
    printed: '0.711458375 1.328241087 1.128830135 0.392632725',
  },
  {
    code: 'single-35kv',
    title: '工商业单一制 35千伏',
    voltages: ['35kV'],
    transmission: '0.1412',
    // The page repeats the valley price of the next row, 0.368557725; the components give this one.
    printed: '0.684658375 1.272925887 1.082734135 0.380572725',
  },
  {
    code: 'single-110kv',
    title: '工商业单一制 110千伏及以上',
    voltages: ['110kV', '220kV'],
    transmission: '0.1145',
    printed: '0.657958375 1.217817087 1.036810135 0.368557725',
  },
  {
    code: 'two-part-10kv',
    title: '工商业两部制 1-10千伏',
    voltages: mediumVoltages,
    transmission: '0.1680',
    printed: '0.711458375 1.328241087 1.128830135 0.392632725',
    basic: '40 25',
  },
  {
    code: 'two-part-35kv',
    title: '工商业两部制 35千伏',
    voltages: ['35kV'],
    transmission: '0.1456',
    printed: '0.689058375 1.282007487 1.090302135 0.382552725',
    basic: '36.9 23',
  },
  {
    code: 'two-part-110kv',
    title: '工商业两部制 110千伏',
    voltages: ['110kV'],
    transmission: '0.1210',
    printed: '0.664458375 1.231233087 1.047990135 0.371482725',
    basic: '33.7 21',
  },
  {
    code: 'two-part-220kv',
    title: '工商业两部制 220千伏及以上',
    voltages: ['220kV'],
    transmission: '0.1030',
    printed: '0.646458375 1.194081087 1.017030135 0.363382725',
    basic: '30.5 19',
  },
];

export const henanCommercial: PriceBook = {
  id: 'henan-commercial-2024-07',
  series: 'henan-commercial',
  title: '河南省工商业用电代理购电价格（2024年7月）',
  region: 'henan',
  validFrom: calendarDate('2024-07-01'),
  validTo: calendarDate('2024-08-01'),
  document: {
    number: '豫发改价管〔2023〕244号',
    title: '河南省代理购电价格表（2024年7月，地方供电公司公布）',
    source: 'tariffs.md T7',
    status: 'verified',
    note: '单一制35千伏低谷价原表误印为下一行的0.368557725；低谷止点误印为23时',
  },
  calendars: [
    {
      code: 'july',
      title: '七月分时',
      days: [{ when: {}, spans: spans('0-7 valley, 7-16 flat, 16-20 peak, 20-23 sharp, 23-24 peak') }],
    },
  ],
  tariffs: rows.map((row) => classTariff(agent, row)),
  rules: rules2024,
};
