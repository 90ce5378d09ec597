// Another time for a visit agreed on (R-FIELD-01, R-PROM-11): the promise moves with it, and never after its time.
import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import { advance } from '../advance.ts';
import { agreedVisit, mayStillMove } from '../appointment.ts';
import type { Command } from '../command.ts';
import { homeVisit } from '../definitions/home-visit.ts';
import { consultation } from '../definitions/consultation.ts';
import type { Facts, OrderState } from '../state.ts';
import { accepted, facts, granted, hourMs, morningMs, refusal, staff, walk } from '../testing.ts';

const customer = facts({ kind: 'customer', customerId: 'c1' });
const start = accepted(homeVisit);
const agreed = walk(homeVisit, start, ['appoint.arrange']).order;
const agreedMs = Date.parse('2026-10-12T09:30:00+08:00');
const move: Command = { verb: 'rebook', at: '2026-10-13T14:00', reason: '当天不在家' };

const tried = (order: OrderState, how: { command?: Command; who?: Facts; nowMs?: number } = {}) =>
  advance(homeVisit, order, how.command ?? move, {
    facts: how.who ?? customer,
    nowMs: how.nowMs ?? morningMs + hourMs,
  });

describe('the visit agreed on', () => {
  test('is found from the agreement to the arrival, and not before or after', () => {
    expect(agreedVisit(homeVisit, start.order)).toBeNull();
    expect(agreedVisit(homeVisit, agreed)).toMatchObject({ agreedAtMs: agreedMs, task: { step: 'visit' } });
    expect(agreedVisit(consultation, accepted(consultation).order)).toBeNull();
    const there = walk(homeVisit, walk(homeVisit, start, ['appoint.arrange']), ['visit.arrive']).order;
    expect(there.values['appointmentAt']).toBeDefined();
    expect(agreedVisit(homeVisit, there)).toBeNull();
  });

  test('is moved by the customer; the promise counts from the new time, the crew and the customer are told', () => {
    const { order, clocks, events, notices } = granted(tried(agreed));
    expect(order.values['appointmentAt']).toBe('2026-10-13T14:00');
    expect(clocks).toMatchObject([
      { op: 'cancel', clock: 'appointment', run: 1, reason: 'moved' },
      { op: 'start', clock: 'appointment', run: 2, atMs: Date.parse('2026-10-13T14:00:00+08:00') },
    ]);
    expect(order.tasks).toEqual(agreed.tasks);
    expect(events).toMatchObject([
      {
        type: 'appointment-moved',
        by: { kind: 'customer' },
        data: { movedFrom: '2026-10-12 09:30', movedTo: '2026-10-13 14:00', reason: '当天不在家' },
      },
    ]);
    expect(notices.map(({ code }) => code)).toEqual(['appointment-made', 'appointment-moved']);
  });

  test('stays when the crew may be on its way; staff may still move it, but not once its time has come', () => {
    const visit = agreedVisit(homeVisit, agreed);
    expect(visit !== null && mayStillMove(visit, agreedMs - 2 * hourMs)).toBe(true);
    expect(refusal(tried(agreed, { nowMs: agreedMs - 2 * hourMs + 1 })).refused).toBe(
      'process.appointment-too-late',
    );
    expect(isRefused(tried(agreed, { nowMs: agreedMs - 1, who: facts() }))).toBe(false);
    expect(refusal(tried(agreed, { nowMs: agreedMs, who: facts() })).refused).toBe(
      'process.appointment-past',
    );
    expect(refusal(tried(agreed, { who: facts(staff('far', { functions: [] })) })).refused).toBe(
      'process.not-your-team',
    );
  });

  test.each([
    ['2026-10-12T09:30', 'process.appointment-same'],
    ['2026-09-01T09:30', 'process.appointment-time'],
    ['2027-09-01T09:30', 'process.appointment-time'],
    ['soon', 'process.appointment-time'],
  ])('is not moved to %s', (at, code) => {
    const command: Command = { verb: 'rebook', at, reason: '有事' };
    expect(refusal(tried(agreed, { command })).refused).toBe(code);
  });

  test('is none while the order waits for a time, has ended, or stands still', () => {
    expect(refusal(tried(start.order)).refused).toBe('process.no-appointment');
    const withdrawn = granted(tried(agreed, { command: { verb: 'withdraw', reason: '不用了' } })).order;
    expect(refusal(tried(withdrawn)).refused).toBe('process.order-not-open');
    const pause: Command = {
      verb: 'pause',
      task: 'visit#1',
      reason: 'customer-absent',
      remark: '无人',
      evidenceIds: ['x'],
    };
    const still = granted(tried(agreed, { command: pause, who: facts() })).order;
    expect(refusal(tried(still)).refused).toBe('process.task-paused');
  });

  test('is confirmed with the time in the notice', () => {
    const { notices } = walk(homeVisit, start, ['appoint.arrange']);
    expect(notices).toContainEqual({ code: 'appointment-made', data: { dueAtMs: agreedMs } });
  });
});
