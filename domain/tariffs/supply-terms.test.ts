import { describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { publishedBooks } from './published-books.ts';
import { shelfOf } from './price-shelf.ts';
import { isDangerous, tariffsFor, termsFaults, type SupplyTerms } from './supply-terms.ts';

const shelf = shelfOf(publishedBooks);
const tariffOf = (book: string, code: string) => present(shelf.find(book, code), code).tariff;
const household = tariffOf('zhejiang-residential-2023-08', 'tiered');
const compound = tariffOf('zhejiang-residential-2023-08', 'compound');
const twoPart = tariffOf('fujian-commercial-2024-09', 'two-part-10kv');
const home = { useKind: 'residential', voltage: '220V' } as const;
const factory = { useKind: 'large-industry', voltage: '10kV' } as const;

function terms(about: Partial<SupplyTerms> = {}): SupplyTerms {
  return { series: 's', tariff: 't', isTimeOfUse: false, details: {}, ...about };
}
const codes = (faults: readonly { refused: string }[]) => faults.map(({ refused }) => refused);

describe('terms of supply', () => {
  test('a household may have the tiers with peak and valley prices, persons and free energy', () => {
    const chosen = terms({ isTimeOfUse: true, details: { persons: 5, isNeedy: true } });
    expect(termsFaults(chosen, household, home)).toEqual([]);
  });

  test('peak and valley prices only where the tariff has them; persons only with tiers', () => {
    const faults = termsFaults(terms({ isTimeOfUse: true, details: { persons: 5 } }), compound, home);
    expect(codes(faults)).toEqual(['tariffs.terms-time-of-use', 'tariffs.terms-household']);
  });

  test('the class and the voltage of the point must be those of the tariff', () => {
    const faults = termsFaults(terms({ details: { basis: 'capacity' } }), twoPart, home);
    expect(codes(faults)).toEqual(['tariffs.terms-class', 'tariffs.terms-voltage']);
  });

  test.each([
    [{}, ['tariffs.terms-basis']],
    [{ basis: 'capacity' }, []],
    [{ basis: 'contract-demand' }, ['tariffs.terms-demand']],
    [{ basis: 'contract-demand', contractDemandW: 800_000 }, []],
    [{ basis: 'actual-demand', contractDemandW: 800_000 }, ['tariffs.terms-demand']],
  ] as const)('a two-part tariff needs its basis: %o', (details, expected) => {
    expect(codes(termsFaults(terms({ details }), twoPart, factory))).toEqual(expected);
  });

  test('no power factor where it is not assessed', () => {
    const faults = termsFaults(terms({ details: { powerFactorStandard: 90 } }), household, home);
    expect(codes(faults)).toEqual(['tariffs.terms-factor']);
  });

  test('another tariff or series is a danger point, the first terms and another household size are not', () => {
    const before = terms();
    expect(isDangerous(before, terms({ tariff: 'compound' }))).toBe(true);
    expect(isDangerous(before, terms({ series: 'other' }))).toBe(true);
    expect(isDangerous(before, terms({ details: { persons: 6 } }))).toBe(false);
    expect(isDangerous(null, before)).toBe(false);
  });

  test('a point is offered the tariffs of its class and voltage alone', () => {
    const { tariffs } = present(
      shelf.books.find(({ id }) => id === 'fujian-commercial-2024-09'),
      'the book',
    );
    expect(tariffsFor(tariffs, factory).map(({ code }) => code)).toEqual(['single-10kv', 'two-part-10kv']);
    expect(tariffsFor(tariffs, home)).toEqual([]);
  });
});
