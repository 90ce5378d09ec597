import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import { currentDefinition } from '#domain/processes/definitions/index.ts';
import { checkForm, sampleForm } from '#domain/processes/form.ts';
import { figuresOf, isDissatisfied } from './answers.ts';
import { callInProcess } from './call-in-process.ts';
import { followUpKind, followUpOf, type Visited } from './follow-up.ts';
import { allQuestionnaires, questionnaireFor, questionnaireVersions } from './questionnaire.ts';
import { addCounts, noVisits, ratesOf, type VisitCounts } from './rates.ts';
import { checkSetting, completed, defaultSetting, settingAt } from './setting.ts';

const visited: Visited = {
  visitNo: 'HF261118330400000019-1',
  orderNo: '261118330400000019',
  kind: 'meter-test',
  title: '申请校验电能表',
  unit: '城东供电所',
  team: '装表班',
  contactName: '王女士',
  contactPhone: '13800001234',
};

describe('questionnaires', () => {
  test.each(allQuestionnaires)('$family $version is valid against its own sample', ({ fields }) => {
    expect(checkForm(fields, sampleForm(fields)).faults).toEqual([]);
  });

  test('every kind has one of every version, an unknown version has none', () => {
    for (const kind of ['fault-report', 'complaint', 'praise', 'meter-test'])
      for (const { version } of questionnaireVersions) expect(questionnaireFor(kind, version)).toBeDefined();
    expect(questionnaireFor('praise', 99)).toBeUndefined();
  });

  test('a rating outside 1 … 5 is refused', () => {
    const fields = questionnaireFor('praise', 1)?.fields ?? [];
    for (const satisfaction of ['0', '6', '4.5', ''])
      expect(checkForm(fields, { satisfaction }).faults).toHaveLength(1);
  });
});

describe('figures', () => {
  test('are read out of the answers', () => {
    expect(figuresOf({ satisfaction: '4', promiseKept: false, comment: '好' })).toEqual({
      satisfaction: 4,
      promiseKept: false,
      attitude: null,
    });
  });

  test.each([
    [3, null, false],
    [2, null, true],
    [5, 2, true],
    [null, null, false],
  ])('satisfaction %s and attitude %s: dissatisfied %s', (satisfaction, attitude, bad) => {
    expect(isDissatisfied({ satisfaction, attitude, promiseKept: null })).toBe(bad);
  });
});

describe('a follow-up', () => {
  const figures = (satisfaction: number, attitude: number | null = null) => ({
    satisfaction,
    attitude,
    promiseKept: false,
  });

  test('is a complaint for the very dissatisfied, the badly treated and who complained before, else an opinion', () => {
    expect(followUpKind('meter-test', figures(1))).toBe('complaint');
    expect(followUpKind('meter-test', figures(2))).toBe('opinion');
    expect(followUpKind('meter-test', figures(2, 1))).toBe('complaint');
    expect(followUpKind('complaint', figures(2))).toBe('complaint');
    expect(followUpKind('meter-test', figures(3))).toBeNull();
  });

  test.each([1, 2])(
    'of satisfaction %i fills in the form of its business without a fault',
    (satisfaction) => {
      const followUp = followUpOf(visited, figures(satisfaction), {
        comment: '等了一天',
        happenedAt: '2026-11-18T09:00',
      });
      const definition = currentDefinition(followUp?.kind ?? '');
      if (isRefused(definition) || followUp === null) throw new Error('a follow-up of a known kind');
      const nowMs = Date.parse('2026-11-19T10:00:00+08:00');
      expect(checkForm(definition.form, followUp.values, { nowMs }).faults).toEqual([]);
      expect(JSON.stringify(followUp.values)).toContain('等了一天');
    },
  );
});

describe('the call of the process itself', () => {
  const fault = currentDefinition('fault-report');
  if (isRefused(fault)) throw new Error('faults are known');
  const state = {
    fired: ['accepted', 'return-visit.solved'] as const,
    values: { calledAt: '2026-11-18T10:15', satisfaction: 'acceptable' },
    actedBy: { 'return-visit': 'staff-1' },
  };

  test('is the return visit when the customer was asked in it', () => {
    expect(callInProcess(fault, state)).toEqual({
      atMs: Date.parse('2026-11-18T10:15:00+08:00'),
      staffId: 'staff-1',
      answers: { satisfaction: '3' },
    });
  });

  test('without an opinion counts as reached and rates nothing', () => {
    const silent = { ...state, values: { ...state.values, satisfaction: 'no-comment' } };
    expect(callInProcess(fault, silent)?.answers).toEqual({});
  });

  test('that reached nobody leaves the visit to be made', () => {
    expect(callInProcess(fault, { ...state, fired: ['return-visit.unreached'] })).toBeNull();
  });
});

describe('settings', () => {
  test('the one of the code is valid and complete', () => {
    expect(checkSetting(defaultSetting)).toBeNull();
    expect(completed(defaultSetting)).toEqual(defaultSetting);
  });

  test('left out, faults, complaints and reports keep their rule', () => {
    const bare = completed({ ...defaultSetting, kinds: {} });
    expect(Object.keys(bare.kinds)).toEqual(['fault-report', 'complaint', 'report']);
    expect(checkSetting(bare)).toBeNull();
  });

  test('an unknown kind or questionnaire is refused at its field', () => {
    const rule = { permille: 1, channel: 'phone', must: true } as const;
    expect(checkSetting({ ...defaultSetting, kinds: { nothing: rule } })).toMatchObject({
      refused: 'visit.kind-unknown',
      field: 'kinds.nothing',
    });
    expect(checkSetting({ ...defaultSetting, questionnaire: 99 })).toMatchObject({
      refused: 'visit.questionnaire-unknown',
    });
  });

  test('an order is judged by the version in force when it ended', () => {
    const version = (number: number, fromMs: number) => ({
      version: number,
      fromMs,
      setting: defaultSetting,
    });
    const versions = [version(1, 100), version(2, 200)];
    expect([99, 100, 199, 200, 999].map((ms) => settingAt(versions, ms).version)).toEqual([0, 1, 1, 2, 2]);
  });
});

describe('rates', () => {
  const counts = fc.record<VisitCounts>({
    due: fc.nat(1000),
    visited: fc.nat(1000),
    reached: fc.nat(1000),
    rated: fc.nat(1000),
    satisfied: fc.nat(1000),
    ratingSum: fc.nat(5000),
    promiseAsked: fc.nat(1000),
    promiseKept: fc.nat(1000),
    followUps: fc.nat(1000),
  });

  test('of nothing are unknown, not zero', () => {
    expect(Object.values(ratesOf(noVisits))).toEqual([null, null, null, null, null]);
  });

  test('units add up in any order and any grouping', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 8 }), fc.nat(8), (units, cut) => {
        const sum = (list: readonly VisitCounts[]) => list.reduce(addCounts, noVisits);
        const split = addCounts(sum(units.slice(0, cut)), sum(units.slice(cut)));
        expect(split).toEqual(sum(units));
        expect(sum([...units].reverse())).toEqual(sum(units));
        expect(split.due).toBe(units.reduce((total, { due }) => total + due, 0));
      }),
    );
  });

  test('are shares of a thousand, rounded to the nearest', () => {
    const rates = ratesOf({ ...noVisits, due: 3, visited: 2, reached: 1, rated: 3, ratingSum: 13 });
    expect(rates).toMatchObject({ visitedPermille: 667, reachedPermille: 500, ratingHundredths: 433 });
  });
});
