/** Where a price or a rule was read, and how far it may be trusted. */
export interface SourceDocument {
  /** Number of the document as the authority gave it; null where only a copy without it was seen. */
  readonly number: string | null;
  readonly title: string;
  /** The page it was read in. */
  readonly source: string;
  /**
   * `verified`: read in the page named and recomputed; `unverified`: from memory, from one weak copy, or not dated.
   * An unverified document may be used, and every line billed by it says so.
   */
  readonly status: 'verified' | 'unverified';
  readonly note?: string;
}

/** How a line of a bill names its document: the number, or the title where there is none. */
export function documentName(document: SourceDocument): string {
  return document.number ?? document.title;
}
