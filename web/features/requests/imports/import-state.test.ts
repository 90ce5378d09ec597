import { describe, expect, test } from 'vitest';
import { importChoices, importProgress, type ImportLine } from './import-state.ts';

const line: ImportLine = {
  importId: '01a1f673-16a0-7493-be07-e978f2f28dda',
  fileName: '报修.csv',
  kind: 'fault-report',
  status: 'checked',
  rowsTotal: 10,
  rowsBad: 0,
  rowsDone: 0,
  createdAt: '2026-11-20T01:00:00.000Z',
  finishedAt: null,
};

describe('what may be done with an import', () => {
  test('everything, where nothing is wrong', () => {
    expect(importChoices(line)).toEqual({ good: 10, mayRunAll: true, mayRunGood: false });
  });

  test('the good rows only, where some are wrong', () => {
    expect(importChoices({ ...line, rowsBad: 3 })).toEqual({ good: 7, mayRunAll: false, mayRunGood: true });
  });

  test('nothing, where all are wrong, or it ran already', () => {
    expect(importChoices({ ...line, rowsBad: 10 })).toMatchObject({ mayRunAll: false, mayRunGood: false });
    expect(importChoices({ ...line, status: 'done' })).toMatchObject({ mayRunAll: false, mayRunGood: false });
  });

  test('its progress is that of the good rows', () => {
    expect(importProgress({ ...line, status: 'running', rowsBad: 2, rowsDone: 4 })).toBe(50);
    expect(importProgress({ ...line, status: 'done', rowsDone: 10 })).toBe(100);
    expect(importProgress({ ...line, rowsBad: 10 })).toBe(0);
  });
});
