/**
 * The whole product for a browser test: its own process, port, data folder and demo company. The company is the same
 * every time; a test takes what it needs by what it reads on the screen, or makes it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert } from '#domain/kernel/assert.ts';
import type { Page } from 'playwright-core';

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

/** Starts the product and waits until it says so; throws with its own words when it gives up. */
export async function startDemoServer(): Promise<DemoServer> {
  const port = await freePort();
  const data = mkdtempSync(path.join(tmpdir(), 'wanjia-e2e-'));
  // The embedded database may run as another user, who has to pass through.
  chmodSync(data, 0o711);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'serve.ts')], {
    env: { ...process.env, PORT: port.toString(), WANJIA_DATA: data, DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = await saidOnStart(child);
  const password = /演示密码:(\S+?)\(/.exec(said)?.[1];
  assert(password !== undefined, `the start tells the demo password: ${said}`);
  return { baseUrl: `http://127.0.0.1:${port.toString()}`, password, stop: () => stop(child, data) };
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

async function stop(child: ChildProcess, data: string): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
}

/** Signs in with a demo account and waits for the desk. */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('[name=username]', login);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
