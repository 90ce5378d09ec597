import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { assert } from '#domain/kernel/assert.ts';

/** The product in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  /** Its number on this machine, by which its processor time is read. */
  readonly pid: number;
  /** Resident memory at this moment and its peak so far, in MB (10⁶ bytes). */
  memory(): { readonly nowMb: number; readonly peakMb: number };
  /** Ends it as a broken machine would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const patienceMs = 60_000;
/** As tools/wanjia.mjs starts it. */
const memory = '--max-semi-space-size=8';

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  assert(typeof address === 'object' && address !== null, 'a listening server has a port');
  await new Promise((resolve) => probe.close(resolve));
  return address.port;
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const giveUp = setTimeout(() => reject(new Error(`the server did not start:\n${said}`)), patienceMs);
    const hear = (chunk: Buffer): void => {
      if (said.length < 100_000) said += chunk.toString();
      if (!said.includes('万家已启动')) return;
      clearTimeout(giveUp);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(giveUp);
      reject(new Error(`the server ended with ${String(code)}:\n${said}`));
    });
  });
}

const kibibyte = 1024;

function statusMb(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid.toString()}/status`, 'utf8');
  const kib = new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1];
  return (Number(kib ?? Number.NaN) * kibibyte) / 1_000_000;
}

/** Starts the product on a data folder whose database runs already; `execArgv` are further options of Node. */
export async function startServerProcess(options: {
  readonly dataFolder: string;
  readonly execArgv?: readonly string[];
}): Promise<ServerProcess> {
  const port = await freePort();
  const script = path.join(import.meta.dirname, 'serve.ts');
  const own = (process.env['BENCH_NODE_ARGS'] ?? '').split(' ').filter((word) => word !== '');
  const child = spawn(process.execPath, [memory, ...own, ...(options.execArgv ?? []), script], {
    env: {
      ...process.env,
      PORT: port.toString(),
      WANJIA_DATA: options.dataFolder,
      DATABASE_URL: undefined,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await started(child);
  const { pid } = child;
  assert(pid !== undefined, 'a started process has a number');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  return {
    port,
    pid,
    memory: () => ({ nowMb: statusMb(pid, 'VmRSS'), peakMb: statusMb(pid, 'VmHWM') }),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
