import { expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import { placeText } from './place-text.ts';

/** Chinese as it is, with its values in their places. */
const t: Texts = (text, values = {}) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

const bookOf = (series: string) =>
  present(
    publishedBooks.find((book) => book.series === series),
    series,
  );

test('a place in a book is told in the words of the trade', () => {
  const zhejiang = bookOf('zhejiang-residential');
  expect(placeText({ t, book: zhejiang }, 'tariffs.tiered.energy.sets.0.priceNano.1')).toBe(
    '居民阶梯 单价 第 2 档',
  );
  expect(placeText({ t, book: zhejiang }, 'tariffs.tiered.energy.sets.0.timeOfUse.priceNano.valley.0')).toBe(
    '居民阶梯 峰谷 单价 低谷 第 1 档',
  );
  expect(placeText({ t, book: zhejiang }, 'tariffs.tiered.energy.sets.0.upToWh.0')).toBe(
    '居民阶梯 分档上限 第 1 档',
  );
});

test('components stand under their titles, what has no word stays as it is', () => {
  const fujian = bookOf('fujian-commercial');
  expect(placeText({ t, book: fujian }, 'tariffs.single-low.energy.components.purchase.priceNano')).toBe(
    '工商业单一制 不满1千伏 构成 代理购电 单价',
  );
  expect(
    placeText({ t, book: fujian }, 'tariffs.single-low.energy.components.fund.renewable.priceNano'),
  ).toBe('工商业单一制 不满1千伏 构成 可再生能源电价附加 单价');
  expect(placeText({ t, book: fujian }, 'rules.leftMarketPpm')).toBe('计费参数 leftMarketPpm');
});
