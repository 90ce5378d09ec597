import { expect, test } from 'vitest';
import { citedRequirements, knownRequirements } from './requirements.ts';

test('ids of requirements and of clock rules are read from a text', () => {
  expect(citedRequirements('R-PROM-05, CLK-2 and R-REQ-01 … 17, not S3-EXPRESS-1')).toEqual([
    'R-PROM-05',
    'CLK-2',
    'R-REQ-01',
  ]);
});

test('the list of requirements holds its first, its last and the clock rules', () => {
  const known = knownRequirements();
  for (const id of ['R-SYS-01', 'R-STAFF-09', 'CLK-6', 'S1', 'P2']) expect(known).toContain(id);
});
