/** Residential prices of Shanghai, Zhejiang, Jiangsu and Shandong (tariffs.md 7.1). */
import { yuan } from '#domain/kernel/decimal.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { rules2024 } from '../billing-rule-sets.ts';
import type { PriceBook } from '../price-book.ts';
import { compound, mediumVoltages, spans, tiered, tierPeriods, tierSet } from './build.ts';

export const shanghaiResidential: PriceBook = {
  id: 'shanghai-residential-2020-07',
  series: 'shanghai-residential',
  title: '上海市居民生活用电价格',
  region: 'shanghai',
  validFrom: calendarDate('2020-07-27'),
  validTo: null,
  document: {
    number: null,
    title: '上海市发展改革委电价表（2020-07-27，2023-02 重申）',
    source: 'tariffs.md T2, T3, T29',
    status: 'verified',
  },
  calendars: [
    {
      code: 'household',
      title: '居民峰谷（峰6-22）',
      days: [{ when: {}, spans: spans('0-6 valley, 6-22 peak, 22-24 valley') }],
    },
  ],
  tariffs: [
    tiered({
      accumulation: 'year',
      calendar: 'household',
      large: [5, 7],
      sets: [
        {
          ...tierSet([3120, 4800], '0.617 0.667 0.917'),
          timeOfUse: {
            ...tierPeriods({ peak: '0.617 0.677 0.977', valley: '0.307 0.337 0.487' }),
            crossingSurchargeNano: [yuan('0.05'), yuan('0.30')],
          },
        },
      ],
    }),
    compound('compound', '0.641'),
    compound('compound-10kv', '0.636', mediumVoltages),
  ],
  rules: rules2024,
};

export const zhejiangResidential: PriceBook = {
  id: 'zhejiang-residential-2023-08',
  series: 'zhejiang-residential',
  title: '浙江省居民生活用电价格',
  region: 'zhejiang',
  validFrom: calendarDate('2023-08-01'),
  validTo: null,
  document: {
    number: null,
    title: '浙江省居民生活用电价格表（2023-08）',
    source: 'tariffs.md T38, T30',
    status: 'verified',
    note: '转载页把第二档误印为0.58；合表价、免费电量凭记忆，未核实',
  },
  calendars: [
    {
      code: 'household',
      title: '居民峰谷（峰8-22）',
      days: [{ when: {}, spans: spans('0-8 valley, 8-22 peak, 22-24 valley') }],
    },
  ],
  tariffs: [
    tiered({
      accumulation: 'year',
      calendar: 'household',
      large: [5, 7],
      free: [15, 'before-tiers'],
      sets: [
        {
          ...tierSet([2760, 4800], '0.538 0.588 0.838'),
          timeOfUse: tierPeriods({ peak: '0.568 0.618 0.868', valley: '0.288 0.338 0.588' }),
        },
      ],
    }),
    compound('compound', '0.558'),
  ],
  rules: rules2024,
};

export const jiangsuResidential: PriceBook = {
  id: 'jiangsu-residential-2023',
  series: 'jiangsu-residential',
  title: '江苏省居民生活用电价格',
  region: 'jiangsu',
  validFrom: calendarDate('2023-01-01'),
  validTo: null,
  document: {
    number: null,
    title: '江苏省居民生活用电价格表（2023）',
    source: 'tariffs.md T31, T31b, T39',
    status: 'verified',
    note: '合表价凭记忆；峰谷价为沿用的一对，2026年有另一说（0.5683/0.3203，尖峰0.6683），均未核实',
  },
  calendars: [
    {
      code: 'household',
      title: '居民峰谷（峰8-21）',
      days: [{ when: {}, spans: spans('0-8 valley, 8-21 peak, 21-24 valley') }],
    },
  ],
  tariffs: [
    tiered({
      accumulation: 'year',
      calendar: 'household',
      large: [5, 7],
      sets: [
        {
          ...tierSet([2760, 4800], '0.5283 0.5783 0.8283'),
          timeOfUse: tierPeriods({ peak: '0.5583 0.6083 0.8583', valley: '0.3583 0.4083 0.6583' }),
        },
      ],
    }),
    tiered({
      code: 'tiered-10kv',
      title: '居民阶梯（1-10千伏）',
      voltages: mediumVoltages,
      accumulation: 'year',
      large: [5, 7],
      sets: [tierSet([2760, 4800], '0.5183 0.5683 0.8183')],
    }),
    compound('compound', '0.5483'),
  ],
  rules: rules2024,
};

export const shandongResidential: PriceBook = {
  id: 'shandong-residential',
  series: 'shandong-residential',
  title: '山东省居民生活用电价格',
  region: 'shandong',
  validFrom: calendarDate('2021-01-01'),
  validTo: null,
  document: {
    number: null,
    title: '阶梯电价问答（未写明地名和日期）',
    source: 'tariffs.md T45, T46',
    status: 'unverified',
    note: '执行日期为假定；合表价凭记忆；只见峰谷时段，未见峰谷价',
  },
  calendars: [
    {
      code: 'household',
      title: '居民峰谷（4至10月峰8-22，其余峰8-20）',
      days: [
        { when: { months: [4, 5, 6, 7, 8, 9, 10] }, spans: spans('0-8 valley, 8-22 peak, 22-24 valley') },
        { when: {}, spans: spans('0-8 valley, 8-20 peak, 20-24 valley') },
      ],
    },
  ],
  tariffs: [
    tiered({ accumulation: 'year', sets: [tierSet([2520, 4800], '0.5469 0.5969 0.8469')] }),
    compound('compound', '0.555'),
  ],
  rules: rules2024,
};
