import { describe, expect, test } from 'vitest';
import { dayMs } from '#domain/kernel/instant.ts';
import { consultation } from '#domain/processes/definitions/consultation.ts';
import { faultReport } from '#domain/processes/definitions/fault-report.ts';
import { residentialConnection } from '#domain/processes/definitions/residential-connection.ts';
import { checkForm } from '#domain/processes/form.ts';
import { eventTitles } from '#domain/processes/state.ts';
import type { Order, Task, Viewer } from '../order.ts';
import { acceptedAt, clerk, manager, order, supervisor, task } from '../testing/orders.ts';
import { allVerbs, offeredVerbs } from './offered-verbs.ts';
import type { VerbContext } from './verb.ts';

const nowMs = Date.parse(acceptedAt) + dayMs;

function context(more: Partial<VerbContext> = {}): VerbContext {
  return {
    order: order(),
    definition: consultation,
    viewer: clerk,
    task: null,
    nowMs,
    formId: 'form',
    ...more,
  };
}

function names(more: Partial<VerbContext> = {}): readonly string[] {
  return offeredVerbs(context(more)).map(({ name }) => name);
}

function taskVerbNames(of: Task, viewer: Viewer = clerk, more: Partial<Order> = {}): readonly string[] {
  return names({ order: order({ tasks: [of], ...more }), task: of, viewer });
}

describe('with a task', () => {
  test('one that waits in my team can be claimed, not given back', () => {
    const offered = taskVerbNames(task());
    expect(offered).toContain('claim');
    expect(offered).not.toContain('release');
  });

  test('my own can be given back and handed over, not claimed again', () => {
    const own = task({ state: 'claimed', assignee: { staffId: 'clerk', name: '张三', phone: '' } });
    expect(taskVerbNames(own)).toEqual(expect.arrayContaining(['release', 'hand-over']));
    expect(taskVerbNames(own)).not.toContain('claim');
  });

  test("a colleague's is not mine to move, but a supervisor may", () => {
    const theirs = task({
      state: 'claimed',
      mine: false,
      assignee: { staffId: 'other', name: '李四', phone: '' },
    });
    expect(taskVerbNames(theirs)).toEqual(['ask-help']);
    expect(taskVerbNames(theirs, supervisor)).toEqual(expect.arrayContaining(['hand-over', 'release']));
  });

  test('the first step has nothing to return to, a later one has', () => {
    expect(taskVerbNames(task())).not.toContain('return');
    expect(taskVerbNames(task({ task: 'reply#1', step: 'reply' }))).toContain('return');
  });

  test('it can stand still only where the step names reasons', () => {
    expect(taskVerbNames(task())).not.toContain('pause');
    const travel = task({ task: 'travel#1', step: 'travel' });
    expect(names({ definition: faultReport, order: order({ tasks: [travel] }), task: travel })).toContain(
      'pause',
    );
  });

  test('a paused one is resumed; the approval of its pause is for supervisors', () => {
    const pause = { reason: 'severe-weather', title: '恶劣天气', since: acceptedAt, counts: false };
    const paused = task({ task: 'travel#1', step: 'travel', state: 'paused', pause });
    expect(taskVerbNames(paused)).toContain('resume');
    expect(taskVerbNames(paused)).not.toContain('approve-pause');
    expect(taskVerbNames(paused, supervisor)).toContain('approve-pause');
    expect(taskVerbNames({ ...paused, pause: { ...pause, counts: true } }, supervisor)).not.toContain(
      'approve-pause',
    );
  });
});

describe('with the whole order', () => {
  test('papers are asked for only where some are missing (R-REQ-05)', () => {
    expect(names()).not.toContain('ask-documents');
    const lacking = { definition: residentialConnection, order: order({ documents: ['identity'] }) };
    expect(names(lacking)).toEqual(expect.arrayContaining(['ask-documents', 'receive-documents']));
  });

  test('a call that was promised can be kept', () => {
    expect(names()).not.toContain('keep-callback');
    const callbacks = [{ id: 'a', dueAt: acceptedAt, promisedBy: 'clerk' }];
    expect(names({ order: order({ callbacks }) })).toContain('keep-callback');
  });

  test('a closed one is archived or taken up again, for as long as the business says (S7)', () => {
    const closed = order({ status: 'closed', closedAt: acceptedAt, tasks: [] });
    expect(names({ order: closed })).toEqual(['remark', 'report-abnormality', 'archive', 'reopen']);
    expect(names({ order: closed, nowMs: nowMs + 30 * dayMs })).not.toContain('reopen');
    expect(names({ order: closed, definition: residentialConnection })).not.toContain('reopen');
  });

  test('an archived one takes remarks only', () => {
    expect(names({ order: order({ status: 'archived', tasks: [] }) })).toEqual(['remark']);
  });

  test('a merged one can be taken apart again (M1)', () => {
    expect(names({ order: order({ status: 'merged' }) })).toContain('undo-merge');
    expect(names({ order: order({ status: 'merged' }) })).not.toContain('merge');
  });

  test('who works on no orders is offered nothing', () => {
    expect(names({ viewer: manager })).toEqual([]);
    expect(names({ viewer: manager, task: task() })).toEqual([]);
  });
});

describe('a broken promise (S8)', () => {
  const late = {
    clock: 'answer',
    run: 1,
    title: '答复咨询',
    promise: 'DESK-08',
    limit: '4 个工作日',
    status: 'stopped' as const,
    verdict: 'late' as const,
    startedAt: acceptedAt,
    dueAt: acceptedAt,
    warnAt: null,
    warnedAt: null,
    breachedAt: acceptedAt,
    stoppedAt: acceptedAt,
    overrunSeconds: 60,
    excuse: null,
    pauses: [],
    explanation: { zh: '', en: '' },
    warnings: [],
  };

  test('may be appealed by whoever works, excused by a supervisor', () => {
    const broken = order({ clocks: [late] });
    expect(names({ order: broken })).toContain('ask-excuse');
    expect(names({ order: broken })).not.toContain('excuse-clock');
    expect(names({ order: broken, viewer: supervisor })).toContain('excuse-clock');
  });

  test('once excused there is nothing to appeal', () => {
    const excused = order({ clocks: [{ ...late, excuse: { reason: '台风', approver: '王五' } }] });
    expect(names({ order: excused, viewer: supervisor })).not.toContain('ask-excuse');
  });
});

describe('every verb', () => {
  test('is told once', () => {
    expect(new Set(allVerbs.map(({ name }) => name)).size).toBe(allVerbs.length);
  });

  test('is called as its event is called in the history', () => {
    const titles = new Set<string>(Object.values(eventTitles));
    const others = ['审批挂起', '更正致歉'];
    expect(
      allVerbs.map(({ title }) => title).filter((title) => !titles.has(title) && !others.includes(title)),
    ).toEqual([]);
  });

  test('asks for its reason before it goes out', () => {
    const asking = allVerbs.filter((verb) =>
      verb.fields(context({ task: task() })).some(({ name }) => name === 'reason'),
    );
    for (const verb of asking) {
      const fields = verb.fields(context({ task: task() }));
      expect(checkForm(fields, {}).faults.map(({ field }) => field)).toContain('form.reason');
    }
  });

  test('becomes the command of its name', () => {
    for (const verb of allVerbs) {
      expect(verb.command({}, context({ task: task() })).verb).toBe(verb.name);
    }
  });
});

test('a promised call carries the id of its form, so that a repeat promises once', () => {
  const verb = allVerbs.find(({ name }) => name === 'promise-callback');
  expect(verb?.command({ dueAt: '2026-11-23T10:00', question: '电价' }, context())).toEqual({
    verb: 'promise-callback',
    callbackId: 'form',
    dueAtMs: Date.parse('2026-11-23T10:00:00+08:00'),
    question: '电价',
  });
});
