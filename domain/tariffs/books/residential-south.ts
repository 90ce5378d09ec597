/** Residential prices of Guangdong and Sichuan, where tiers are monthly (tariffs.md 7.1, RES-4). */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { yuan } from '#domain/kernel/decimal.ts';
import { rules2024 } from '../billing-rule-sets.ts';
import type { PriceBook, Tariff } from '../price-book.ts';
import { compound, lowVoltages, spans, tiered, tierPeriods, tierSet } from './build.ts';

const summer = [5, 6, 7, 8, 9, 10];
const winter = [1, 2, 3, 4, 11, 12];
const guangdongDay = spans('0-8 valley, 8-10 flat, 10-12 peak, 12-14 flat, 14-19 peak, 19-24 flat');

function guangdongTiers(priceText: string): Tariff {
  return tiered({
    accumulation: 'month',
    large: [5, null],
    sets: [tierSet([260, 600], priceText, summer), tierSet([200, 400], priceText, winter)],
  });
}

/** The household that chose time of use instead of the tiers. */
function guangdongTimeOfUse({ valley, flat, peak }: { valley: string; flat: string; peak: string }): Tariff {
  return {
    code: 'time-of-use',
    title: '居民峰谷（自选，不计阶梯）',
    useKind: 'residential',
    voltages: lowVoltages,
    energy: {
      kind: 'single',
      priceNano: yuan(flat),
      periodPriceNano: { valley: yuan(valley), flat: yuan(flat), peak: yuan(peak) },
    },
    basic: null,
    calendar: 'household',
    hasPowerFactor: false,
  };
}

const guangdongCalendar = {
  code: 'household',
  title: '居民峰谷',
  days: [{ when: {}, spans: guangdongDay }],
};

export const zhuhaiResidential: PriceBook = {
  id: 'zhuhai-residential-2025-08',
  series: 'zhuhai-residential',
  title: '广东省（珠三角）居民生活用电价格',
  region: 'guangdong',
  validFrom: calendarDate('2025-08-01'),
  validTo: null,
  document: {
    number: '粤价〔2012〕135号',
    title: '广东省居民阶梯电价规则；价格取珠海 2025-08',
    source: 'tariffs.md T27, T41',
    status: 'verified',
    note: '多人口家庭的人数界限未见原文，按5人',
  },
  calendars: [guangdongCalendar],
  tariffs: [
    guangdongTiers('0.60886875 0.65886875 0.90886875'),
    guangdongTimeOfUse({ valley: '0.23676875', flat: '0.60886875', peak: '1.02896875' }),
    compound('compound', '0.64586875'),
  ],
  rules: rules2024,
};

export const zhanjiangResidential: PriceBook = {
  id: 'zhanjiang-residential-old',
  series: 'zhanjiang-residential',
  title: '广东省（湛江，旧）居民生活用电价格',
  region: 'guangdong',
  validFrom: calendarDate('2012-07-01'),
  validTo: null,
  document: {
    number: '粤价〔2012〕135号',
    title: '湛江旧目录电价转载（未注日期）',
    source: 'tariffs.md T42, T27',
    status: 'unverified',
    note: '执行日期取规则发布之年',
  },
  calendars: [guangdongCalendar],
  tariffs: [
    guangdongTiers('0.6002 0.6502 0.9002'),
    guangdongTimeOfUse({ valley: '0.3001', flat: '0.6002', peak: '0.9903' }),
    compound('compound', '0.6372'),
  ],
  rules: rules2024,
};

const wet = [6, 7, 8, 9, 10];
const dry = [1, 2, 3, 4, 5, 11, 12];
const sichuanLimits = [180, 280];

/** The surcharges of the day are taken for the valley: the sources disagree about its tiers 2 and 3. */
const sichuanWet = {
  ...tierSet(sichuanLimits, '0.5224 0.6224 0.8224', wet),
  timeOfUse: tierPeriods({ flat: '0.5224 0.6224 0.8224', valley: '0.175 0.275 0.475' }),
};
const sichuanDry = {
  ...tierSet(sichuanLimits, '0.5224 0.6224 0.8224', dry),
  timeOfUse: tierPeriods({ flat: '0.5224 0.6224 0.8224', valley: '0.2535 0.3535 0.5535' }),
};

export const sichuanResidential: PriceBook = {
  id: 'sichuan-residential-2012',
  series: 'sichuan-residential',
  title: '四川省居民生活用电价格',
  region: 'sichuan',
  validFrom: calendarDate('2012-07-01'),
  validTo: null,
  document: {
    number: null,
    title: '四川居民阶梯电价方案（2012）',
    source: 'tariffs.md T25, T40',
    status: 'unverified',
    note: '低谷第二、三档各处说法不一（0.125/0.275 与 0.275/0.375），此处按白天的加价；丰水期优惠另见 tiered-relief',
  },
  calendars: [
    {
      code: 'household',
      title: '居民低谷（23-7）',
      days: [{ when: {}, spans: spans('0-7 valley, 7-23 flat, 23-24 valley') }],
    },
  ],
  tariffs: [
    tiered({
      accumulation: 'month',
      calendar: 'household',
      free: [15, 'credit'],
      sets: [sichuanWet, sichuanDry],
    }),
    tiered({
      code: 'tiered-relief',
      title: '居民阶梯（丰水期优惠）',
      accumulation: 'month',
      free: [15, 'credit'],
      sets: [
        tierSet(sichuanLimits, '0.5224 0.4724 0.6224', wet),
        tierSet(sichuanLimits, '0.5224 0.6224 0.8224', dry),
      ],
    }),
    compound('compound', '0.5464'),
  ],
  rules: rules2024,
};
