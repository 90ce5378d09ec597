import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { consentPurposes, currentText, giveConsent, inForce, textOf, withdrawConsent } from './consent.ts';
import { isShown, untilDayErrors } from './danger.ts';
import { nextVisitOn, visitDayErrors, visitIntervalDays } from './visit-plan.ts';

const today = calendarDate('2026-11-22');
const day = calendarDate;

describe('consents', () => {
  const given = (version: string, isWithdrawn = false) => [
    { consentId: 'a', purpose: 'paperless', version, isWithdrawn },
  ];

  test('a first one takes the newest wording and replaces none', () => {
    expect(giveConsent([], 'paperless')).toEqual({ version: '2026-1', replaces: null });
  });

  test('one in force with this wording is not recorded twice', () => {
    expect(giveConsent(given('2026-1'), 'paperless')).toMatchObject({ refused: 'customer.consent-given' });
  });

  test('one to an older wording is replaced; one that was taken back is given anew', () => {
    expect(giveConsent(given('2025-1'), 'paperless')).toEqual({ version: '2026-1', replaces: 'a' });
    expect(giveConsent(given('2026-1', true), 'paperless')).toEqual({ version: '2026-1', replaces: null });
  });

  test('what was taken back is not taken back again, and what was never given neither', () => {
    expect(isRefused(withdrawConsent(given('2026-1', true), 'a'))).toBe(true);
    expect(isRefused(withdrawConsent([], 'a'))).toBe(true);
    expect(withdrawConsent(given('2026-1'), 'a')).toMatchObject({ consentId: 'a' });
  });

  test('after it was taken back nothing is in force', () => {
    expect(inForce(given('2026-1', true), 'paperless')).toBeNull();
    expect(inForce(given('2026-1'), 'return-visit')).toBeNull();
  });

  test('every wording has a version of its own, and is found by it years later', () => {
    for (const [purpose, { texts }] of Object.entries(consentPurposes)) {
      expect(new Set(texts.map(({ version }) => version)).size).toBe(texts.length);
      for (const { version, text } of texts) expect(textOf(purpose, version)).toBe(text);
    }
    expect(textOf('paperless', '1999-1')).toBeNull();
    expect(textOf('astrology', '2026-1')).toBeNull();
    expect(currentText('paperless').version).toBe('2026-1');
  });
});

describe('danger signs', () => {
  test('are shown through their last day, and without one until somebody ends them', () => {
    expect(isShown({ untilDay: today, isEnded: false }, today)).toBe(true);
    expect(isShown({ untilDay: day('2026-11-21'), isEnded: false }, today)).toBe(false);
    expect(isShown({ untilDay: null, isEnded: false }, today)).toBe(true);
    expect(isShown({ untilDay: null, isEnded: true }, today)).toBe(false);
  });

  test('a sign that nobody would ever see is refused', () => {
    expect(untilDayErrors(day('2026-11-21'), today)).toMatchObject([{ field: 'untilDay' }]);
    expect(untilDayErrors(today, today)).toEqual([]);
    expect(untilDayErrors(null, today)).toEqual([]);
  });
});

describe('planned visits', () => {
  const visited = { keyGrade: null, managerStaffId: null, lastVisitOn: null };

  test('nobody visits a customer without grade and manager by plan', () => {
    expect(nextVisitOn(visited, today)).toBeNull();
  });

  test('the first visit is due within two weeks, the next ones by grade', () => {
    expect(nextVisitOn({ ...visited, managerStaffId: 'm' }, today)).toBe('2026-12-06');
    const last = { ...visited, lastVisitOn: day('2026-11-01') };
    expect(nextVisitOn({ ...last, keyGrade: 'special' }, today)).toBe('2026-12-01');
    expect(nextVisitOn({ ...last, managerStaffId: 'm' }, today)).toBe('2027-04-30');
  });

  test('what should have been long ago is due today, not in the past', () => {
    const long = { ...visited, keyGrade: 'first', lastVisitOn: day('2025-01-01') };
    expect(nextVisitOn(long, today)).toBe(today);
  });

  test('the more a loss of supply would harm, the more often', () => {
    const { special, first, second, managed } = visitIntervalDays;
    expect([special, first, second, managed].toSorted((a, b) => a - b)).toEqual([
      special,
      first,
      second,
      managed,
    ]);
  });

  test('a visit is not planned for yesterday', () => {
    expect(visitDayErrors(day('2026-11-21'), today)).toMatchObject([{ refused: 'customer.visit-day-past' }]);
    expect(visitDayErrors(today, today)).toEqual([]);
  });
});
