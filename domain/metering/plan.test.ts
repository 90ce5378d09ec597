// R-PROM-08: a route is read on its day; and a meter's life goes only the ways the trade knows.
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { allMeterStates, checkInstall, checkMove, movesFrom } from './meter-life.ts';
import { dueOnOf, monthOf, nextMonth, promiseKept } from './plan.ts';

const day = calendarDate;

describe('a route', () => {
  test('read every month is due on its day of each', () => {
    expect(dueOnOf({ cycleMonths: 1, dayOfMonth: 5 }, '2026-02')).toBe('2026-02-05');
    expect(dueOnOf({ cycleMonths: 1, dayOfMonth: 28 }, '2026-02')).toBe('2026-02-28');
  });

  test('read every second month rests in odd ones', () => {
    expect(dueOnOf({ cycleMonths: 2, dayOfMonth: 5 }, '2026-11')).toBeNull();
    expect(dueOnOf({ cycleMonths: 2, dayOfMonth: 5 }, '2026-12')).toBe('2026-12-05');
  });

  test('is planned a month ahead over the turn of the year', () => {
    expect(nextMonth(monthOf(day('2026-11-30')))).toBe('2026-12');
    expect(nextMonth('2026-12')).toBe('2027-01');
  });
});

describe('the promise of the scheduled day', () => {
  const due = day('2026-11-05');
  test('is kept on that day alone', () => {
    expect(promiseKept(due, due, due)).toBe('kept');
    expect(promiseKept(due, day('2026-11-04'), due)).toBe('broken');
    expect(promiseKept(due, day('2026-11-06'), day('2026-11-06'))).toBe('broken');
  });

  test('is open until the day is over', () => {
    expect(promiseKept(due, null, due)).toBe('open');
    expect(promiseKept(due, null, day('2026-11-06'))).toBe('broken');
  });
});

describe('a meter', () => {
  test('that is scrapped stays scrapped', () => {
    expect(movesFrom('scrapped')).toEqual([]);
  });

  test('is never moved by hand to or from the wall: that goes with a reading', () => {
    for (const state of allMeterStates) {
      expect(checkMove('installed', state)).toMatchObject({ refused: 'metering.meter-move' });
      expect(checkMove(state, 'installed')).toMatchObject({ refused: 'metering.meter-move' });
    }
    expect(checkMove('ordered', 'in-stock')).toBeNull();
  });

  test('is hung from the stock, verified and with registers', () => {
    const meter = { meterNo: '990001', kind: 'single-phase', state: 'in-stock', verifyDueOn: null } as const;
    const on = day('2026-11-05');
    expect(checkInstall(meter, on)).toBeNull();
    expect(checkInstall({ ...meter, verifyDueOn: on }, on)).toBeNull();
    expect(checkInstall({ ...meter, verifyDueOn: day('2026-11-04') }, on)).toMatchObject({
      refused: 'metering.verification-over',
    });
    expect(checkInstall({ ...meter, state: 'faulty' }, on)).toMatchObject({
      refused: 'metering.meter-not-ready',
    });
    expect(checkInstall({ ...meter, kind: 'current-transformer' }, on)).toMatchObject({
      refused: 'metering.no-registers',
    });
  });
});
