// What the operator reads of the clocks: in time, due soon, overdue, and whether the sweep stands still.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { smallCompany } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, sampleRequest } from '../requests/testing.ts';
import { clockCounts } from './gauges.ts';
import { sweep } from './sweep.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T10:00:00+08:00');
  const company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  await acceptRequest(platform, clerkOf(company), sampleRequest('complaint'));
});

afterAll(async () => {
  await platform.close();
});

test('clocks in time, then overdue and not swept, then overdue', async () => {
  const before = await clockCounts(platform);
  expect(before).toMatchObject({ overdue: 0, unswept: 0 });
  expect(before.running).toBeGreaterThan(1);
  // Of a complaint the dispatch alone falls due within the hour.
  expect(before.due).toBe(1);
  platform.setNow('2026-12-30T10:00:00+08:00');
  expect((await clockCounts(platform)).unswept).toBe(before.running);
  await sweep(platform);
  expect(await clockCounts(platform)).toEqual({
    running: 0,
    due: 0,
    overdue: before.running,
    unswept: 0,
  });
});

test('are among the metrics of the process', async () => {
  const app = await buildApp(platform);
  const { body } = await app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' });
  expect(body).toMatch(/wanjia_clocks\{state="overdue"\} [1-9]/);
  await app.close();
});
