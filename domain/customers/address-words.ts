/** An address as the server understood it, in two readable lines. */
interface ReadAddress {
  /** `浙江省绍兴市诸暨市暨阳街道`; '' where no division was found. */
  readonly division: string;
  /** `幸福路 · 86号 · 3幢`; '' where nothing below the divisions was understood. */
  readonly house: string;
}

/** Puts the parts of a reading together, each once: a municipality is its own city. */
export function readParts(parts: Readonly<Record<string, string | null>>): ReadAddress {
  const of = (name: string): string => parts[name] ?? '';
  const divisions = [of('province'), of('city'), of('county'), of('street')];
  const house = [
    of('zone'),
    `${of('road')}${withWord(of('roadNumber'), '号')}`,
    of('estate'),
    withWord(of('building'), '幢'),
    withWord(of('unit'), '单元'),
    withWord(of('floor'), '层'),
    withWord(of('room'), '室'),
  ];
  return {
    division: [...new Set(divisions)].join(''),
    house: house.filter((part) => part !== '').join(' · '),
  };
}

/** A bare number gets the word it was read with: 3 of 3幢. */
function withWord(part: string, word: string): string {
  return /[\dA-Za-z甲乙丙丁]$/.test(part) ? `${part}${word}` : part;
}
