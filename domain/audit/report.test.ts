import { expect, test } from 'vitest';
import { findingZh } from './report.ts';

test('a finding says where to look and what is wrong', () => {
  const caseId = '0191d5a0-0000-7000-8000-000000000001';
  expect(findingZh({ about: 'case', kind: 'removed', orgId: 1, caseKind: 'order', caseId, seq: 3 })).toBe(
    `工单 ${caseId} 第 3 条被删除`,
  );
  expect(findingZh({ about: 'day', kind: 'root-mismatch', orgId: 1, day: '2026-11-18' })).toBe(
    '2026-11-18：当日记录与封存不符（有增、删或改）',
  );
});
