// Real addresses, surnames and divisions, read from the shared data folder next to the checkout; skipped without it.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import { indexDivisions } from './divisions.ts';
import type { Division } from './divisions.ts';
import { maskAddress, maskName } from './masking.ts';
import { compoundSurnames, splitName } from './name.ts';
import { pinyinKeys } from './pinyin-keys.ts';
import { addressQueryTokens, addressTokens, normaliseText } from './search-text.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const isPresent =
  existsSync(new URL('text/surnames.txt', data)) && existsSync(new URL('divisions/areas.csv', data));
if (!isPresent) console.warn('skipped: the shared data folder (text, divisions) is not next to the checkout');

function linesOf(path: string): readonly string[] {
  const bytes = readFileSync(new URL(path, data));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split(/\r?\n/).filter((line) => line !== '');
}

function divisionsOf(path: string): readonly Division[] {
  return linesOf(path)
    .slice(1)
    .map((line) => line.split(','))
    .map(([code = '', name = '']) => ({ code, name: name.replaceAll('"', '') }));
}

function share(part: number, whole: number): number {
  return Math.round((1000 * part) / whole) / 10;
}

describe.skipIf(!isPresent)('real surnames', () => {
  const surnames = isPresent ? linesOf('text/surnames.txt').map((line) => line.trim()) : [];

  test('every surname has initials, all of small letters', () => {
    expect(surnames.length).toBeGreaterThan(1000);
    for (const surname of surnames) {
      const { initials } = pinyinKeys(`${surname}明`);
      expect(initials.length, surname).toBeGreaterThan(0);
      for (const key of initials) expect(key, surname).toMatch(/^[a-z]{2,3}$/);
    }
  });

  test('a masked name keeps nothing but the surname', () => {
    for (const surname of surnames)
      expect(maskName(`${surname}建国`), surname).toMatch(
        new RegExp(`^${splitName(`${surname}建国`).surname}\\*+$`),
      );
  });

  test('nearly every compound surname in the list is known as one', () => {
    const compound = surnames.filter((surname) => [...surname].length === 2);
    const unknown = compound.filter((surname) => !compoundSurnames.has(surname));
    console.info(`compound surnames: ${String(compound.length)}, unknown: ${unknown.join(' ') || 'none'}`);
    expect(share(compound.length - unknown.length, compound.length)).toBeGreaterThanOrEqual(90);
  });
});

describe.skipIf(!isPresent)('8,551 real business addresses', () => {
  const addresses = isPresent ? linesOf('text/addresses.csv.gz').slice(1) : [];
  const index = indexDivisions(
    isPresent
      ? [
          ...(JSON.parse(linesOf('divisions/provinces.json').join('')) as Division[]),
          ...['cities.csv', 'areas.csv', 'streets.csv.gz'].flatMap((name) =>
            divisionsOf(`divisions/${name}`),
          ),
        ]
      : [],
  );

  test('most are understood: the shares are measured, not wished for', () => {
    const parsed = addresses.map((address) => parseAddress(address, index));
    const count = (holds: (parts: (typeof parsed)[number]) => boolean) =>
      share(parsed.filter(holds).length, parsed.length);
    const shares = {
      divisionCertain: count(({ divisionCode }) => divisionCode !== null),
      county: count(({ county }) => county !== null),
      ambiguous: count(({ candidates }) => candidates.length > 0),
      road: count(({ road }) => road !== null),
      roadNumber: count(({ roadNumber }) => roadNumber !== null),
      nothingLeft: count(({ rest }) => rest === ''),
      nothingUnderstood: count(
        ({ divisionCode, candidates, road, estate }) =>
          (divisionCode ?? road ?? estate) === null && candidates.length === 0,
      ),
    };
    console.info(`addresses understood, per cent of ${String(parsed.length)}: ${JSON.stringify(shares)}`);
    expect(shares.divisionCertain).toBeGreaterThanOrEqual(80);
    expect(shares.county).toBeGreaterThanOrEqual(64);
    expect(shares.road).toBeGreaterThanOrEqual(78);
    expect(shares.nothingLeft).toBeGreaterThanOrEqual(85);
    expect(shares.nothingUnderstood).toBeLessThanOrEqual(2);
  });

  test('a masked address keeps no number', () => {
    for (const address of addresses) expect(maskAddress(address), address).not.toMatch(/\d/);
  });

  test('any four characters of an address find it', () => {
    for (const address of addresses.filter((_, at) => at % 10 === 0)) {
      const part = [...normaliseText(address)].slice(3, 7).join('');
      const tokens = new Set(addressTokens(address));
      for (const token of addressQueryTokens(part)) expect(tokens.has(token), address).toBe(true);
    }
  });
});
