import { describe, expect, test } from 'vitest';
import type { ClockNote } from '#domain/orders/clock-note.ts';
import { recount, type ClockEvent } from './recount.ts';

const stopped: ClockNote = {
  ...{ clock: 'answer', run: 1, promise: 'R-PROM-02', state: 'stopped', excused: false },
  ...{ breachedMs: null, endedMs: 5_000, durationSeconds: 5 },
};
const told = (atMs: number, note: Partial<ClockNote>): ClockEvent => ({
  kind: 'task-done',
  atMs,
  data: { clockNotes: [{ ...stopped, ...note }] },
});
const breach = (atMs: number): ClockEvent => ({
  kind: 'clock-breached',
  atMs,
  data: { clock: 'answer', run: 1, promise: 'R-PROM-02', dueMs: atMs - 1 },
});
const accepted: ClockEvent = { kind: 'accepted', atMs: 1, data: {} };

describe('the figures counted again from the events (P1)', () => {
  test('a stop in time is kept', () => {
    expect(recount([accepted, told(5_000, {})])).toEqual([
      { clock: 'answer', run: 1, promise: 'R-PROM-02', result: 'kept', settledMs: 5_000, durationSeconds: 5 },
    ]);
  });

  test('a breach counts when it was recorded, and once', () => {
    const events = [accepted, breach(3_000), told(5_000, { breachedMs: 3_000 })];
    expect(recount(events)).toMatchObject([{ result: 'broken', settledMs: 3_000, durationSeconds: 5 }]);
    expect(recount(events.slice(0, 2))).toMatchObject([{ result: 'broken', durationSeconds: null }]);
  });

  test('an excuse afterwards changes what it counts as', () => {
    const late = { breachedMs: 3_000 };
    const events = [breach(3_000), told(5_000, late), told(9_000, { ...late, excused: true })];
    expect(recount(events)).toMatchObject([{ result: 'excused', settledMs: 3_000 }]);
  });

  test('an end that did not hold counts nothing, a cancelled clock neither', () => {
    const open = { state: 'running', endedMs: null, durationSeconds: null } as const;
    expect(recount([told(5_000, {}), told(6_000, open)])).toEqual([]);
    expect(recount([told(5_000, { state: 'cancelled', durationSeconds: null })])).toEqual([]);
  });

  test('a breach that the new calendar takes back is none', () => {
    const moved: ClockEvent = {
      kind: 'clock-recomputed',
      atMs: 4_000,
      data: { clocks: [{ clock: 'answer', run: 1, fromDueMs: 2_999, dueMs: 90_000 }] },
    };
    expect(recount([breach(3_000), moved])).toEqual([]);
  });
});
