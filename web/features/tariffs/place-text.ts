import { isPeriod, periodTitles } from '#domain/tariffs/period.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { zh, type Texts } from '#web/lib/i18n/use-texts.ts';

const words: Readonly<Record<string, string>> = {
  priceNano: zh('单价'),
  periodPriceNano: zh('分时单价'),
  upToWh: zh('分档上限'),
  timeOfUse: zh('峰谷'),
  crossingSurchargeNano: zh('跨档加价'),
  publishedNano: zh('公布价'),
  factorPpm: zh('浮动系数'),
  components: zh('构成'),
  capacityNanoPerKva: zh('容量电价'),
  demandNanoPerKw: zh('需量电价'),
  household: zh('多人口家庭'),
  freeEnergy: zh('免费电量'),
  rules: zh('计费参数'),
  calendars: zh('时段'),
};
const hidden = new Set(['tariffs', 'energy', 'basic', 'sets']);

/** A path of a difference in the words of the trade: `居民阶梯 单价 第2档`; what has no word stays as it is. */
export function placeText({ t, book }: { t: Texts; book: PriceBook }, path: string): string {
  const titles = new Map<string, string>();
  for (const { code, title, energy } of book.tariffs) {
    titles.set(code, title);
    if (energy.kind === 'composite') for (const each of energy.components) titles.set(each.code, each.title);
  }
  const parts = partsOf(path, titles);
  const shown = parts.flatMap((part, at): readonly string[] => {
    if (hidden.has(part)) return [];
    if (/^\d+$/.test(part))
      return parts[at - 1] === 'sets' ? [] : [t('第 {tier} 档', { tier: Number(part) + 1 })];
    const word = isPeriod(part) ? periodTitles[part] : words[part];
    return [titles.get(part) ?? (word === undefined ? part : t(word))];
  });
  return shown.join(' ');
}

/** The parts of a path; codes that hold dots themselves (`fund.renewable`) stay whole. */
function partsOf(path: string, titles: ReadonlyMap<string, string>): readonly string[] {
  const dotted = [...titles.keys()].filter((code) => code.includes('.'));
  const inside = dotted.find((code) => path.includes(`.${code}.`));
  if (inside === undefined) return path.split('.');
  const at = path.indexOf(`.${inside}.`);
  return [...path.slice(0, at).split('.'), inside, ...path.slice(at + inside.length + 2).split('.')];
}
