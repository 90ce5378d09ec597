import { describe, expect, test } from 'vitest';
import { addressOf } from './address.ts';

describe('the address of a call', () => {
  test('fills in the path, escaped', () => {
    expect(addressOf('/orders/:orderId/tasks/:task', { orderId: '1', task: 'survey#1' })).toBe(
      '/api/orders/1/tasks/survey%231',
    );
  });

  test('leaves out what was not chosen, repeats a list', () => {
    expect(
      addressOf('/orders', {}, { q: '', status: undefined, kind: ['a', 'b'], size: 50, open: false }),
    ).toBe('/api/orders?kind=a&kind=b&size=50&open=false');
  });

  test('without a part of the path is a mistake of ours', () => {
    expect(() => addressOf('/orders/:orderId', {})).toThrow('orderId');
  });
});
