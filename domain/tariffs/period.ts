/** Periods of the time of use (TOU-1). A meter without time of use counts under `flat` (TOU-5). */
export const periods = ['sharp', 'peak', 'flat', 'valley', 'deep'] as const;

export type Period = (typeof periods)[number];

export const periodTitles: Readonly<Record<Period, string>> = {
  sharp: '尖峰',
  peak: '高峰',
  flat: '平段',
  valley: '低谷',
  deep: '深谷',
};

export function isPeriod(word: string): word is Period {
  return (periods as readonly string[]).includes(word);
}

/** Something counted by period: energy in Wh, a price in nano-yuan, a factor in parts of a million. */
export type ByPeriod = Readonly<Partial<Record<Period, number>>>;

/** Sum over the periods. */
export function sumOfPeriods(values: ByPeriod): number {
  return (
    (values.sharp ?? 0) + (values.peak ?? 0) + (values.flat ?? 0) + (values.valley ?? 0) + (values.deep ?? 0)
  );
}
