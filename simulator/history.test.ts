import { describe, expect, test } from 'vitest';
import { businessDate } from '#domain/kernel/instant.ts';
import { endOfHistory, foundedAt, historyOf, stormDay, type Scenario } from './history.ts';
import { isSyntheticPhone } from './people.ts';
import { ordersOf, type AcceptAction, type PlannedAction } from './plan.ts';
import { stagedCases, stages } from './staged.ts';

const endMs = Date.parse('2026-11-18T10:00:00+08:00');
const scenario: Scenario = { seed: '7', which: 'home', accounts: 2000, days: 12, endMs, intensity: 3 };
const history = historyOf(scenario);
const cases = [...history.cases()];
const actions = cases.flatMap((each) => each.actions);
const accepted = actions.filter((action): action is AcceptAction => action.kind === 'accept');
const verbs = (of: readonly PlannedAction[]) =>
  new Set(of.flatMap((action) => (action.kind === 'perform' ? [action.command.verb] : [])));

describe('the history of a company', () => {
  test('is a function of seed, accounts, days and end', () => {
    expect([...historyOf(scenario).cases()]).toEqual(cases);
    expect([...historyOf({ ...scenario, seed: '8' }).cases()]).not.toEqual(cases);
  });

  test('plans nothing that the engine refuses', () => {
    expect(cases.flatMap(({ refused }) => refused)).toEqual([]);
    expect(cases.length).toBeGreaterThan(60);
  });

  test('nothing happens before the start, after the end or backwards in time', () => {
    for (const each of cases) {
      const times = each.actions.map(({ atMs }) => atMs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.every((atMs) => atMs >= history.startMs && atMs <= endMs)).toBe(true);
    }
  });

  test('no two requests are taken within the same hundredth of a second, so their numbers differ', () => {
    const instants = accepted.map(({ atMs }) => Math.floor(atMs / 10));
    expect(new Set(instants).size).toBe(instants.length);
    const ids = accepted.map(({ request }) => request.orderId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('an order is accepted before anything is done to it', () => {
    for (const each of cases) {
      const known = new Set<string>();
      for (const action of each.actions) {
        if (action.kind === 'accept') known.add(action.request.orderId);
        else expect(known.has(action.orderId)).toBe(true);
      }
      expect(ordersOf(each).length).toBe(known.size);
    }
  });

  test('phones in requests are nobody’s', () => {
    const phones = accepted.flatMap(({ request }) => request.subject.contactPhone ?? []);
    expect(phones.length).toBeGreaterThan(50);
    expect(phones.filter((phone) => !isSyntheticPhone(phone))).toEqual([]);
  });

  test('the storm day is the busiest', () => {
    const counts = Object.entries(Object.groupBy(accepted, ({ atMs }) => businessDate(atMs))).map(
      ([date, of]) => ({ date, count: of?.length ?? 0 }),
    );
    const busiest = counts.reduce((a, b) => (b.count > a.count ? b : a));
    expect(busiest.date).toBe(stormDay(history.startMs, scenario.days));
  });

  test('everyday turns happen: pauses, hand-overs, merged duplicates, urging, filing', () => {
    const seen = verbs(actions);
    for (const verb of [
      'claim',
      'act',
      'pause',
      'resume',
      'hand-over',
      'merge',
      'urge',
      'remark',
      'archive',
    ] as const)
      expect(seen).toContain(verb);
  });

  test('the end is known from the founding', () => {
    expect(endOfHistory(foundedAt(endMs, 30), 30)).toBe(endMs);
  });
});

describe('cases staged for a demo', () => {
  const staged = stagedCases(history.world);

  test('are as repeatable as the rest and plan nothing that the engine refuses', () => {
    const again = () => stagedCases(historyOf(scenario).world);
    expect(again()).toEqual(again());
    expect(staged.flatMap(({ refused }) => refused)).toEqual([]);
    expect(staged.length).toBe(stages.length);
  });

  test('hold a duplicate, a bundle and pauses that wait for approval', () => {
    const all = staged.flatMap((each) => each.actions);
    expect(verbs(all)).toContain('merge');
    expect(verbs(all)).toContain('pause');
    expect(verbs(all)).not.toContain('approve-pause');
    const bundles = all.flatMap((action) =>
      action.kind === 'accept' ? (action.request.bundleId ?? []) : [],
    );
    expect(bundles.length - new Set(bundles).size).toBeGreaterThan(0);
  });
});
