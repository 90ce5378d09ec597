import { isPeriod, periodTitles } from '#domain/tariffs/period.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';

const words: Readonly<Record<string, string>> = {
  priceNano: '单价',
  periodPriceNano: '分时单价',
  upToWh: '分档上限',
  timeOfUse: '峰谷',
  crossingSurchargeNano: '跨档加价',
  publishedNano: '公布价',
  factorPpm: '浮动系数',
  components: '构成',
  capacityNanoPerKva: '容量电价',
  demandNanoPerKw: '需量电价',
  household: '多人口家庭',
  freeEnergy: '免费电量',
  rules: '计费参数',
  calendars: '时段',
};
const hidden = new Set(['tariffs', 'energy', 'basic', 'sets']);

/** A path of a difference in the words of the trade: `居民阶梯 单价 第2档`; what has no word stays as it is. */
export function placeText(book: PriceBook, path: string): string {
  const titles = new Map<string, string>();
  for (const { code, title, energy } of book.tariffs) {
    titles.set(code, title);
    if (energy.kind === 'composite') for (const each of energy.components) titles.set(each.code, each.title);
  }
  const parts = partsOf(path, titles);
  const shown = parts.flatMap((part, at): readonly string[] => {
    if (hidden.has(part)) return [];
    if (/^\d+$/.test(part)) return parts[at - 1] === 'sets' ? [] : [`第${String(Number(part) + 1)}档`];
    return [isPeriod(part) ? periodTitles[part] : (titles.get(part) ?? words[part] ?? part)];
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
