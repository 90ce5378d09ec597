// The web application is served from a folder of this test: what is cached, what falls back to the page, what does not.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registerStatic } from './static.ts';

const page = { accept: 'text/html,application/xhtml+xml' };
let folder: string;
let app: FastifyInstance;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'web-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>万家</title>');
  writeFileSync(path.join(folder, 'portal.html'), '<!doctype html><title>网上营业厅</title>');
  writeFileSync(path.join(folder, 'assets', 'index-abc123.js'), 'export {};');
  app = Fastify();
  await registerStatic(app, folder);
});

afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

describe('the web application', () => {
  test('a file with a hash in its name is kept for a year', async () => {
    const answer = await app.inject('/assets/index-abc123.js');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toContain('immutable');
  });

  test('the page itself is asked for every time', async () => {
    const answer = await app.inject({ url: '/', headers: page });
    expect(answer.body).toContain('万家');
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test.each(['/portal', '/portal/apply/complaint', '/follow', '/follow?x=1'])(
    '%s is a customer’s address and opens the online hall',
    async (url) => {
      expect((await app.inject({ url, headers: page })).body).toContain('网上营业厅');
    },
  );

  test.each(['/portals', '/following', '/orders'])('%s is none of theirs', async (url) => {
    expect((await app.inject({ url, headers: page })).body).toContain('万家');
  });

  test('an address inside the application opens the page', async () => {
    const answer = await app.inject({ url: '/orders/123?tab=clocks', headers: page });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/html');
  });

  test.each(['/api/unknown', '/assets/gone-abc.js', '/healthz'])(
    '%s is no page of the application',
    async (url) => {
      const answer = await app.inject({ url, headers: page });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    },
  );

  test('a program that asks for no page gets a problem, not the page', async () => {
    expect((await app.inject({ url: '/orders', headers: { accept: 'application/json' } })).statusCode).toBe(
      404,
    );
    expect((await app.inject({ method: 'POST', url: '/orders', headers: page })).statusCode).toBe(404);
  });

  test('nothing outside the folder is served', async () => {
    const answer = await app.inject('/..%2f..%2fetc%2fpasswd');
    expect(answer.statusCode).toBe(404);
  });
});

test('without a build the API stands alone', async () => {
  const bare = Fastify();
  await registerStatic(bare, path.join(folder, 'nothing-here'));
  expect((await bare.inject({ url: '/', headers: page })).headers['content-type']).toContain(
    'application/problem+json',
  );
  await bare.close();
});
