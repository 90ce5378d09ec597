import { expect, test } from 'vitest';
import { browserName } from './browser-name.ts';

const t = (text: string) => text;

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/147.0 Safari/537.36 Edg/147.0',
    'Edge · Windows',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605 Version/18 Safari/605', 'Safari · macOS'],
  ['Mozilla/5.0 (Linux; Android 15) Chrome/147 Mobile Safari/537 MicroMessenger/8', '微信 · Android'],
  ['curl/8.5', '其他程序'],
])('a session is named by its browser and system (%s)', (userAgent, name) => {
  expect(browserName(userAgent, t)).toBe(name);
});
