// A customer on a phone, in the online hall: reads, reports a fault, asks, follows, signs in; every page against
// WCAG 2.2 A and AA, as usual and in large type with strong contrast.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './testing/accessibility.ts';
import { newPage, newVisitor, openBrowser, screenshot } from './testing/browser.ts';
import { signIn, startDemoServer, type DemoServer } from './testing/demo-server.ts';

let server: DemoServer;
let browser: Browser;
let unit: string;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  const answer = await fetch(`${server.baseUrl}/api/portal/units`);
  const { items } = (await answer.json()) as { items: { code: string }[] };
  unit = items[0]?.code ?? '';
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function visitor(strong = false): Promise<BrowserContext> {
  const context = await newVisitor(browser, { baseUrl: server.baseUrl, phone: true });
  const stored = {
    'wanjia.portal-unit': unit,
    ...(strong ? { 'wanjia.large-type': 'yes', 'wanjia.high-contrast': 'yes' } : {}),
  };
  const lines = Object.entries(stored).map(([name, value]) => `localStorage.setItem('${name}', '${value}');`);
  await context.addInitScript(lines.join(''));
  return context;
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  const found = await accessibilityFaults(page);
  if (found.length > 0) await screenshot(page, `portal-${name}`, { fullPage: true });
  expect(found).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth + 1')).toBe(true);
}

const openPages = [
  '/portal',
  '/portal/unit',
  '/portal/businesses',
  '/portal/businesses/residential-connection',
  '/portal/commitments',
  '/portal/apply/fault-report',
  '/portal/apply/low-voltage-connection',
  '/follow',
  '/portal/sign-in',
];

describe.each([
  ['as usual', false],
  ['in large type and strong contrast', true],
])('%s', (_how, strong) => {
  test('every open page can be used by everybody, on a phone', async () => {
    const context = await visitor(strong);
    const { page, faults } = await newPage(context);
    for (const path of openPages) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await expectAccessible(page, path.replaceAll('/', '-'));
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** Reads the code that a demonstration shows, and types it in. */
async function typeCode(page: Page, submit: string): Promise<void> {
  await page.getByRole('button', { name: '获取短信验证码' }).click();
  const hint = await page.getByText('演示环境不发短信').textContent();
  await page.getByLabel('短信验证码').fill(/\d{6}/.exec(hint ?? '')?.[0] ?? '');
  await page.getByRole('button', { name: submit, exact: true }).click();
}

test('a question is asked with a verified phone, survives a reload, and its case is followed', async () => {
  const context = await visitor();
  const { page, faults } = await newPage(context);
  await page.goto('/portal/apply/consultation');
  await page.getByLabel('咨询内容').selectOption({ label: '电价电费' });
  await page.getByLabel('客户称呼').fill('周女士');
  await page.getByLabel('联系电话').fill('13800138123');
  await page.getByLabel('咨询问题').fill('阶梯电价什么时候重新计算?');
  await page.waitForTimeout(1200);
  await page.reload();
  expect(await page.getByLabel('咨询问题').inputValue()).toBe('阶梯电价什么时候重新计算?');
  await typeCode(page, '验证');
  await page.getByText('已验证').waitFor();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('heading', { name: '已受理' }).waitFor();
  await expectAccessible(page, 'done');
  await page.getByRole('link', { name: '查看进度' }).click();
  await page.getByRole('heading', { name: '办理进度' }).waitFor();
  await expectAccessible(page, 'followed');
  // Two ways into a case without a reload: by the receipt's link, and by number and code (R-PROM-20).
  await proofButton(page).waitFor();
  const orderNo = /\d{18}/.exec((await page.locator('article').first().textContent()) ?? '')?.[0] ?? '';
  await page.getByRole('button', { name: '凭手机验证催办、补充或查询另一件' }).click();
  await page.getByLabel('工单编号').fill(orderNo);
  await typeCode(page, '查询');
  await page.getByRole('button', { name: '撤回' }).waitFor();
  await proofButton(page).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

/** What another feature adds to the page of a case, fetched behind it. */
const proofButton = (page: Page) => page.getByRole('button', { name: '核对本单是否计入公布数字' });

/** The number of some account of the demo company, as a clerk finds it. */
async function anAccountNo(): Promise<string> {
  const context = await newVisitor(browser, { baseUrl: server.baseUrl });
  const { page } = await newPage(context);
  await signIn(page, 'clerk', server.password);
  const answer = await page.request.post('/api/customers/search', { data: { text: '王', limit: 5 } });
  const { items } = (await answer.json()) as { items: { accounts: { accountNo: string }[] }[] };
  await context.close();
  return items.flatMap(({ accounts }) => accounts)[0]?.accountNo ?? '';
}

/** A case of one's own, made behind the screen. */
async function askOwn(page: Page): Promise<void> {
  const answer = await page.request.post('/api/portal/me/requests', {
    data: {
      orderId: uuidv7(),
      kind: 'consultation',
      values: { topic: 'price', callerName: '王女士', callerPhone: '13800138123', question: '何时换表?' },
      documents: [],
      attachmentIds: [],
    },
  });
  expect([answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([200, '']);
}

test('a customer signs in by a code, sees the file masked, and every own page can be used by everybody', async () => {
  const accountNo = await anAccountNo();
  const context = await visitor();
  const { page, faults } = await newPage(context);
  await page.goto('/portal/sign-in');
  await page.getByLabel('户号').fill(accountNo);
  await typeCode(page, '登录');
  await page.getByRole('heading', { name: '我的资料' }).waitFor();
  expect(await page.getByText(/\d{3} \*{4} \d{4}/).count()).toBeGreaterThan(0);
  await askOwn(page);
  await page.getByRole('link', { name: '我的业务' }).click();
  await page.getByRole('link', { name: '业务咨询' }).first().click();
  await proofButton(page).waitFor();
  await expectAccessible(page, '-portal-me-case');
  for (const path of [
    '/portal/me',
    '/portal/me/cases',
    '/portal/me/bookings',
    '/portal/me/notices',
    '/portal/me/safety',
  ]) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expectAccessible(page, path.replaceAll('/', '-'));
  }
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('link', { name: '登录我的用电' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
