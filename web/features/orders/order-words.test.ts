// What the order page and its lists say: clocks, changes, papers, history.
import { describe, expect, test } from 'vitest';
import { residentialConnection } from '#domain/processes/definitions/residential-connection.ts';
import { changesSince, newestSeq } from './changes.ts';
import { explanationLines } from './clock-lines.ts';
import { lineClock, lineTone } from './line-clock.ts';
import { mergeTargets } from './merge-targets.ts';
import { paperLines } from './paper-lines.ts';
import { firstBusy, scopeOf, scopesFor } from './scope.ts';
import { acceptedAt, clerk, order, supervisor } from './testing/orders.ts';
import { timelineItems } from './timeline-items.ts';

const t = (text: string, values: Readonly<Record<string, string | number>> = {}) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

function entry(seq: number, kind: string, more: Partial<ReturnType<typeof order>['timeline'][number]> = {}) {
  return {
    seq,
    at: acceptedAt,
    kind,
    title: kind,
    actor: '张三',
    step: null,
    action: null,
    lines: [],
    ...more,
  };
}

describe('the clock of a line', () => {
  const due = '2026-11-20T02:00:00.000Z';

  test('runs to the next due time of an open case', () => {
    expect(lineClock({ dueAt: due, startedAt: acceptedAt, open: true })).toEqual({
      verdict: 'running',
      startedAt: acceptedAt,
      dueAt: due,
    });
  });

  test('is none for a closed case, or one without a promise', () => {
    expect(lineClock({ dueAt: due, startedAt: acceptedAt, open: false })).toBeNull();
    expect(lineClock({ dueAt: null, startedAt: acceptedAt, open: true })).toBeNull();
  });

  test('stands still while the task is on hold and nothing else runs', () => {
    expect(lineClock({ dueAt: null, startedAt: acceptedAt, paused: true, open: true })?.verdict).toBe(
      'paused',
    );
    expect(lineClock({ dueAt: due, startedAt: acceptedAt, paused: true, open: true })?.verdict).toBe(
      'running',
    );
  });

  test('marks the row at the moment the promise breaks, before the server says so', () => {
    const at = Date.parse(due);
    expect(lineTone({ dueAt: due, breached: false }, at)).toBeUndefined();
    expect(lineTone({ dueAt: due, breached: false }, at + 1)).toBe('bad');
    expect(lineTone({ dueAt: due, breached: false, warned: true }, at)).toBe('warn');
    expect(lineTone({ dueAt: null, breached: true }, at)).toBe('bad');
  });
});

test('an explanation is read sentence by sentence, in the language of the reader', () => {
  const explanation = {
    zh: '次日起算 5 个工作日；至 2026-11-27 24:00 止',
    en: '5 working days; until 2026-11-27 24:00',
  };
  expect(explanationLines(explanation, 'zh')).toEqual(['次日起算 5 个工作日', '至 2026-11-27 24:00 止']);
  expect(explanationLines(explanation, 'en')).toHaveLength(2);
});

describe('what others changed meanwhile', () => {
  const timeline = [
    entry(1, '受理'),
    entry(2, '签收', { step: '派单' }),
    entry(3, '备注', { lines: ['内容:已联系'] }),
  ];

  test('is what came after the last entry read, the newest first', () => {
    expect(changesSince({ timeline }, 1).map(({ title }) => title)).toEqual(['备注', '签收 · 派单']);
    expect(changesSince({ timeline }, newestSeq({ timeline }))).toEqual([]);
  });

  test('of an order without history everything is new', () => {
    expect(newestSeq({ timeline: [] })).toBe(0);
  });
});

describe('papers', () => {
  test('are received, told to be missing, or missing; each names what waits for it', () => {
    const papers = paperLines(residentialConnection, {
      values: {},
      documents: ['identity'],
      demands: [['premises']],
    });
    expect(papers.map(({ code, state }) => [code, state])).toEqual(
      expect.arrayContaining([['identity', 'received']]),
    );
    expect(papers.filter(({ state }) => state === 'demanded')).toHaveLength(1);
    expect(papers.find(({ state }) => state === 'demanded')?.dueBefore).toBe('合同签署完成');
  });

  test('that are not needed are not listed, unless they came', () => {
    const codes = (documents: readonly string[]) =>
      paperLines(residentialConnection, { values: { byAgent: false }, documents, demands: [] }).map(
        ({ code }) => code,
      );
    const agentPaper =
      residentialConnection.documents.find(({ requiredWhen }) => requiredWhen !== undefined)?.code ?? '';
    expect(codes([])).not.toContain(agentPaper);
    expect(codes([agentPaper])).toContain(agentPaper);
  });
});

describe('the history', () => {
  test('tells a step that opened with the act that opened it', () => {
    const items = timelineItems(
      [
        entry(1, 'accepted', { title: '受理' }),
        entry(2, 'task-opened', { step: '派单' }),
        entry(3, 'task-opened', { step: '勘查', at: '2026-11-21T00:00:00.000Z' }),
      ],
      t,
    );
    expect(items.map(({ key }) => key)).toEqual([3, 1]);
    expect(items[1]?.lines).toEqual(['转入：派单']);
  });

  test('joins many lines into one paragraph', () => {
    const [item] = timelineItems([entry(1, 'accepted', { lines: ['a', 'b', 'c', 'd'] })], t);
    expect(item?.lines).toEqual(['a；b；c；d']);
  });

  test('marks what went wrong', () => {
    expect(timelineItems([entry(1, 'clock-breached')], t)[0]?.tone).toBe('bad');
  });
});

test('a merge goes into an open order of the same business first, the oldest first, never into itself', () => {
  const line = (orderId: string, kind: string, at: string) => order({ orderId, kind, acceptedAt: at });
  const found = mergeTargets(
    [
      line('other', 'complaint', '1'),
      line('young', 'consultation', '3'),
      line('old', 'consultation', '2'),
      line('self', 'consultation', '0'),
      order({ orderId: 'closed', status: 'closed' }),
    ],
    { orderId: 'self', kind: 'consultation' },
  );
  expect(found.map(({ orderId }) => orderId)).toEqual(['old', 'young', 'other']);
});

describe('whose tasks the desk shows', () => {
  test('the whole unit is for those who supervise', () => {
    expect(scopesFor(clerk)).toEqual(['mine', 'team']);
    expect(scopesFor(supervisor)).toEqual(['mine', 'team', 'unit']);
    expect(scopeOf('unit', clerk)).toBeUndefined();
    expect(scopeOf('unit', supervisor)).toBe('unit');
  });

  test('without a choice: my own, else where there is something to do', () => {
    expect(firstBusy(clerk, { mine: 1, team: 5, unit: 9 })).toBe('mine');
    expect(firstBusy(clerk, { mine: 0, team: 5, unit: 9 })).toBe('team');
    expect(firstBusy(supervisor, { mine: 0, team: 0, unit: 9 })).toBe('unit');
    expect(firstBusy(clerk, { mine: 0, team: 0, unit: 9 })).toBe('mine');
  });
});
