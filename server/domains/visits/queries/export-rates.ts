import { csvLine } from '../../../platform/csv.ts';
import type { CsvTable } from '../../../platform/http/download.ts';
import type { Figures, RatesPage } from './visit-rates.ts';

function percent(permille: number | null): string {
  return permille === null ? '' : `${(permille / 10).toFixed(1)}%`;
}

const columns: readonly (readonly [string, (row: Figures) => string])[] = [
  ['应回访', (row) => row.due.toString()],
  ['已回访', (row) => row.visited.toString()],
  ['回访率', (row) => percent(row.visitedPermille)],
  ['联系上', (row) => row.reached.toString()],
  ['接通率', (row) => percent(row.reachedPermille)],
  ['已评价', (row) => row.rated.toString()],
  ['满意', (row) => row.satisfied.toString()],
  ['满意率', (row) => percent(row.satisfiedPermille)],
  ['平均分', (row) => (row.ratingHundredths === null ? '' : (row.ratingHundredths / 100).toFixed(2))],
  ['认为守诺', (row) => percent(row.promiseKeptPermille)],
  ['不满意转单', (row) => row.followUps.toString()],
];

const firstTitle: Readonly<Record<RatesPage['by'], string>> = {
  unit: '责任单位',
  team: '承办班组',
  kind: '业务',
  month: '月份',
};

/** The figures as a table for a spreadsheet program, the sum at its end. */
export function ratesCsv(page: RatesPage): CsvTable {
  const line = (title: string, row: Figures): string =>
    csvLine([title, ...columns.map(([, value]) => value(row))]);
  // The mark lets spreadsheet programs read the file as UTF-8.
  const head = `\uFEFF${csvLine([firstTitle[page.by], ...columns.map(([title]) => title)])}`;
  const rows = page.rows.map((row) => line(row.title, row));
  return { fileName: 'visit-rates', csv: [head, ...rows, line('合计', page.total)].join('') };
}
