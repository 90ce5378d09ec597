import type { Page } from 'playwright-core';

export interface Visitor {
  readonly name: string;
  readonly phone: string;
  readonly question: string;
}

/** Fills in a consultation of somebody not on file, by the keyboard as far as a clerk would. */
export async function fillConsultation(page: Page, visitor: Visitor): Promise<void> {
  await page.getByRole('button', { name: '新客户 / 来电人' }).click();
  await page.getByLabel('姓名或称呼').fill(visitor.name);
  await page.locator('#intake-customer').getByLabel('联系电话').fill(visitor.phone);
  await page.locator('#intake-kind').getByLabel('查找业务').fill('业务咨询');
  await page.keyboard.press('Enter');
  const form = page.locator('#intake-form');
  await form.getByLabel('咨询内容').click();
  await page.getByTitle('电价电费').click();
  await form.getByLabel('咨询问题').fill(visitor.question);
}

/** The number on the result, without the gaps it is read out with. */
export async function acceptedNumber(page: Page): Promise<string> {
  await page.getByText('已受理', { exact: false }).first().waitFor();
  const text = await page.locator('p', { hasText: /^\d{18}$/ }).textContent();
  return (text ?? '').trim();
}
