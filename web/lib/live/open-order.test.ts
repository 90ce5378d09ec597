import { expect, test } from 'vitest';
import { enterOrder, onOpenOrderChange, openOrder } from './open-order.ts';

test('the page that is open is followed until it is left', () => {
  const leave = enterOrder('a');
  expect(openOrder()).toBe('a');
  leave();
  expect(openOrder()).toBeNull();
});

test('from one order to the next the line is told once, and leaving the first ends nothing', () => {
  const told: (string | null)[] = [];
  const silence = onOpenOrderChange(() => told.push(openOrder()));
  const leaveFirst = enterOrder('a');
  const leaveSecond = enterOrder('b');
  leaveFirst();
  expect(openOrder()).toBe('b');
  leaveSecond();
  silence();
  enterOrder('c')();
  expect(told).toEqual(['a', 'b', null]);
});
