import { describe, expect, test } from 'vitest';
import { allNoticeStatuses } from '#domain/notices/channel.ts';
import { allNoticeTemplates } from '#domain/notices/default-texts.ts';
import {
  caseAddress,
  failedCount,
  isCancellable,
  isResendable,
  openByStatus,
  templateTitle,
  type NoticeCount,
} from './words.ts';

const counts: readonly NoticeCount[] = [
  { channel: 'sms', status: 'queued', count: 3 },
  { channel: 'email', status: 'queued', count: 2 },
  { channel: 'email', status: 'uncertain', count: 1 },
  { channel: 'sms', status: 'failed', count: 4 },
];

describe('the outbox', () => {
  test('offers to send again what failed or may be lost, to take back what has not left', () => {
    expect(allNoticeStatuses.filter(isResendable)).toEqual(['failed', 'uncertain']);
    expect(allNoticeStatuses.filter(isCancellable)).toEqual(['queued', 'failed']);
  });

  test('counts what goes nowhere by itself', () => {
    expect(failedCount(counts)).toBe(5);
    expect(failedCount([])).toBe(0);
  });

  test('sums the channels up by state', () => {
    expect(openByStatus(counts)).toEqual([
      { status: 'queued', count: 5 },
      { status: 'failed', count: 4 },
      { status: 'uncertain', count: 1 },
    ]);
  });

  test('leads to the order of a notice', () => {
    expect(caseAddress('order', 'x')).toBe('/orders/x');
    expect(caseAddress('system', 'x')).toBeNull();
  });
});

describe('the name of a template', () => {
  test('has no placeholder left', () => {
    expect(allNoticeTemplates.map(templateTitle).filter((title) => /[{}]/.test(title))).toEqual([]);
    expect(templateTitle('case-closed')).toBe('业务已办结');
  });

  test('is its code where this version does not know it', () => {
    expect(templateTitle('of-a-later-version')).toBe('of-a-later-version');
  });
});
