/**
 * A Chinese address, read as well as it can be: divisions by the list passed in, then road, estate, building,
 * unit, floor and room by the words people use. Levels may be left out; what isn't understood stays in `rest`.
 * The reading helps to fill a form and to find neighbours; the text as it was written is what is kept.
 */
import type { DivisionIndex, DivisionLevel, PlacedDivision } from './divisions.ts';
import { liesIn, nameAt } from './divisions.ts';
import { readHouse } from './house.ts';
import type { House } from './house.ts';

export interface AddressParts extends House {
  readonly province: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly street: string | null;
  /** Code of the deepest division that is certain. */
  readonly divisionCode: string | null;
  /** Codes a name may mean when it stands for several and nothing decides (朝阳区); else empty. */
  readonly candidates: readonly string[];
}

export interface AddressHint {
  /** Code of the division the unit serves: a name found there is meant before the same name elsewhere. */
  readonly within?: string;
}

/** Longer texts are descriptions, not addresses. */
const lengthMax = 200;

/** Reads an address; never refuses: the worst reading has the whole text in `rest`. */
export function parseAddress(text: string, index: DivisionIndex, hint: AddressHint = {}): AddressParts {
  const whole = normaliseAddress(text);
  const { division, candidates, rest } = readDivisions(whole, index, hint);
  const at = (level: DivisionLevel) => (division === null ? null : nameAt(division, level));
  const town = at(4) === null ? townPattern.exec(rest)?.[1] : undefined;
  return {
    province: at(1),
    city: at(2),
    county: at(3),
    street: at(4) ?? town ?? null,
    divisionCode: division?.code ?? null,
    candidates: candidates.map(({ code }) => code),
    ...readHouse(rest.slice(town?.length ?? 0)),
  };
}

/** A street or town that isn't in the list, or whose county was left out: by its class word, without a code. */
const townPattern = /^([^\d路号]{2,6}?(?:街道|镇|乡))(?![东西南北中]?[路街道口])/;

/** One form of an address: half-width, no spaces, hyphens for dashes, no country in front. */
export function normaliseAddress(text: string): string {
  return text
    .slice(0, lengthMax)
    .normalize('NFKC')
    .replace(/[\s,。;:"'“”‘’、|]/g, '')
    .replace(/[‐-―−~～]/g, '-')
    .replace(/^(?:(?:公司|办公|联系|用电)?地址)?(?:中国(?!路|街))?/, '');
}

interface DivisionReading {
  readonly division: PlacedDivision | null;
  readonly candidates: readonly PlacedDivision[];
  readonly rest: string;
}

/** Takes division names off the front, each inside the one before; a name said twice is taken off too. */
function readDivisions(text: string, index: DivisionIndex, hint: AddressHint): DivisionReading {
  let reading: DivisionReading = { division: null, candidates: [], rest: text };
  // Four levels, each perhaps said twice.
  for (let taken = 0; taken < 8; taken += 1) {
    const next = nextDivision(reading, index, hint);
    if (next === null) break;
    reading = next;
  }
  return reading;
}

function nextDivision(
  reading: DivisionReading,
  index: DivisionIndex,
  hint: AddressHint,
): DivisionReading | null {
  for (let length = Math.min(index.aliasLengthMax, reading.rest.length); length >= 2; length -= 1) {
    const alias = reading.rest.slice(0, length);
    const rest = reading.rest.slice(length);
    const found = (index.aliases.get(alias) ?? [])
      .filter(({ isFull }) => isFull || mayBeShort(rest))
      .filter(({ division }) => fits(division, reading, hint));
    const meant = found.map(({ division }) => division);
    // 光明新区 became 光明区, 绍兴县 a part of 绍兴: what follows a short name may be an older class word.
    const isShort = found.every(({ isFull }) => !isFull);
    if (meant.length > 0)
      return decide(meant, { reading, rest: isShort ? rest.replace(/^(?:新区|县)/, '') : rest, hint });
  }
  return null;
}

/** A short name before a word for a way or a house is the name of that: 北京东路, 南山大厦. */
function mayBeShort(rest: string): boolean {
  return !/^(?:[东西南北中]?(?:路|街|大道|大街|巷|弄|道|里|村|桥|站|门)|[东西南北中一二三四]+[路街]|大厦|广场|花园|公园|大学|中心|银行|宾馆|酒店|商城|公寓|小区|公司)/.test(
    rest,
  );
}

function fits(division: PlacedDivision, reading: DivisionReading, hint: AddressHint): boolean {
  const { division: found, candidates } = reading;
  if (found !== null) return liesIn(division, found) || liesIn(found, division);
  if (candidates.length > 0) return candidates.some((candidate) => liesIn(division, candidate));
  return division.level < 4 || (hint.within !== undefined && division.code.startsWith(hint.within));
}

interface Decision {
  readonly reading: DivisionReading;
  readonly rest: string;
  readonly hint: AddressHint;
}

function decide(meant: readonly PlacedDivision[], { reading, rest, hint }: Decision): DivisionReading {
  const { division: found } = reading;
  const again = found !== null && meant.some((division) => liesIn(found, division));
  if (again) return { ...reading, rest };
  const { within } = hint;
  const near = within === undefined ? [] : meant.filter(({ code }) => code.startsWith(within));
  const likely = near.length > 0 ? near : meant;
  const level = Math.min(...likely.map((division) => division.level));
  const highest = likely.filter((division) => division.level === level);
  const [only] = highest;
  return only !== undefined && highest.length === 1
    ? { division: only, candidates: [], rest }
    : { division: found, candidates: highest, rest };
}
