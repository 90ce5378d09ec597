import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The project's own Node: the tests may be run by another. */
const node = path.resolve(
  import.meta.dirname,
  '../../node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const main = path.join(import.meta.dirname, 'main.ts');

type Environment = Readonly<Record<string, string>>;

/** The process alone, for what is about its streams. */
export function spawnWanjia(args: readonly string[], env: Environment = {}): ChildProcessWithoutNullStreams {
  return spawn(node, [main, ...args], { env: { ...process.env, ...env } });
}

/** Runs the command line in a process of its own, as an operator would. */
export async function wanjia(
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Environment } = {},
): Promise<Ran> {
  const child = spawnWanjia(args, env);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** What a `--json` command answered: standard output is one JSON text and nothing else. */
export function jsonOf({ out }: Ran): Readonly<Record<string, unknown>> {
  return JSON.parse(out) as Readonly<Record<string, unknown>>;
}
