import { describe, expect, test } from 'vitest';
import { consultation } from '#domain/processes/definitions/consultation.ts';
import { residentialConnection } from '#domain/processes/definitions/residential-connection.ts';
import { stepStates } from './step-states.ts';
import { acceptedAt, order, task } from './testing/orders.ts';

const done = (step: string, doneAt = acceptedAt) => task({ task: `${step}#1`, step, state: 'done', doneAt });

describe('the picture of an order', () => {
  test('shows what is done, what is open, and leaves the rest ahead', () => {
    const states = stepStates(
      consultation,
      order({ tasks: [done('first-answer'), task({ task: 'dispatch#1', step: 'dispatch' })] }),
    );
    expect(states).toMatchObject({ start: 'done', 'first-answer': 'done', dispatch: 'current' });
    expect(states['reply']).toBeUndefined();
  });

  test('a step that was returned is not done', () => {
    const states = stepStates(consultation, order({ tasks: [task({ state: 'returned' })] }));
    expect(states['first-answer']).toBeUndefined();
  });

  test('a join waits while one of its branches is still under way', () => {
    const tasks = [done('contract'), task({ task: 'install#1', step: 'install' })];
    expect(stepStates(residentialConnection, order({ tasks }))['energise']).toBe('waiting');
  });

  test('a closed order stands at the end its last step led to', () => {
    const closed = order({ status: 'closed', outcome: 'done', tasks: [done('first-answer')] });
    expect(stepStates(consultation, closed)['answered']).toBe('current');
  });

  test('of several ends with one outcome, the one that was reached', () => {
    const tasks = [
      done('appoint'),
      done('survey', '2026-11-21T01:00:00.000Z'),
      done('decline-check', '2026-11-22T01:00:00.000Z'),
    ];
    const closed = order({ status: 'archived', outcome: 'declined', tasks });
    expect(stepStates(residentialConnection, closed)).toMatchObject({ declined: 'current', survey: 'done' });
  });

  test('an order that was withdrawn reached no end', () => {
    const withdrawn = order({ status: 'withdrawn', tasks: [task({ state: 'cancelled' })] });
    expect(Object.values(stepStates(consultation, withdrawn))).not.toContain('current');
  });
});
