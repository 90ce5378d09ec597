import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawNumber, isVisited, verdictOf, type EndedOrder } from './draw.ts';
import { defaultSetting, type VisitSetting } from './setting.ts';

const order: EndedOrder = {
  orderId: '0193f0c0-0000-7000-8000-000000000001',
  kind: 'meter-test',
  status: 'closed',
  outcome: 'done',
  closing: 1,
  hasPhone: true,
};

const withShare = (permille: number): VisitSetting => ({
  ...defaultSetting,
  others: { permille, channel: 'phone', must: true },
});

describe('the draw', () => {
  test('of a known order is a known number, so that anyone can recompute it', () => {
    expect(drawNumber('wanjia', order)).toBe(drawNumber('wanjia', { orderId: order.orderId, closing: 1 }));
    expect(drawNumber('wanjia', { ...order, orderId: '0193f0c0-0000-7000-8000-000000000002' })).not.toBe(
      drawNumber('wanjia', order),
    );
  });

  test('lies within 0 … 999 and says the same every time', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string(), fc.integer({ min: 1, max: 9 }), (orderId, seed, closing) => {
        const number = drawNumber(seed, { orderId, closing });
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThan(1000);
        expect(drawNumber(seed, { orderId, closing })).toBe(number);
      }),
    );
  });

  test.each([50, 200, 500, 900])('takes of many orders a share of %i in a thousand', (permille) => {
    const all = 5000;
    let drawn = 0;
    for (let at = 0; at < all; at += 1) {
      const orderId = `0193f0c0-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;
      if (isVisited(verdictOf(withShare(permille), { ...order, orderId }))) drawn += 1;
    }
    // Four standard deviations of a fair draw: it fails for an unfair one, and never by chance (the ids are fixed).
    const spread = 4 * Math.sqrt((permille / 1000) * (1 - permille / 1000) * all);
    expect(Math.abs(drawn - (all * permille) / 1000)).toBeLessThan(spread);
  });

  test('who is drawn at a share is drawn at every larger one', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(1000), fc.nat(1000), (orderId, a, b) => {
        const [small, large] = a < b ? [a, b] : [b, a];
        const drawn = isVisited(verdictOf(withShare(small), { ...order, orderId }));
        if (drawn) expect(isVisited(verdictOf(withShare(large), { ...order, orderId }))).toBe(true);
      }),
    );
  });

  test('a closing after a reopening draws anew', () => {
    const numbers = new Set([1, 2, 3, 4, 5, 6].map((closing) => drawNumber('x', { ...order, closing })));
    expect(numbers.size).toBeGreaterThan(4);
  });
});

describe('the rule', () => {
  test.each(['fault-report', 'complaint'])('visits every %s, whatever the setting says', (kind) => {
    const none = { ...withShare(0), kinds: { [kind]: { permille: 0, channel: 'phone', must: false } } };
    const setting = none as VisitSetting;
    expect(verdictOf(setting, { ...order, kind })).toBe('every');
    expect(verdictOf(setting, { ...order, kind, hasPhone: false })).toBe('every');
  });

  test.each(['refused', 'withdrawn', 'merged', 'open'] as const)('never visits what is %s', (status) => {
    expect(verdictOf(withShare(1000), { ...order, status })).toBe('not-completed');
    expect(verdictOf(withShare(1000), { ...order, kind: 'complaint', status })).toBe('not-completed');
  });

  test.each(['lapsed', 'transferred', 'declined'] as const)('never visits what ended %s', (outcome) => {
    expect(verdictOf(withShare(1000), { ...order, outcome })).toBe('not-completed');
  });

  test('an archived order is visited like the closed one it was', () => {
    expect(verdictOf(withShare(1000), { ...order, status: 'archived' })).toBe('every');
  });

  test('without a phone nobody is drawn', () => {
    expect(verdictOf(withShare(1000), { ...order, hasPhone: false })).toBe('no-phone');
  });

  test('a share of nothing draws nobody, of all everybody', () => {
    fc.assert(
      fc.property(fc.uuid(), (orderId) => {
        expect(verdictOf(withShare(0), { ...order, orderId })).toBe('not-drawn');
        expect(verdictOf(withShare(1000), { ...order, orderId })).toBe('every');
      }),
    );
  });
});
