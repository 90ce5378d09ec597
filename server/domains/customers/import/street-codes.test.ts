// Every street of the shared data folder next to the checkout, through the division column of the import; skipped
// without it. The column of a row is read and looked up as the check does it; storing the same 41,000 times shows nothing.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readImportRow } from '#domain/customers/import-row.ts';
import { divisionColumns } from '../file/store.ts';
import { contextAt } from './import-table.ts';
import { placesAmong } from './placing.ts';
import { typedRow } from './testing.ts';

const file = new URL('../../../../../shared/data/divisions/streets.csv.gz', import.meta.url);
const isPresent = existsSync(file);
if (!isPresent) console.warn('skipped: the shared data folder (divisions) is not next to the checkout');

const codes = isPresent
  ? gunzipSync(readFileSync(file))
      .toString('utf8')
      .split(/\r?\n/)
      .slice(1)
      .flatMap((line) => /^"?(\d{9})"?,/.exec(line)?.[1] ?? [])
  : [];

const places = placesAmong([]);
const context = contextAt(new Date('2026-11-18T02:00:00Z'), '3304');

/** What the check says against a row with this code, and where the place would be kept. */
function entered(divisionCode: string) {
  const { row, faults } = readImportRow(typedRow(1, { divisionCode }), context);
  const all = [...faults, ...places.faults(row)].map(({ refused }) => refused);
  return { faults: all, code: divisionColumns(places.divisionCode(row) ?? null).street_code };
}

describe.skipIf(!isPresent)('the division column of an import', () => {
  test('takes every street of the list, with the code it was given', () => {
    expect(codes.length).toBeGreaterThan(40_000);
    const refused = codes.filter((code) => {
      const { faults, code: kept } = entered(code);
      return faults.length > 0 || kept !== code;
    });
    expect(refused).toEqual([]);
  }, 60_000);

  test('refuses a street there is not', () => {
    expect(entered('330681999').faults).toEqual(['customer.division-unknown']);
  });
});
