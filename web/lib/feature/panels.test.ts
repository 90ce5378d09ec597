import { describe, expect, test } from 'vitest';
import { panelsAt, type ReadyPanel } from './panels.ts';

const panel = (order: number, access: ReadyPanel['access']): ReadyPanel => ({
  place: 'customer-page',
  order,
  access,
  Piece: () => null,
});

describe('the panels of a page', () => {
  const all = [panel(30, 'order.view'), panel(10, 'order.work'), panel(20, 'signed-in')];

  test('come in their order, whatever order the features stand in', () => {
    const shown = panelsAt(all, 'customer-page', new Set(['order.view', 'order.work']));
    expect(shown.map(({ order }) => order)).toEqual([10, 20, 30]);
  });

  test('whoever may not see it is not shown it', () => {
    expect(panelsAt(all, 'customer-page', new Set()).map(({ order }) => order)).toEqual([20]);
  });
});
