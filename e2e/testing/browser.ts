/**
 * A real Chromium for the browser tests, out of the npm package `@sparticuz/chromium`, so that `npm test` needs
 * nothing but npm. The binary is unpacked once into `.cache/chromium`; where the machine lacks the libraries it
 * needs, those that come with the package are used.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, '.cache');
const home = path.join(cache, 'chromium');

/** No sandbox: the tests may run as root. The rest keeps a small machine calm and the picture the same everywhere. */
const args = [
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

export interface PageOptions {
  readonly baseUrl: string;
  /** 1366 × 768, the usual screen at a counter, when left out. */
  readonly size?: { readonly width: number; readonly height: number };
  /** A phone: touch and mobile layout. */
  readonly phone?: boolean;
  readonly language?: 'zh-CN' | 'en-US';
}

/** Unpacks beside the final place and moves it there in one step: two runs at once never see half a browser. */
async function unpack(): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(path.join(cache, 'chromium-'));
  const before = { TMPDIR: process.env['TMPDIR'], AWS_EXECUTION_ENV: process.env['AWS_EXECUTION_ENV'] };
  // The package unpacks into the temporary folder, and its libraries only where it believes to be in a cloud function.
  process.env['TMPDIR'] = fresh;
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs24.x';
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
    if (!existsSync(home)) renameSync(fresh, home);
  } finally {
    restore(before);
    rmSync(fresh, { recursive: true, force: true });
  }
}

function restore(before: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

function environment(executable: string): Record<string, string> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const starts = spawnSync(executable, ['--no-sandbox', '--version'], { env: inherited }).status === 0;
  if (starts) return inherited;
  const libraries = path.join(home, 'al2023', 'lib');
  const known = inherited['LD_LIBRARY_PATH'];
  return {
    ...inherited,
    LD_LIBRARY_PATH: known === undefined ? libraries : `${libraries}:${known}`,
    FONTCONFIG_PATH: inherited['FONTCONFIG_PATH'] ?? path.join(home, 'fonts'),
  };
}

/** Starts the browser; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const executable = path.join(home, 'chromium');
  if (!existsSync(executable)) await unpack();
  return chromium.launch({ executablePath: executable, headless: true, args, env: environment(executable) });
}

/** A fresh visitor: own cookies, own storage. In New York, so that nothing leans on the machine's time zone. */
export async function newVisitor(browser: Browser, options: PageOptions): Promise<BrowserContext> {
  const phone = options.phone === true;
  return browser.newContext({
    baseURL: options.baseUrl,
    locale: options.language ?? 'zh-CN',
    timezoneId: 'America/New_York',
    viewport: options.size ?? (phone ? { width: 390, height: 844 } : { width: 1366, height: 768 }),
    ...(phone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
  });
}

/** A page that remembers what went wrong in it; `faults` belongs into every test's last expectation. */
export async function newPage(visitor: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const page = await visitor.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refused call is an answer, not a fault; the browser writes every 4xx to the console by itself.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return { page, faults };
}

/** Keeps a picture under `.cache/screenshots/<name>.png` and answers its path; waits for the fonts. */
export async function screenshot(
  page: Page,
  name: string,
  options: { fullPage?: boolean } = {},
): Promise<string> {
  const file = path.join(cache, 'screenshots', `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: file, animations: 'disabled', fullPage: options.fullPage ?? false });
  return file;
}
