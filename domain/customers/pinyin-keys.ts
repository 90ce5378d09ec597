/**
 * How a name can be typed in letters: initials (zs), full (zhangsan), mixed (zhangs). A character with several
 * readings gives several keys: 单 is Shàn as a surname and dān elsewhere, and the caller's clerk may type either.
 */
import { pinyin } from 'pinyin-pro';

/** One character or one run of other letters, with its readings; the likeliest in this place first. */
type Readings = readonly string[];

/** Keys a name gives at most; long company names would multiply their readings without end. */
const keysMax = 16;
/** Characters of a name that are keyed; nobody types more letters than that. */
const charactersMax = 24;

export interface PinyinKeys {
  readonly initials: readonly string[];
  /** Syllables of the likeliest reading of each key in `initials` and of further readings, in the same order. */
  readonly syllables: readonly (readonly string[])[];
}

/** The keys of a name; empty when it has no letter or character. */
export function pinyinKeys(name: string): PinyinKeys {
  const combinations = combine(readingsOf(name)).filter((syllables) => syllables.length > 0);
  return {
    initials: distinct(combinations.map((syllables) => syllables.map(initialOf).join(''))),
    syllables: combinations,
  };
}

/**
 * Everything somebody may type in letters to find the name: beginnings of the initials (two letters at least),
 * beginnings of the full pinyin at syllable ends, and syllables followed by initials.
 */
export function pinyinTokens(name: string): readonly string[] {
  return distinct(pinyinKeys(name).syllables.flatMap(tokensOf));
}

/** Letters as they are typed, in the form of the tokens: ü, v and yu after l and n are one. */
export function foldPinyin(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ü/g, 'v')
    .replace(/([ln])yu/g, '$1v')
    .replace(/[^a-z0-9]/g, '');
}

/** Beginnings of tokens longer than this are not kept: eight syllables name anybody. */
const tokenSyllablesMax = 8;

function tokensOf(syllables: readonly string[]): readonly string[] {
  const used = syllables.slice(0, tokenSyllablesMax);
  return used.flatMap((_, full) => {
    const head = used.slice(0, full).join('');
    const tail = used.slice(full).map(initialOf);
    const mixed = tail.map((__, end) => head + tail.slice(0, end + 1).join(''));
    return [...mixed, head + (used[full] ?? '')].filter((token) => token.length >= 2);
  });
}

function readingsOf(name: string): readonly Readings[] {
  const characters = [...name.normalize('NFKC')].slice(0, charactersMax);
  const inContext = pinyin(characters.join(''), {
    type: 'array',
    toneType: 'none',
    v: true,
    surname: 'head',
  });
  const aligned = inContext.length === characters.length ? inContext : [];
  return characters
    .map((character, at) => readingsOfCharacter(character, aligned[at]))
    .filter((r) => r.length > 0);
}

function readingsOfCharacter(character: string, inContext: string | undefined): Readings {
  if (/^[a-z0-9]$/i.test(character)) return [character.toLowerCase()];
  if (!/^\p{Script=Han}$/u.test(character)) return [];
  return distinct([foldPinyin(inContext ?? ''), ...allReadings(character)]).filter(
    (reading) => reading !== '',
  );
}

/** Readings by character: a few thousand characters make all names, and looking one up costs 20 µs. */
const known = new Map<string, Readings>();

function allReadings(character: string): Readings {
  const found = known.get(character);
  if (found !== undefined) return found;
  const all = pinyin(character, { type: 'array', toneType: 'none', v: true, multiple: true }).map(foldPinyin);
  known.set(character, all);
  return all;
}

/** All combinations while there are few; from the place on where they become too many, the likeliest reading only. */
function combine(places: readonly Readings[]): readonly (readonly string[])[] {
  let combinations: readonly (readonly string[])[] = [[]];
  for (const readings of places) {
    const used = combinations.length * readings.length <= keysMax ? readings : readings.slice(0, 1);
    combinations = combinations.flatMap((before) => used.map((reading) => [...before, reading]));
  }
  return combinations;
}

function initialOf(syllable: string): string {
  return syllable.slice(0, 1);
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
