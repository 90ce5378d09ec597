import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const header = '/** Row types, generated from the migrated database by kysely-codegen; do not edit. */\n';

/** TypeScript types of every table of a migrated database. */
export function rowTypes(url: string): string {
  const out = path.join(tmpdir(), `wanjia-rows-${process.pid.toString()}.ts`);
  const tool = path.resolve('node_modules/kysely-codegen/dist/cli/bin.js');
  const options = ['--dialect', 'postgres', '--url', url, '--out-file', out, '--date-parser', 'string'];
  const typing = ['--type-mapping', JSON.stringify({ int8: 'number' }), '--log-level', 'error'];
  try {
    execFileSync(process.execPath, [tool, ...options, ...typing], { stdio: ['ignore', 'ignore', 'inherit'] });
    const text = readFileSync(out, 'utf8');
    return header + text.slice(text.indexOf('import type'));
  } finally {
    rmSync(out, { force: true });
  }
}
