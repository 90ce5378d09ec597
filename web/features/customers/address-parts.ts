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
  const number = of('roadNumber') === '' ? '' : `${of('roadNumber')}号`;
  const house = [of('zone'), `${of('road')}${number}`, of('estate'), of('building'), of('unit'), of('floor')];
  return {
    division: [...new Set(divisions)].join(''),
    house: [...house, of('room')].filter((part) => part !== '').join(' · '),
  };
}
