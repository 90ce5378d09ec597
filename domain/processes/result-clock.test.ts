// Which time limit the customer is told: never that of a step of the house.
import { describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { allDefinitions } from './definitions/index.ts';
import { promisedThing, resultClock } from './result-clock.ts';
import { accepted } from './testing.ts';

const houseOnly = new Set(['dispatch', 'unit-accept', 'take-job', 'unit-answer', 'ticket', 'call-back']);

describe('the clock the customer is told', () => {
  test.each(allDefinitions.map((definition) => [definition.title, definition] as const))(
    '%s: at the acceptance one of the result runs, and it is none of the house',
    (_title, definition) => {
      const running = accepted(definition).clocks.filter(({ op }) => op === 'start');
      const told = present(resultClock(definition, running), definition.kind);
      expect(houseOnly.has(told.clock)).toBe(false);
    },
  );

  const increase = present(
    allDefinitions.find(({ kind }) => kind === 'capacity-increase'),
    'increase',
  );

  test('the dearer of two that run is told', () => {
    const running = [{ clock: 'plan-low' }, { clock: 'energise' }, { clock: 'inspection' }];
    expect(resultClock(increase, running)).toEqual({ clock: 'energise' });
  });

  test('where none of the result runs, none is told', () => {
    expect(resultClock(increase, [{ clock: 'inspection' }])).toBeNull();
  });

  test('what is promised can stand before the word limit', () => {
    const complaint = present(
      allDefinitions.find(({ kind }) => kind === 'complaint'),
      'complaint',
    );
    const low = present(
      allDefinitions.find(({ kind }) => kind === 'low-voltage-connection'),
      'low',
    );
    expect(promisedThing(complaint, 'answer')).toBe('投诉答复');
    expect(promisedThing(low, 'whole')).toBe('供电企业办理');
    expect(promisedThing(low, 'nothing')).toBe('办理');
  });
});
