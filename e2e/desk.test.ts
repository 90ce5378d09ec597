// A clerk's day in a real browser against the whole product: accept, carry through, lose the line, meet a colleague.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from './testing/accessibility.ts';
import { newPage, newVisitor, openBrowser } from './testing/browser.ts';
import { startDemoServer, type DemoServer } from './testing/demo-server.ts';
import { takeSeat, type Seat } from './testing/seat.ts';
import { acceptedNumber, fillConsultation } from './testing/intake-page.ts';

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

/** A clerk at a counter of their own. */
const seat = (login = 'clerk'): Promise<Seat> => takeSeat(browser, server, login);

test('a request accepted at the counter has a number, promised times and a receipt to print', async () => {
  const { visitor, page, faults } = await seat();
  await page.goto('/intake');
  await fillConsultation(page, {
    name: '王小明',
    phone: '13800001234',
    question: '为什么本月电费比上月多？',
  });
  await page.getByText('答复咨询').first().waitFor();
  await page.keyboard.press('Control+Enter');
  const orderNo = await acceptedNumber(page);
  expect(orderNo).toMatch(/^\d{18}$/);

  const [receipt] = await Promise.all([
    visitor.waitForEvent('response', (response) => response.url().includes('/receipt.pdf')),
    page.getByRole('button', { name: '打印回执' }).click(),
  ]);
  expect(receipt.status()).toBe(200);
  expect(receipt.headers()['content-type']).toContain('application/pdf');
  expect(faults).toEqual([]);
  await visitor.close();
});

test('what is missing or wrong is told at its field, and nothing is sent', async () => {
  const { visitor, page } = await seat();
  await page.goto('/intake');
  await fillConsultation(page, { name: '王小明', phone: '13800001234', question: '' });
  await page.keyboard.press('Control+Enter');
  const question = page.locator('#intake-form [data-field=question]');
  await question.getByRole('alert').waitFor();
  expect(await question.getByRole('alert').textContent()).toContain('咨询问题');
  expect(await page.getByText('已受理').count()).toBe(0);
  await visitor.close();
});

test('a case is opened, answered, closed and archived, and its record proves itself', async () => {
  const { visitor, page, faults } = await seat();
  await page.goto('/intake');
  await fillConsultation(page, { name: '李华', phone: '13900005678', question: '阶梯电价怎样计算？' });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '打开工单' }).click();
  await page.getByRole('button', { name: '签收', exact: true }).click();
  await page.getByRole('button', { name: '当即答复' }).click();
  await page.getByLabel('答复内容').fill('居民阶梯电价按年累计。');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '办理结果' }).waitFor();
  await page.getByText('按时完成').waitFor();

  await page.getByRole('button', { name: '归档', exact: true }).click();
  await page.getByRole('dialog').getByText('归档后内容不再改动').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '归档' }).click();
  await page.getByText('已归档').first().waitFor();

  await page.getByRole('button', { name: '核验' }).click();
  await page.getByText(/条记录完整，未被改动/).waitFor();
  expect(faults).toEqual([]);
  await visitor.close();
});

test('while the line is down a request is kept, and sent once when it is back', async () => {
  const { visitor, page } = await seat();
  const sent: string[] = [];
  page.on('response', (response) => {
    if (response.request().method() === 'POST' && response.url().endsWith('/api/requests') && response.ok())
      sent.push(response.url());
  });
  await page.goto('/intake');
  await fillConsultation(page, { name: '赵明', phone: '13700004321', question: '停电前会通知吗？' });
  await visitor.setOffline(true);
  await page.getByText('已离线，受理将在恢复后自动提交一次').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('已保存在本机，恢复后自动提交一次').waitFor();
  await page.getByRole('button', { name: /待提交的受理/ }).waitFor();

  await visitor.setOffline(false);
  await page.getByRole('button', { name: /待提交的受理/ }).waitFor({ state: 'detached' });
  await page.goto('/orders?q=13700004321');
  await page.getByText('停电前会通知吗？').first().waitFor();
  expect(await page.getByRole('row', { name: /停电前会通知吗？/ }).count()).toBe(1);
  expect(sent).toHaveLength(1);
  await visitor.close();
});

test('what was typed is there again after the browser was closed in the middle', async () => {
  const { visitor, page } = await seat();
  await page.goto('/intake');
  await fillConsultation(page, { name: '孙静', phone: '13600008765', question: '光伏怎样并网？' });
  await page.getByText(/草稿已保存/).waitFor();
  await page.close();
  const { page: again } = await newPage(visitor);
  await again.goto('/intake');
  await again.getByRole('button', { name: /草稿/ }).click();
  await again.getByRole('menuitem', { name: /孙静/ }).click();
  await again.locator('#intake-form').getByText('光伏怎样并网？').waitFor();
  expect(await again.getByLabel('姓名或称呼').inputValue()).toBe('孙静');
  await visitor.close();
});

test('of two clerks at one task the second keeps the text and sees what the first did', async () => {
  const [first, second] = [await seat(), await seat()];
  await first.page.goto('/intake');
  await fillConsultation(first.page, { name: '周红', phone: '13500001357', question: '换表要钱吗？' });
  await first.page.keyboard.press('Control+Enter');
  await first.page.getByRole('button', { name: '打开工单' }).click();
  await first.page.getByRole('button', { name: '当即答复' }).waitFor();

  await second.page.goto(first.page.url());
  await second.page.getByRole('button', { name: '更多操作' }).click();
  await second.page.getByRole('menuitem', { name: '不予办理' }).click();
  const dialog = second.page.getByRole('dialog');
  await dialog.getByLabel('不予办理的理由').fill('不属供电范围');
  await dialog.getByLabel('不予办理的依据').fill('供电营业规则');

  await first.page.getByRole('button', { name: '当即答复' }).click();
  await first.page.getByLabel('答复内容').fill('故障换表不收费。');
  await first.page.keyboard.press('Control+Enter');
  await first.page.getByRole('heading', { name: '办理结果' }).waitFor();

  // The second clerk's page hears of it without a reload; sending still meets the change and tells it.
  await second.page.getByRole('heading', { name: '办理结果' }).waitFor();
  await dialog.getByLabel('不予办理的依据').press('Control+Enter');
  await dialog.getByText(/这张工单有新的变化/).waitFor();
  await dialog
    .getByText(/当即解答/)
    .first()
    .waitFor();
  expect(await dialog.getByLabel('不予办理的理由').inputValue()).toBe('不属供电范围');
  await Promise.all([first.visitor.close(), second.visitor.close()]);
});

test('a customer follows the case by its number and a code to the phone, on a phone', async () => {
  const { visitor, page } = await seat();
  await page.goto('/intake');
  await fillConsultation(page, { name: '吴强', phone: '13400002468', question: '怎样过户？' });
  await page.keyboard.press('Control+Enter');
  const orderNo = await acceptedNumber(page);
  await visitor.close();

  const customer = await newVisitor(browser, { baseUrl: server.baseUrl, phone: true });
  const { page: phone, faults } = await newPage(customer);
  await phone.goto(`/follow?unit=${orderNo.slice(6, 10)}`);
  await phone.getByLabel('工单编号').fill(orderNo);
  await phone.getByRole('button', { name: '获取短信验证码' }).click();
  const hint = await phone.getByText('演示环境不发短信').textContent();
  await phone.getByLabel('短信验证码').fill(/\d{6}/.exec(hint ?? '')?.[0] ?? '');
  await phone.getByRole('button', { name: '查询', exact: true }).click();
  await phone.getByRole('heading', { name: '办理进度' }).waitFor();
  await phone.getByRole('heading', { name: '联系人' }).waitFor();
  expect(await phone.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(faults).toEqual([]);
  await customer.close();
});

test('the pages of the day can be used without a mouse and without seeing well', async () => {
  const { visitor, page } = await seat();
  const found: string[] = [];
  for (const path of ['/desk?scope=team', '/intake', '/orders', '/processes']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    found.push(...(await accessibilityFaults(page)).map((fault) => `${path} ${fault}`));
  }
  await page.goto('/orders');
  await page.locator('tbody tr').first().click();
  await page.getByRole('heading', { name: '办理经过' }).waitFor();
  found.push(...(await accessibilityFaults(page)).map((fault) => `order ${fault}`));
  expect(found).toEqual([]);
  await visitor.close();
});
