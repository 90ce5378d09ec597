import { describe, expect, test } from 'vitest';
import type { Action, TaskStep } from '#domain/processes/definition.ts';
import { residentialConnection } from '#domain/processes/definitions/residential-connection.ts';
import { offeredActions } from '#domain/orders/offered-actions.ts';
import { needsNothing, openItems, papersDueBefore } from './offered-actions.ts';

function step(actions: readonly Action[]): TaskStep {
  return { kind: 'task', title: '勘查', team: 'survey', does: '', actions };
}

const plain: Action = { id: 'done', title: '完成', to: ['next'] };

describe('an action is offered', () => {
  test('when its condition holds over what is known', () => {
    const large: Action = { ...plain, id: 'large', when: { field: 'capacityVa', atLeast: 100_000 } };
    expect(offeredActions(step([plain, large]), { capacityVa: 8000 })).toEqual([plain]);
    expect(offeredActions(step([plain, large]), { capacityVa: 160_000 })).toEqual([plain, large]);
  });

  test('when only its own fields can tell', () => {
    const own: Action = {
      ...plain,
      when: { field: 'passed', is: true },
      fields: [{ name: 'passed', label: '合格', type: 'yes-no', required: true, sample: true }],
    };
    expect(offeredActions(step([own]), {})).toEqual([own]);
  });
});

describe('papers that stand against an action', () => {
  const contract = residentialConnection.steps['contract'];
  const sign = contract?.kind === 'task' ? contract.actions.find(({ id }) => id === 'sign') : undefined;
  const energise = residentialConnection.steps['energise'];
  const done = energise?.kind === 'task' ? energise.actions.find(({ id }) => id === 'done') : undefined;

  test('are those due before it', () => {
    const due = papersDueBefore(
      residentialConnection,
      { stepId: 'contract', action: sign ?? plain },
      { values: {}, documents: ['identity'] },
    );
    expect(due.map(({ dueBefore }) => dueBefore)).toEqual(['contract.sign']);
  });

  test('are all that is missing when the order ends well', () => {
    const due = papersDueBefore(
      residentialConnection,
      { stepId: 'energise', action: done ?? plain },
      { values: {}, documents: [] },
    );
    expect(due.length).toBeGreaterThan(1);
  });

  test('are none for an action on the way', () => {
    const at = { stepId: 'survey', action: plain };
    expect(papersDueBefore(residentialConnection, at, { values: {}, documents: [] })).toEqual([]);
  });
});

test('required items of the checklist are named until they are ticked', () => {
  const checked: TaskStep = {
    ...step([plain]),
    checklist: [
      { code: 'badge', title: '出示工作证', required: true },
      { code: 'shoes', title: '穿鞋套', required: false },
    ],
  };
  const action: Action = { ...plain, requiresChecklist: true };
  expect(openItems(checked, action, [])).toEqual(['出示工作证']);
  expect(openItems(checked, action, ['badge'])).toEqual([]);
  expect(openItems(checked, plain, [])).toEqual([]);
  expect(needsNothing(action)).toBe(false);
  expect(needsNothing(plain)).toBe(true);
});
