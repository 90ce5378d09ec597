import { describe, expect, test } from 'vitest';
import type { CustomerImport } from '#contracts/customer-import.ts';
import { importPace, isWorking } from './import-progress.ts';

const running: CustomerImport = {
  importId: '019a1f67-16a0-7493-be07-e978f2f28dda',
  fileName: '客户.xlsx',
  format: 'xlsx',
  encoding: null,
  status: 'running',
  staffName: '王督办',
  existing: 'skip',
  whole: false,
  rowsTotal: 1100,
  rowsBad: 100,
  rowsKnown: 0,
  customersTotal: 1000,
  rowsDone: 250,
  customersMade: 250,
  accountsMade: 250,
  pointsMade: 250,
  rowsUpdated: 0,
  rowsSkipped: 0,
  rowsRefused: 0,
  failure: null,
  createdAt: '2026-11-18T02:00:00.000Z',
  checkedAt: '2026-11-18T02:00:05.000Z',
  startedAt: '2026-11-18T02:01:00.000Z',
  finishedAt: null,
  sameFileAt: null,
  now: '2026-11-18T02:01:10.000Z',
};

describe('the pace of an import', () => {
  test('is that of its good rows, and tells the time left', () => {
    expect(importPace(running)).toEqual({ percent: 25, perSecond: 25, secondsLeft: 30 });
  });

  test('is unknown in the first moment', () => {
    const begun = { ...running, now: '2026-11-18T02:01:00.500Z', rowsDone: 0 };
    expect(importPace(begun)).toEqual({ percent: 0, perSecond: null, secondsLeft: null });
  });

  test('of a check knows no end', () => {
    const checking = { ...running, status: 'checking' as const, now: '2026-11-18T02:00:10.000Z' };
    expect(importPace(checking)).toMatchObject({ percent: null, secondsLeft: null, perSecond: 25 });
  });

  test('never passes the end', () => {
    expect(importPace({ ...running, rowsDone: 5000 })).toMatchObject({ percent: 100, secondsLeft: 0 });
    expect(importPace({ ...running, rowsTotal: 100 }).percent).toBe(100);
  });
});

test('the screen looks again only while the server works', () => {
  expect(isWorking(running)).toBe(true);
  expect(isWorking({ status: 'checked' })).toBe(false);
});
