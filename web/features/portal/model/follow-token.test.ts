import { expect, test } from 'vitest';
import { tokenOf, unitOfOrderNo } from './follow-token.ts';

test('the token of the receipt stands behind the #', () => {
  expect(tokenOf('#261122990130525334.abcDEF_-0123456789')).toBe('261122990130525334.abcDEF_-0123456789');
  expect(tokenOf('')).toBeNull();
  expect(tokenOf('#<script>alert(1)</script>')).toBeNull();
});

test('an address that was cut in the middle of a character asks nothing', () => {
  expect(tokenOf('#%E4%B8')).toBeNull();
});

test('a number that is not whole says no unit', () => {
  expect(unitOfOrderNo('2611')).toBeNull();
});
