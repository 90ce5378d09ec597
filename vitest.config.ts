import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';
import { TestCount } from './tools/test-count.ts';

/** Starts one PostgreSQL for the run and migrates the template that each file clones. */
const databaseSetup = 'server/platform/testing/global-setup.ts';

const unit: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'unit',
    include: ['{domain,contracts,simulator,tools,web}/**/*.test.{ts,tsx}'],
    sequence: { groupOrder: 0 },
  },
};

const database: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'database',
    include: ['{server,bench}/**/*.test.ts'],
    globalSetup: existsSync(resolve(import.meta.dirname, databaseSetup)) ? [databaseSetup] : [],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    sequence: { groupOrder: 1 },
  },
};

/** One browser at a time: two would starve the server they test. */
const browser: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'e2e',
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/testing/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    sequence: { groupOrder: 2 },
  },
};

/** `npm run test:faults` alone: kills, crashes and floods take minutes, and `npm test` has its quick versions. */
const faults: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'faults',
    include: ['faults/**/*.test.ts'],
    globalSetup: [databaseSetup],
    testTimeout: 1_500_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
};

const asksForFaults = process.env['WANJIA_FAULTS'] === '1';

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    projects: asksForFaults ? [faults] : [unit, database, browser],
    disableConsoleIntercept: asksForFaults,
    pool: 'forks',
    maxWorkers: 2,
    environment: 'node',
    allowOnly: process.env['CI'] === undefined,
    reporters: ['default', new TestCount()],
    env: { TZ: 'America/New_York' },
  },
});
