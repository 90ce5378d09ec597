// People who cannot see well or use no mouse: the pages in daily use against WCAG 2.2 A and AA, at a desk and on a phone.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './testing/accessibility.ts';
import { newPage, newVisitor, openBrowser, screenshot } from './testing/browser.ts';
import { signIn, startDemoServer, type DemoServer } from './testing/demo-server.ts';

let server: DemoServer;
let browser: Browser;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

const desk = [
  '/desk',
  '/orders',
  '/processes',
  '/customers',
  '/promises',
  '/calendar',
  '/notices',
  '/organisation/units',
];

test.each(desk)('%s at a desk', async (address) => {
  const visitor = await newVisitor(browser, { baseUrl: server.baseUrl });
  const { page, faults } = await newPage(visitor);
  await signIn(page, 'supervisor', server.password);
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const found = await accessibilityFaults(page);
  if (found.length > 0) await screenshot(page, `accessibility${address.replaceAll('/', '-')}`);
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
  await visitor.close();
});

test.each(['/sign-in', '/follow'])('%s on a phone, without signing in', async (address) => {
  const visitor = await newVisitor(browser, { baseUrl: server.baseUrl, phone: true });
  const { page, faults } = await newPage(visitor);
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  expect(await accessibilityFaults(page)).toEqual([]);
  // As text: the types of a page are not those of the tests.
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow).toBeLessThanOrEqual(0);
  expect(faults).toEqual([]);
  await visitor.close();
});
