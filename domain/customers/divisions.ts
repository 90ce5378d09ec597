/**
 * Administrative divisions as data, prepared for finding names at the beginning of an address. The list is
 * passed in (the server reads it from a package), so that the rules stay small and a new list needs no release.
 */

/** Province 1, city 2, county 3, street or township 4. */
export type DivisionLevel = 1 | 2 | 3 | 4;

export interface Division {
  /** 2, 4, 6 or 9 digits; a division's code begins with that of the one above. */
  readonly code: string;
  readonly name: string;
}

export interface PlacedDivision extends Division {
  readonly level: DivisionLevel;
  readonly parent: PlacedDivision | null;
}

/** A way to write a division: its full name, or the name without its class word. */
export interface DivisionAlias {
  readonly division: PlacedDivision;
  readonly isFull: boolean;
}

export interface DivisionIndex {
  readonly aliases: ReadonlyMap<string, readonly DivisionAlias[]>;
  readonly byCode: ReadonlyMap<string, PlacedDivision>;
  /** Characters of the longest alias. */
  readonly aliasLengthMax: number;
}

/** Rows of the list that group counties and are no place anybody writes. */
const groupings: ReadonlySet<string> = new Set([
  '市辖区',
  '县',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
]);

const levelOfLength: ReadonlyMap<number, DivisionLevel> = new Map([
  [2, 1],
  [4, 2],
  [6, 3],
  [9, 4],
]);

/** Prepares a list of divisions; rows with a code of another length are left out. */
export function indexDivisions(divisions: readonly Division[]): DivisionIndex {
  const byCode = new Map<string, PlacedDivision>();
  for (const { code, name } of divisions.toSorted((a, b) => a.code.length - b.code.length)) {
    const level = levelOfLength.get(code.length);
    if (level !== undefined) byCode.set(code, { code, name, level, parent: parentOf(code, byCode) });
  }
  const aliases = new Map<string, DivisionAlias[]>();
  for (const division of byCode.values()) {
    for (const [alias, isFull] of aliasesOf(division))
      aliases.set(alias, [...(aliases.get(alias) ?? []), { division, isFull }]);
  }
  const aliasLengthMax = Math.max(0, ...[...aliases.keys()].map((alias) => alias.length));
  return { aliases, byCode, aliasLengthMax };
}

/** Whether `division` is `above` or lies in it. */
export function liesIn(division: PlacedDivision, above: PlacedDivision): boolean {
  return division.code.startsWith(above.code);
}

/** Name of the division of a level above (or at) this one; a municipality is its own city; null when there is none. */
export function nameAt(division: PlacedDivision, level: DivisionLevel): string | null {
  if (division.level < level) return null;
  if (division.level > level) return division.parent === null ? null : nameAt(division.parent, level);
  if (!groupings.has(division.name)) return division.name;
  return division.name === '市辖区' || division.name === '县' ? (division.parent?.name ?? null) : null;
}

function parentOf(code: string, byCode: ReadonlyMap<string, PlacedDivision>): PlacedDivision | null {
  for (const length of [6, 4, 2]) {
    const parent = code.length > length ? byCode.get(code.slice(0, length)) : undefined;
    if (parent !== undefined) return parent;
  }
  return null;
}

const peoples =
  '壮|回|维吾尔|苗|彝|土家|藏|蒙古|侗|布依|白|哈尼|傣|傈僳|朝鲜|羌|黎|满|瑶|畲|拉祜|佤|纳西|景颇|仫佬|毛南|土|撒拉|保安|东乡|裕固|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔|鄂温克|鄂伦春|独龙|怒|普米|布朗|各|仡佬|水';
const shortening: Readonly<Record<DivisionLevel, RegExp>> = {
  1: new RegExp(`(?:省|市|(?:${peoples})*族?自治区|特别行政区)$`),
  2: new RegExp(`(?:市|地区|盟|(?:(?:${peoples})族?)*自治州)$`),
  3: new RegExp(`(?:市|县|区|林区|特区|自治旗|旗|(?:(?:${peoples})族?)*自治县)$`),
  4: /(?:街道办事处|街道|镇|乡)$/,
};

/** Streets have no short form: 西湖 of 西湖街道 is a lake, a road and a district. */
function aliasesOf(division: PlacedDivision): readonly (readonly [string, boolean])[] {
  const { name, level } = division;
  if (groupings.has(name)) return [];
  const short = level === 4 ? name : name.replace(shortening[level], '');
  return short.length >= 2 && short !== name
    ? [
        [name, true],
        [short, false],
      ]
    : [[name, true]];
}
