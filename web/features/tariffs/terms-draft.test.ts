import { expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import { bodyOf, draftOf } from './terms-draft.ts';

const shelf = shelfOf(publishedBooks);
const household = present(shelf.find('zhejiang-residential-2023-08', 'tiered'), 'tiers').tariff;
const twoPart = present(shelf.find('fujian-commercial-2024-09', 'two-part-10kv'), 'two-part').tariff;
const held = {
  ...{ series: 'zhejiang-residential', tariff: 'tiered', isTimeOfUse: true },
  details: { persons: 5, isNeedy: true },
};

test('a change begins with what holds, from today on', () => {
  const draft = draftOf(held, '2026-11-22');
  expect(draft).toMatchObject({ validFrom: '2026-11-22', tariff: 'tiered', persons: 5, isTimeOfUse: true });
  expect(bodyOf(draft, household)).toMatchObject({
    isTimeOfUse: true,
    details: { persons: 5, isNeedy: true },
  });
});

test('only what the chosen tariff asks for is sent', () => {
  const draft = { ...draftOf(held, '2026-11-22'), powerFactorStandard: 90, basis: 'capacity' } as const;
  expect(bodyOf(draft, twoPart).details).toEqual({ basis: 'capacity', powerFactorStandard: 90 });
  expect(bodyOf(draft, household).details).toEqual({ persons: 5, isNeedy: true });
});

test('agreed demand is sent in watts, with its basis alone', () => {
  const draft = { ...draftOf(null, '2026-11-22'), contractKw: 800.5 };
  expect(bodyOf({ ...draft, basis: 'contract-demand' }, twoPart).details).toEqual({
    basis: 'contract-demand',
    contractDemandW: 800_500,
  });
  expect(bodyOf({ ...draft, basis: 'capacity' }, twoPart).details).toEqual({ basis: 'capacity' });
});
