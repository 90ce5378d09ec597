// The published promises as a customer meets them: the public page without signing in, and the own case checked against
// it in the browser; a figure touched on the way is shown in red.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './testing/accessibility.ts';
import { newPage, newVisitor, openBrowser } from './testing/browser.ts';
import { signIn, startDemoServer, type DemoServer } from './testing/demo-server.ts';

let server: DemoServer;
let browser: Browser;
/** The published month of the demo company; null on a 31st, when its thirty days of history hold no other month. */
let month: string | null = null;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  const response = await fetch(`${server.baseUrl}/api/public/promises`);
  const { items } = (await response.json()) as { items: { month: string }[] };
  month = items[0]?.month ?? null;
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function customer(): Promise<{ page: Page; faults: readonly string[]; leave: () => Promise<void> }> {
  const visitor = await newVisitor(browser, { baseUrl: server.baseUrl });
  const { page, faults } = await newPage(visitor);
  return { page, faults, leave: () => visitor.close() };
}

/** The link in the message to the customer of a case that the report counts. */
async function followLink(of: string): Promise<string> {
  const { page, leave } = await customer();
  await signIn(page, 'supervisor', server.password);
  const cases = await page.request.get(`/api/reports/promise-cases?month=${of}&size=100`);
  const { items } = (await cases.json()) as { items: { orderId: string }[] };
  for (const { orderId } of items) {
    const order = await page.request.get(`/api/orders/${orderId}`);
    const link = /\/follow#[0-9a-z]{22}/.exec(await order.text())?.[0];
    if (link === undefined) continue;
    await leave();
    return link;
  }
  throw new Error('no customer was told of a counted case');
}

test('the promises of the month stand on a public page, for phones and for everybody', async () => {
  const { page, faults, leave } = await customer();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/portal/promises');
  await page
    .getByRole('heading', { name: '服务承诺履行情况' })
    .or(page.getByText('还没有公布'))
    .first()
    .waitFor();
  if (month !== null) {
    await page.getByText('件承诺').first().waitFor();
    await page.getByText('未兑现').first().waitFor();
  }
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await leave();
});

test('a customer checks in the browser that the own case is counted; a touched figure turns red', async () => {
  if (month === null) return;
  const link = await followLink(month);
  const { page, leave } = await customer();
  await page.goto(link);
  await page.getByRole('button', { name: '核对本单是否计入公布数字' }).click();
  await page.getByText('核对无误').first().waitFor();
  await page.getByText('与公布页一致').first().waitFor();

  await page.route('**/api/public/promise-proof', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as {
      proofs: { line: { sums: { kept: number; cases: number } } }[];
    };
    for (const { line } of answer.proofs) {
      line.sums.kept += 1;
      line.sums.cases += 1;
    }
    await route.fulfill({ response, json: answer });
  });
  await page.reload();
  await page.getByRole('button', { name: '核对本单是否计入公布数字' }).click();
  await page.getByText('核对不符').first().waitFor();
  await page.getByText('有数字或有一件被改动过').first().waitFor();
  await leave();
});
