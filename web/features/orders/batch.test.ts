import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { offeredAction, partsOf, problemLine } from './batch.ts';

describe('a batch on the screen', () => {
  test('is sent in parts that leave nothing out and send nothing twice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 30 }), (list, size) => {
        const parts = partsOf(list, size);
        expect(parts.flat()).toEqual(list);
        expect(parts.every((part) => part.length > 0 && part.length <= size)).toBe(true);
      }),
    );
  });

  test('says why an order is left out, in the language of the reader', () => {
    const problems = [{ code: 'order.batch-not-at-step', data: { step: '现场抢修' } }];
    expect(problemLine(problems, 'zh')).toContain('不在“现场抢修”环节');
    expect(problemLine(problems, 'en')).toContain('not at the step');
    expect(problemLine([{ code: 'order.of-tomorrow', data: {} }], 'zh')).toBe('order.of-tomorrow');
    expect(problemLine([], 'zh')).toBe('');
  });

  test('finds every action of every business by what an offer names, and none of a later version', () => {
    for (const { kind, version, steps } of currentDefinitions()) {
      for (const [step, shown] of Object.entries(steps)) {
        for (const { id, title } of shown.kind === 'task' ? shown.actions : []) {
          const offer = { kind, version, step, action: id, orders: 1 };
          expect(offeredAction(offer)?.action.title).toBe(title);
          expect(offeredAction({ ...offer, version: version + 1 })).toBeNull();
        }
      }
    }
  });
});
