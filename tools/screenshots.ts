/**
 * Takes the pictures of the README from a fresh demo company: `node tools/wanjia.mjs` must have installed everything.
 * Run with the project's Node: `npm run screenshots`. Writes docs/screenshots/*.png.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import type { Page } from 'playwright-core';
import { newPage, newVisitor, openBrowser } from '../e2e/testing/browser.ts';
import { readConfig } from '../server/platform/config.ts';
import { demoPassword } from '../server/simulate/demo.ts';
import { startServer } from '../server/start.ts';
import { ensureWebBuilt } from './build-web.ts';

const folder = path.resolve(import.meta.dirname, '../docs/screenshots');
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/');
  await page.locator('input').first().fill(login);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByText('工作台').first().waitFor();
}

async function shoot(page: Page, name: string, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(1000);
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  say(`docs/screenshots/${name}.png`);
}

/** The order a picture tells most with: a fault report or a connection on its way. */
async function anOrder(page: Page): Promise<string> {
  const response = await page.request.get('/api/orders?status=open&kind=residential-connection&size=20');
  const { items } = (await response.json()) as { items: { orderId: string }[] };
  return items[0]?.orderId ?? '';
}

/** A customer under somebody's care: contacts, visits, orders and promises have something to show. */
async function aCustomer(page: Page): Promise<string> {
  const response = await page.request.get('/api/customer-care/customers?scope=managed&size=20');
  const { items } = (await response.json()) as { items: { customerId: string }[] };
  return items[0]?.customerId ?? '';
}

/** The online hall as a visitor sees it: the first page, one business, and what was published of the promises. */
async function shootHall(baseUrl: string, followed: string): Promise<void> {
  const visitor = await newVisitor(browser, { baseUrl });
  const { page } = await newPage(visitor);
  const response = await page.request.get('/api/portal/units');
  const { items } = (await response.json()) as { items: { code: string }[] };
  await visitor.addInitScript(`localStorage.setItem('wanjia.portal-unit', '${items[0]?.code ?? ''}')`);
  await shoot(page, 'hall', '/portal');
  await shoot(page, 'guide', '/portal/businesses/residential-connection');
  await shoot(page, 'published', '/portal/promises');
  await page.goto(followed);
  await page.getByRole('button', { name: '核对本单是否计入公布数字' }).click();
  await page.waitForTimeout(3000);
  await page.getByText('核对', { exact: false }).last().scrollIntoViewIfNeeded();
  await page.screenshot({ path: path.join(folder, 'proof.png'), animations: 'disabled' });
  say('docs/screenshots/proof.png');
}

/** The customer's address of a case that counts in the published month: from the report to its first case. */
async function aFollowedCase(page: Page): Promise<string> {
  await page.goto('/reports/promises');
  await page.locator('table a').first().click();
  await page.waitForURL('**/reports/promises/cases*');
  await page.locator('tbody tr td').first().click();
  const words = await page
    .getByText(/\/follow#\w+/)
    .first()
    .textContent();
  return /\/follow#\w+/.exec(words ?? '')?.[0] ?? '/follow';
}

const data = mkdtempSync(path.join(tmpdir(), 'wanjia-pictures-'));
mkdirSync(folder, { recursive: true });
await ensureWebBuilt({ log: say });
const config = readConfig({ WANJIA_DATA: data, PORT: '0' });
const server = await startServer(config, pino({ level: 'silent' }), say);
const browser = await openBrowser();
try {
  const visitor = await newVisitor(browser, { baseUrl: server.address });
  const { page } = await newPage(visitor);
  await signIn(page, 'supervisor', demoPassword(data));
  await shoot(page, 'desk', '/desk?scope=unit');
  await shoot(page, 'order', `/orders/${await anOrder(page)}`);
  await shoot(page, 'process', '/processes?kind=high-voltage-connection');
  await shoot(page, 'promises', '/promises');
  await shoot(page, 'customer', `/customers/${await aCustomer(page)}`);
  await shoot(page, 'board', '/supervision/board');
  await shoot(page, 'report', '/reports/promises');
  await shootHall(server.address, await aFollowedCase(page));
} finally {
  await browser.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}
