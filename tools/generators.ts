import type { Generator } from './artefact.ts';

/**
 * The artefacts that are made from the code and committed. To add one: an entry here with a `make`
 * that imports what it needs itself (so that one broken room does not stop the others) and answers
 * the files with their contents. Formatting, writing, comparing and clearing away is generate.ts.
 *
 *     { name: 'error catalogue', make: async () => (await import('./generators/errors.ts')).errors() },
 */

export const generators: readonly Generator[] = [
  { name: 'database', make: async () => (await import('./generators/database.ts')).database() },
  { name: 'error catalogue', make: async () => (await import('./generators/errors.ts')).errors() },
  {
    name: 'permission matrix',
    make: async () => (await import('./generators/permissions.ts')).permissionMatrix(),
  },
  { name: 'command line', make: async () => (await import('./generators/cli.ts')).cli() },
  {
    name: 'processes',
    folder: 'docs/processes',
    make: async () => (await import('./generators/processes.ts')).processes(),
  },
  { name: 'openapi', make: async () => (await import('./generators/openapi.ts')).openapi() },
];
