import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newPage, newVisitor } from './browser.ts';
import { signIn, type DemoServer } from './demo-server.ts';

/** Somebody of the demo company, signed in at a desk of their own. */
export interface Seat {
  readonly visitor: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page meanwhile. */
  readonly faults: readonly string[];
}

export async function takeSeat(browser: Browser, server: DemoServer, login: string): Promise<Seat> {
  const visitor = await newVisitor(browser, { baseUrl: server.baseUrl });
  const { page, faults } = await newPage(visitor);
  await signIn(page, login, server.password);
  return { visitor, page, faults };
}
