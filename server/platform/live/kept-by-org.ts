import type { Tx } from '../db/database.ts';
import type { Platform } from '../platform.ts';

interface Kept<T> {
  readonly value: T;
  readonly readAtMs: number;
}

/** What one process keeps, and how often each was forgotten: a read begun before a change is not kept after it. */
interface Shelf<T> {
  readonly values: Map<number, Kept<T>>;
  readonly forgotten: Map<number, number>;
}

/** What is kept of each unit. */
export interface KeptByOrg<T> {
  /** The value, read at most once a minute; `tx` must see the unit. */
  read(platform: Platform, tx: Tx, orgId: number): Promise<T>;
  /** After a change made by this process; the others hear of it by news of the kind `setting`. */
  forget(platform: Platform, orgId: number): void;
}

// News of a change arrives at once; this bounds how long a lost message could matter.
const keptMs = 60_000;

function drop<T>({ values, forgotten }: Shelf<T>, orgId: number): void {
  values.delete(orgId);
  forgotten.set(orgId, (forgotten.get(orgId) ?? 0) + 1);
}

/**
 * Keeps in this process what every command of a unit needs and what seldom changes: its promises, its tree. Forgotten
 * at once when news of a changed setting comes, from whichever process.
 */
export function keepByOrg<T>(readAnew: (tx: Tx, orgId: number) => Promise<T>): KeptByOrg<T> {
  const shelves = new WeakMap<Platform, Shelf<T>>();
  const shelfOf = (platform: Platform): Shelf<T> => {
    const known = shelves.get(platform);
    if (known !== undefined) return known;
    const shelf: Shelf<T> = { values: new Map(), forgotten: new Map() };
    shelves.set(platform, shelf);
    platform.live.subscribe((news) => {
      if (news.kind === 'setting') drop(shelf, news.orgId);
    });
    return shelf;
  };
  return {
    forget: (platform, orgId) => {
      drop(shelfOf(platform), orgId);
    },
    read: async (platform, tx, orgId) => {
      const { values, forgotten } = shelfOf(platform);
      const kept = values.get(orgId);
      const nowMs = performance.now();
      if (kept !== undefined && nowMs - kept.readAtMs < keptMs) return kept.value;
      const before = forgotten.get(orgId);
      const value = await readAnew(tx, orgId);
      if (forgotten.get(orgId) === before) values.set(orgId, { value, readAtMs: nowMs });
      return value;
    },
  };
}
