/** One package of a lock file, as far as the tools read it. */
interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** `{ path, entry }` of each optional package that is wanted by an exact version and not in the lock. */
export function missingOptional(
  packages: Readonly<Record<string, LockEntry>>,
): { readonly path: string; readonly entry: object }[];
