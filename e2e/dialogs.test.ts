// What was typed into a dialog: kept when the server refuses or the line is down, gone when it was thrown away.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './testing/browser.ts';
import { startDemoServer, type DemoServer } from './testing/demo-server.ts';
import { takeSeat } from './testing/seat.ts';

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

/** The administrator, about to put a person on file. */
async function newPerson(): Promise<Page> {
  const { page } = await takeSeat(browser, server, 'admin');
  await page.goto('/staff');
  await page.getByRole('button', { name: '新建人员' }).click();
  await page.getByRole('dialog').getByLabel('姓名').fill('王小明');
  return page;
}

const named = (page: Page): Promise<string> => page.getByRole('dialog').getByLabel('姓名').inputValue();

test('a dialog keeps what was typed when the server refuses it and when the line is down', async () => {
  const page = await newPerson();
  await page.getByRole('button', { name: '建立档案' }).click();
  await page.getByRole('dialog').getByRole('alert').first().waitFor();
  expect(await named(page)).toBe('王小明');

  await page.context().setOffline(true);
  await page.getByRole('button', { name: '建立档案' }).click();
  await page.getByRole('dialog').getByText('暂时连不上服务器').waitFor();
  expect(await named(page)).toBe('王小明');
  await page.context().close();
});

test('a dialog asks before it throws away what was typed, and is empty when it is opened again', async () => {
  const page = await newPerson();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '继续填写' }).click();
  await page.getByRole('button', { name: '继续填写' }).waitFor({ state: 'detached' });
  expect(await named(page)).toBe('王小明');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '放弃内容' }).click();
  await page.getByRole('dialog').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '新建人员' }).click();
  expect(await named(page)).toBe('');
  await page.context().close();
});
