/**
 * The whole product for a browser test: its own process, port, data folder and demo company. The company is the same
 * every time; a test takes what it needs by what it reads on the screen, or makes it.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert } from '#domain/kernel/assert.ts';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

export interface DemoServer {
  readonly baseUrl: string;
  /** The same for all demo accounts. */
  readonly password: string;
  stop(): Promise<void>;
}

const startPatienceMs = 170_000;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  assert(typeof address === 'object' && address !== null, 'a listening server has a port');
  await new Promise((resolve) => probe.close(resolve));
  return address.port;
}

/** A data folder that nobody has used. */
export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'wanjia-e2e-'));
  // The embedded database may run as another user, who has to pass through.
  chmodSync(folder, 0o711);
  return folder;
}

/** Starts the product on a copy of the loaded demo company; the copy goes with the server. */
export async function startDemoServer(): Promise<DemoServer> {
  const data = emptyFolder();
  // The files of the database keep their owner and their rights, which Node's own copying would not.
  const copied = spawnSync('cp', ['-a', `${inject('demoFolder')}/.`, data], { encoding: 'utf8' });
  assert(copied.status === 0, `the demo company is copied: ${copied.stderr}`);
  const server = await startServerOn(data);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Starts the product on a data folder and waits until it says so; throws with its own words when it gives up. */
export async function startServerOn(data: string): Promise<DemoServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'serve.ts')], {
    env: { ...process.env, PORT: port.toString(), WANJIA_DATA: data, DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = await saidOnStart(child);
  const password = /演示密码:(\S+?)\(/.exec(said)?.[1];
  assert(password !== undefined, `the start tells the demo password: ${said}`);
  return { baseUrl: `http://127.0.0.1:${port.toString()}`, password, stop: () => stop(child) };
}

function saidOnStart(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const giveUp = setTimeout(
      () => reject(new Error(`the server did not start in time:\n${said}`)),
      startPatienceMs,
    );
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!said.includes('万家已启动') || !said.includes('演示密码')) return;
      clearTimeout(giveUp);
      resolve(said);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(giveUp);
      reject(new Error(`the server ended with ${String(code)}:\n${said}`));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** Signs in with a demo account and waits for the desk. */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('[name=username]', login);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
