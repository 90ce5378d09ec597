import { describe, expect, test } from 'vitest';
import { clockFace, type ClockReading } from './clock-face.ts';

const minute = 60_000;
const start = Date.parse('2026-11-21T09:00:00+08:00');
const due = start + 100 * minute;

const running: ClockReading = {
  verdict: 'running',
  startedAt: new Date(start).toISOString(),
  dueAt: new Date(due).toISOString(),
};

describe('a running clock', () => {
  test('is calm while there is time', () => {
    expect(clockFace(running, start + 20 * minute)).toEqual({
      tone: 'calm',
      leftMs: 80 * minute,
      used: 0.2,
      ticking: true,
    });
  });

  test('warns in the last fifth', () => {
    expect(clockFace(running, start + 79 * minute).tone).toBe('calm');
    expect(clockFace(running, start + 80 * minute).tone).toBe('warn');
  });

  test("warns from the promise's own moment where it has one", () => {
    const clock = { ...running, warnAt: new Date(start + 30 * minute).toISOString() };
    expect(clockFace(clock, start + 29 * minute).tone).toBe('calm');
    expect(clockFace(clock, start + 30 * minute).tone).toBe('warn');
  });

  test('is kept at the due instant and overdue a moment later, before the server says so', () => {
    expect(clockFace(running, due).tone).toBe('warn');
    expect(clockFace(running, due + 1)).toMatchObject({ tone: 'bad', leftMs: -1, used: 1 });
  });

  test('without a due time shows no number', () => {
    expect(clockFace({ ...running, dueAt: null }, start)).toMatchObject({ leftMs: null, ticking: false });
  });

  test('with an unreadable instant shows no number instead of NaN', () => {
    expect(clockFace({ ...running, dueAt: 'soon' }, start).leftMs).toBeNull();
  });
});

describe('a clock that stands still', () => {
  test('kept: tells what was left when it stopped', () => {
    const clock: ClockReading = {
      ...running,
      verdict: 'kept',
      stoppedAt: new Date(start + 40 * minute).toISOString(),
    };
    expect(clockFace(clock, due + 999 * minute)).toEqual({
      tone: 'good',
      leftMs: 60 * minute,
      used: 0.4,
      ticking: false,
    });
  });

  test('late: tells by how much it was missed', () => {
    const clock: ClockReading = {
      ...running,
      verdict: 'late',
      stoppedAt: new Date(due + 5 * minute).toISOString(),
    };
    expect(clockFace(clock, due + 999 * minute)).toMatchObject({
      tone: 'bad',
      leftMs: -5 * minute,
      ticking: false,
    });
  });

  test('paused: does not tick, whatever the hour', () => {
    expect(clockFace({ ...running, verdict: 'paused' }, due + minute)).toMatchObject({
      tone: 'still',
      leftMs: null,
      ticking: false,
    });
  });

  test.each(['excused', 'cancelled'] as const)('%s: worries nobody', (verdict) => {
    expect(clockFace({ ...running, verdict }, due + minute)).toMatchObject({ tone: 'still', ticking: false });
  });
});
