import { expect, test } from 'vitest';
import type { Board } from '#contracts/supervision.ts';
import { boardRows } from './board-rows.ts';

const of = (open: number, dueSoon: number, broken: number) => ({ open, dueSoon, broken, oldestAt: null });
const board: Board = {
  ...{
    at: '',
    total: of(5, 1, 2),
    hours: [],
    trend: [],
    alerts: { open: 0, climbed: 0 },
    items: { open: 0, overdue: 0, toJudge: 0 },
  },
  units: [
    { unitId: 'east', name: '东', ...of(9, 0, 0) },
    { unitId: 'west', name: '西', ...of(2, 1, 2) },
  ],
  kinds: [{ kind: 'complaint', title: '投诉', ...of(5, 1, 2) }],
  steps: [{ kind: 'complaint', step: 'answer', title: '投诉', stepTitle: '答复', ...of(5, 1, 2) }],
};

test('what is broken stands first, and every row opens its own tasks within the chosen unit', () => {
  const rows = boardRows(board, 'west', (text) => text);
  expect(rows.units.map(({ name }) => name)).toEqual(['西', '东']);
  expect(rows.kinds[0]?.query).toEqual({ unitId: 'west', kind: 'complaint' });
  expect(rows.steps[0]).toMatchObject({
    name: '投诉 · 答复',
    query: { unitId: 'west', kind: 'complaint', step: 'answer' },
  });
});
