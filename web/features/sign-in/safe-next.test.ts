import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

test('after signing in the page that was asked for opens', () => {
  expect(safeNext('/orders?status=open')).toBe('/orders?status=open');
});

test.each([
  undefined,
  '',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/sign-in?next=/',
])('a link that leads elsewhere (%s) ends at the desk', (next) => {
  expect(safeNext(next)).toBe('/');
});
