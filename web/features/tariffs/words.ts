import type { Static } from 'typebox';
import type { BookLine, readBook } from '#contracts/tariffs.ts';
import type { BookStatus } from '#domain/tariffs/book-life.ts';
import { integerToDecimal, nanoScale } from '#domain/kernel/decimal.ts';
import type { Period } from '#domain/tariffs/period.ts';
import type { Voltage } from '#domain/customers/voltage.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export type BookItem = Static<typeof BookLine>;
export type BookView = Static<(typeof readBook)['response']>;

/** What each state of a book is called and means to the reader. */
export const statusWords: Readonly<Record<BookStatus, { readonly title: string; readonly tone: Tone }>> = {
  draft: { title: zh('草稿'), tone: 'calm' },
  submitted: { title: zh('待审批'), tone: 'warn' },
  upcoming: { title: zh('待执行'), tone: 'active' },
  'in-force': { title: zh('执行中'), tone: 'good' },
  retired: { title: zh('已停用'), tone: 'calm' },
  withdrawn: { title: zh('已撤销'), tone: 'calm' },
};

export const periodWords: Readonly<Record<Period, string>> = {
  sharp: zh('尖峰'),
  peak: zh('高峰'),
  flat: zh('平段'),
  valley: zh('低谷'),
  deep: zh('深谷'),
};

/** A price as it is printed: yuan, all its digits, four at least. */
export function priceText(nano: number): string {
  return integerToDecimal(nano, nanoScale, 4);
}

/** Energies of the tiers: whole kWh where they are whole. */
export function kwhText(wh: number): string {
  return integerToDecimal(wh, 3);
}

/** `220V、380V`. */
export function voltagesText(voltages: readonly Voltage[]): string {
  return voltages.join('、');
}

/** Watts as kW: contract demand. */
export function kwText(watts: number): string {
  return integerToDecimal(watts, 3);
}
