import type { PromiseItem, Region } from './words.ts';

type Held = PromiseItem['inForce'][number];

/** What holds, told once for the regions that share it; `regions` empty: everywhere. */
export interface HeldLine extends Omit<Held, 'region' | 'version'> {
  readonly regions: readonly Region[];
}

/** The settings of a promise in as few lines as say everything: one where all regions are alike. */
export function heldLines(inForce: PromiseItem['inForce']): readonly HeldLine[] {
  const lines: HeldLine[] = [];
  for (const { region, version: _, ...rest } of inForce) {
    const at = lines.findIndex((line) => isSame(line, rest));
    const before = lines[at];
    if (before === undefined) lines.push({ ...rest, regions: [region] });
    else lines[at] = { ...before, regions: [...before.regions, region] };
  }
  return lines.length === 1 ? lines.map((line) => ({ ...line, regions: [] })) : lines;
}

function isSame(line: HeldLine, other: Omit<HeldLine, 'regions'>): boolean {
  return (
    line.limit === other.limit &&
    line.warnPercent === other.warnPercent &&
    line.measure === other.measure &&
    JSON.stringify(line.levels) === JSON.stringify(other.levels) &&
    line.own === other.own
  );
}

export interface PromiseWish {
  readonly q?: string | undefined;
  readonly concerns?: string | undefined;
}

/** The promises whose words hold everything typed, of the concern asked for. */
export function promisesFor(
  promises: readonly PromiseItem[],
  { q = '', concerns = '' }: PromiseWish,
): readonly PromiseItem[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return promises.filter((promise) => {
    if (concerns !== '' && promise.concerns !== concerns) return false;
    const { promiseId, title, starts, stops, source } = promise;
    const text = [promiseId, title.zh, title.en, starts, stops, source].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
