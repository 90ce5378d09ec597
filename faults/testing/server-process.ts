import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { present } from '#domain/kernel/assert.ts';

/** The product in a process of its own, to be killed. */
export interface ServerProcess {
  readonly port: number;
  /** What it said on standard output and standard error, the last of it. */
  said(): string;
  /** Ends it as a broken machine would; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end in order. */
  stop(): Promise<void>;
}

const patienceMs = 180_000;
const saidMax = 20_000;
const node = path.resolve('node_modules/node/bin/node');
const program = path.join(import.meta.dirname, 'serve.ts');

/** A port of this machine that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('a listening server has a port');
  return address.port;
}

function started(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`the server did not start:\n${said()}`)), patienceMs);
    const settle = (act: () => void): void => {
      clearTimeout(giveUp);
      clearInterval(look);
      act();
    };
    const look = setInterval(() => {
      if (said().includes('万家已启动')) settle(resolve);
    }, 10);
    child.once('exit', (code) =>
      settle(() => reject(new Error(`the server ended with ${String(code)}:\n${said()}`))),
    );
  });
}

/** Starts the product with these settings of the environment; resolves when it takes requests. */
export async function startServerProcess(
  settings: Readonly<Record<string, string | undefined>>,
): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(node, [program], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: port.toString(),
      WANJIA_LOG: 'error',
      NODE_COMPILE_CACHE: path.resolve('.cache/compiled'),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let heard = '';
  const hear = (chunk: Buffer): void => void (heard = (heard + chunk.toString()).slice(-saidMax));
  present(child.stdout, 'a pipe').on('data', hear);
  present(child.stderr, 'a pipe').on('data', hear);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  try {
    await started(child, () => heard);
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  return { port, said: () => heard, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
