import { missingOptional } from '../complete-lock.mjs';
import { textOf } from './files.ts';

type Packages = Parameters<typeof missingOptional>[0];

function isLock(value: unknown): value is { readonly packages: Packages } {
  return typeof value === 'object' && value !== null && 'packages' in value;
}

/** Paths of optional packages of some platform that package-lock.json lacks. */
export function missingFromLock(): string[] {
  const lock: unknown = JSON.parse(textOf('package-lock.json'));
  if (!isLock(lock)) throw new Error('package-lock.json has no packages');
  return missingOptional(lock.packages).map(({ path }) => path);
}
