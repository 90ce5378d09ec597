/**
 * The county of the demonstration and its neighbour: divisions under a province code that GB/T 2260 gives to nobody, so
 * that made-up customers live somewhere and cannot be taken for real ones (R-SYS-01: demo data are marked).
 */
export interface InventedDivision {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly InventedDivision[];
}

export const inventedProvince: InventedDivision = {
  code: '99',
  name: '演示省',
  children: [
    {
      code: '9901',
      name: '云陵市',
      children: [
        {
          code: '990101',
          name: '云泽县',
          children: towns('990101', ['城关街道', '柳溪镇', '白石镇', '云岭乡']),
        },
        { code: '990102', name: '青屏县', children: towns('990102', ['青屏镇', '梅岭镇']) },
      ],
    },
  ],
};

function towns(county: string, names: readonly string[]): readonly InventedDivision[] {
  return names.map((name, at) => ({ code: `${county}${String(at + 1).padStart(3, '0')}`, name }));
}

function under(division: InventedDivision, code: string, above: string): string | null {
  const name = above + division.name;
  if (division.code === code) return name;
  for (const below of division.children ?? []) {
    const found = code.startsWith(below.code) ? under(below, code, name) : null;
    if (found !== null) return found;
  }
  return null;
}

/** `演示省云陵市云泽县城关街道` of an invented code; null for every other. */
export function inventedDivisionName(code: string): string | null {
  return code.startsWith(inventedProvince.code) ? under(inventedProvince, code, '') : null;
}

/** The code of a town by the way an address begins (`云陵市云泽县`) and its name; null for every other place. */
export function inventedTownCode(county: string, town: string): string | null {
  for (const city of inventedProvince.children ?? []) {
    for (const place of city.children ?? []) {
      if (city.name + place.name !== county) continue;
      return place.children?.find(({ name }) => name === town)?.code ?? null;
    }
  }
  return null;
}
