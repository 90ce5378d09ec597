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
