import type { Artefact } from '../artefact.ts';
import { withBuiltApp } from './built-app.ts';

/** The description of the interface for outside callers, as the server itself would give it. */
export async function openapi(): Promise<Artefact[]> {
  const text = await withBuiltApp((app) => JSON.stringify(app.swagger(), null, 2));
  return [{ path: 'docs/openapi.json', content: `${text}\n` }];
}
