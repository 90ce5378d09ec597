/** The first page of the desk: what it weighs, and how soon a clerk can use it, in the headless browser, nothing cached. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { newPage, newVisitor, openBrowser } from '../e2e/testing/browser.ts';
import { ensureWebBuilt } from '../tools/build-web.ts';
import { figure, type Bench } from './figure.ts';
import { openTestbed } from './testbed/company.ts';
import { percentile } from './testbed/http-load.ts';
import { startServerProcess } from './testbed/server-process.ts';

const limitKb = 350;
const limitMs = 2000;
const webFolder = path.resolve(import.meta.dirname, '../dist/web');

/** Everything the page loads before anything is drawn, compressed, in kB (1,000 bytes). */
function weightKb(): number {
  const page = readFileSync(path.join(webFolder, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  const bytes = files.map((file) => gzipSync(readFileSync(path.join(webFolder, file))).length);
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}

/** Below 350 kB, usable within two seconds. */
export const firstPage: Bench = async (options) => {
  await ensureWebBuilt({ log: options.tell });
  const testbed = await openTestbed(options);
  const cookie = await testbed.cookie('clerk');
  await testbed.close();
  const server = await startServerProcess(testbed);
  options.onCleanUp(() => server.kill());
  const browser = await openBrowser();
  options.onCleanUp(() => browser.close());
  const [name = '', value = ''] = cookie.split('=');
  const baseUrl = `http://127.0.0.1:${server.port.toString()}`;
  const usableMs: number[] = [];
  for (let round = 0; round < (options.quick ? 3 : 10); round += 1) {
    const visitor = await newVisitor(browser, { baseUrl });
    await visitor.addCookies([{ name, value, url: baseUrl }]);
    const { page } = await newPage(visitor);
    const begun = performance.now();
    await page.goto('/');
    await page.getByRole('tab').first().waitFor();
    usableMs.push(performance.now() - begun);
    await visitor.close();
  }
  return [
    figure('first-page.weight', { value: weightKb(), unit: 'kB', limit: limitKb }),
    figure('first-page.usable', { value: percentile(usableMs, 0.5), unit: 'ms', limit: limitMs }),
  ];
};
