import { processDocs } from '#domain/processes/process-docs.ts';
import type { Artefact } from '../artefact.ts';

/** A page with diagram, form, papers and clocks for every kind of business, and their index. */
export function processes(): Artefact[] {
  return processDocs().map(({ file, markdown }) => ({ path: `docs/processes/${file}`, content: markdown }));
}
