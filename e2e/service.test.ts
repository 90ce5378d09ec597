// The pages around the orders in a real browser: the library from a draft to the hall, return visits, staff,
// orders and the operator's page; each with a look for what stands in the way of people.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './testing/accessibility.ts';
import { newPage, newVisitor, openBrowser } from './testing/browser.ts';
import { startDemoServer, type DemoServer } from './testing/demo-server.ts';
import { takeSeat, type Seat } from './testing/seat.ts';

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

const seat = (login: string): Promise<Seat> => takeSeat(browser, server, login);

// The smallest picture there is: one pixel.
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A picture is put into the text with its words; closing the tab loses nothing. */
async function write(page: Page, title: string): Promise<string> {
  await page.goto('/knowledge');
  await page.getByRole('button', { name: '写文章' }).click();
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('正文').fill('先看面板。');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '插入图片' }).click();
  await (await chooser).setFiles({ name: '面板.png', mimeType: 'image/png', buffer: pixel });
  await page.getByLabel('图片或附件的文字说明').fill('电表面板');
  await page.getByRole('button', { name: '插入正文' }).click();
  await page.getByRole('img', { name: '电表面板' }).waitFor();
  // The draft is kept a moment after the last key.
  await page.waitForTimeout(1000);
  await page.reload();
  await page.getByText('未保存的草稿').waitFor();
  expect(await page.getByLabel('标题').inputValue()).toBe(title);
  // The button's colour changes slowly when the title comes back.
  await page.waitForTimeout(500);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/edit'));
  return new URL(page.url()).pathname;
}

test('an article is written with a picture, reviewed by another, found, and read in the hall', async () => {
  const clerk = await seat('clerk');
  const title = '怎样看电表面板';
  const address = await write(clerk.page, title);
  const picture = await clerk.page.getByRole('img', { name: '电表面板' }).getAttribute('src');
  await clerk.page.getByRole('button', { name: '提交审核' }).click();
  const dialog = clerk.page.getByRole('dialog');
  await dialog.getByLabel('修改说明').fill('新写的');
  // A slip of the finger asks, and what was typed is still there.
  await clerk.page.keyboard.press('Escape');
  await clerk.page.getByRole('button', { name: '继续填写' }).click();
  expect(await dialog.getByLabel('修改说明').inputValue()).toBe('新写的');
  await dialog.getByRole('button', { name: '提交审核' }).click();
  await clerk.page.getByText('待审核的稿件').waitFor();

  const visitor = await newVisitor(browser, { baseUrl: server.baseUrl });
  const hidden = await visitor.request.get(picture?.replace('/api/articles', '/api/portal/articles') ?? '');
  expect(hidden.status()).toBe(404);

  const manager = await seat('manager');
  await manager.page.goto(address);
  await manager.page.getByRole('button', { name: '批准发布' }).click();
  await manager.page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*定/ })
    .click();
  await manager.page.getByText('现行版本').waitFor();
  await manager.page.goto('/knowledge?q=面板');
  await manager.page.getByText(title).first().waitFor();

  const { page, faults } = await newPage(visitor);
  await page.goto(`/portal${address}`);
  await page.getByRole('heading', { name: title }).waitFor();
  await page.waitForFunction('[...document.images].every((image) => image.naturalWidth > 0)');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect([...faults, ...clerk.faults, ...manager.faults]).toEqual([]);
  for (const each of [visitor, clerk.visitor, manager.visitor]) await each.close();
}, 120_000);

test.each([
  ['supervisor', '/orders'],
  ['supervisor', '/knowledge-upkeep'],
  ['supervisor', '/visit-rates'],
  ['agent', '/visits'],
  ['admin', '/operation'],
  ['manager', '/staff'],
] as const)(
  '%s reads %s in both languages',
  async (login, address) => {
    const { visitor, page, faults } = await seat(login);
    for (const language of ['zh', 'en']) {
      await page.evaluate(`localStorage.setItem('wanjia.language', '${language}')`);
      await page.goto(address);
      await page.locator('h1').first().waitFor();
      await page.waitForTimeout(500);
      expect(await accessibilityFaults(page), language).toEqual([]);
      if (language === 'en')
        expect(await page.locator('h1').first().textContent()).not.toMatch(/[\u4e00-\u9fff]/);
    }
    expect(faults).toEqual([]);
    await visitor.close();
  },
  60_000,
);
