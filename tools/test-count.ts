import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Counts tests for the closing line of `npm test`. A file that did not load and an error outside any
 * test count as a failure each; skipped tests count as neither.
 */
export class TestCount implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const count = { passed: 0, failed: errors.length };
    for (const module of modules) {
      count.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') count.passed += 1;
        if (state === 'failed') count.failed += 1;
      }
    }
    const file = process.env['WANJIA_TEST_COUNT'];
    if (file === undefined) console.log(`${String(count.passed)} passed, ${String(count.failed)} failed`);
    else writeFileSync(file, JSON.stringify(count));
  }
}
