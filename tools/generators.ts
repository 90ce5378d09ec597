/**
 * The artefacts that are made from the code and committed. To add one: an entry here with a `make`
 * that imports what it needs itself (so that one broken room does not stop the others) and answers
 * the files with their contents. Formatting, writing, comparing and clearing away is generate.ts.
 *
 *     { name: 'error catalogue', make: async () => (await import('./generators/errors.ts')).errors() },
 *     { name: 'process diagrams', folder: 'docs/processes', make: … },
 */

/** One generated file: path from the root of the project with forward slashes, and its text. */
export interface Artefact {
  readonly path: string;
  readonly content: string;
}

/** Makes one kind of artefact; the same code must always give the same text. */
export interface Generator {
  readonly name: string;
  /** A folder that holds nothing but this generator's files: others found there are left over. */
  readonly folder?: string;
  readonly make: () => Promise<readonly Artefact[]>;
}

export const generators: readonly Generator[] = [
  { name: 'database', make: async () => (await import('./generators/database.ts')).database() },
];
