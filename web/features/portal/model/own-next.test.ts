import { expect, test } from 'vitest';
import { ownNext } from './own-next.ts';

test('leads back to the page of the hall that was asked for', () => {
  expect(ownNext('/portal/apply/meter-test')).toBe('/portal/apply/meter-test');
});

test.each([undefined, '', '//evil.example', 'https://evil.example', '/portal/..//evil.example', '/orders'])(
  'never leaves the hall: %s',
  (next) => {
    expect(ownNext(next)).toBe('/portal/me');
  },
);
