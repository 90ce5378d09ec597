// No log line carries personal data or secrets, wherever a library or a request put them.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildHttp } from '../http/application.ts';
import { testPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { openLogger } from './logger.ts';
import { registerOperation } from './probes.ts';
import { scrub } from './scrub.ts';

let base: TestPlatform;
let app: FastifyInstance;
let lines: string[] = [];

const secrets = [
  '13812341234',
  '51080219900307123X',
  'wangmin@example.cn',
  'hunter2-long-password',
  'tok3n-tok3n',
  '0839-7201234',
];

beforeAll(async () => {
  base = await testPlatform();
  const log = openLogger('trace', { write: (line) => void lines.push(line) });
  app = await buildHttp({ ...base, log });
  registerOperation(app);
  app.post('/api/fail', (request) => {
    request.log.info({ headers: request.headers, body: request.body, query: request.query }, 'seen');
    throw new Error(`duplicate key: Key (phone)=(13812341234) for ${JSON.stringify(request.body)}`);
  });
});
afterAll(async () => {
  await app.close();
  await base.close();
});
beforeEach(() => {
  lines = [];
});

function expectClean(): void {
  const all = lines.join('');
  for (const secret of secrets) expect(all).not.toContain(secret);
}

test('a request full of personal data that ends in a fault leaves none of it in the log', async () => {
  const response = await app.inject({
    method: 'POST',
    url: '/api/fail?phone=13812341234&token=tok3n-tok3n',
    headers: { cookie: 'wanjia_session=tok3n-tok3n', authorization: 'Bearer tok3n-tok3n' },
    payload: {
      password: 'hunter2-long-password',
      note: '电话13812341234、0839-7201234,证件51080219900307123X,邮箱wangmin@example.cn',
      nested: [{ newPassword: 'hunter2-long-password' }],
    },
  });
  expect(response.statusCode).toBe(503);
  expect(lines.length).toBeGreaterThanOrEqual(3);
  expect(lines.join('')).toContain('request failed');
  expectClean();
});

test('an address that nobody serves is not logged with what it asks', async () => {
  await app.inject({ url: '/api/nobody/13812341234?email=wangmin@example.cn' });
  expect(lines.join('')).toContain('"route":"none"');
  expectClean();
});

test('a line is JSON with time and level, and says which route, never which address', async () => {
  await app.inject({ url: '/healthz?x=1' });
  const line = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
  expect(line).toMatchObject({ level: 'info', route: '/healthz', status: 200, msg: 'answered' });
  expect(line['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
});

describe('scrubbing', () => {
  test.each([
    'postgres://wanjia:hunter2-long-password@db/x',
    'smtp://u:hunter2-long-password@mail',
    '+86 138 1234 1234',
    '电话13812341234转人工',
    '"token":"a\\"b"',
    'Basic aGVsbG86d29ybGQ=',
    JSON.stringify({ message: JSON.stringify({ password: 'hunter2"long', at: 1 }) }),
  ])('%s does not stay', (text) => {
    expect(scrub(text)).toContain('[已隐去]');
    expect(scrub(text)).not.toMatch(/hunter2|1234 1234|12341234|a\\"b|aGVsbG8/);
  });

  test.each([
    '019a9b5e-1381-7123-8123-138123412345',
    '"time":"2026-11-18T10:00:00.123Z"',
    `"hash":"${'13812341234'.repeat(5)}ab"`,
    '"ms":13,"orderNo":"510826111800042"',
    '"at":1763431200000',
  ])('%s stays', (text) => {
    expect(scrub(text)).toBe(text);
  });

  test('a scrubbed line is still JSON', () => {
    const line = JSON.stringify({ password: 'a"b\\c', note: '{"token":"x\\"y"} 13812341234', cookie: '' });
    expect(JSON.parse(scrub(line))).toMatchObject({
      password: '[已隐去]',
      note: '{"token":"[已隐去]"} [已隐去]',
    });
  });
});
