import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { emptyFolder, startServerOn } from './demo-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    demoFolder: string;
  }
}

/** Loads the demo company once for the run; each test file starts on a copy of its own (seconds instead of half a minute). */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = emptyFolder();
  const server = await startServerOn(folder);
  await server.stop();
  project.provide('demoFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
