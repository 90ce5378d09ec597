import { expect, test } from 'vitest';
import { tokenOf, typedQuestion } from './follow-question.ts';

test('the token of the receipt stands behind the #', () => {
  expect(tokenOf('#261122990130525334.abcDEF_-0123456789')).toBe('261122990130525334.abcDEF_-0123456789');
  expect(tokenOf('')).toBeNull();
  expect(tokenOf('#<script>alert(1)</script>')).toBeNull();
});

test('an address that was cut in the middle of a character asks nothing', () => {
  expect(tokenOf('#%E4%B8')).toBeNull();
});

test('a number is understood with spaces, hyphens and full-width digits', () => {
  expect(typedQuestion('261122 9901-3052 5334', '1234')).toEqual({
    orderNo: '261122990130525334',
    phoneTail: '1234',
  });
  expect(typedQuestion('２６１１２２９９０１３０５２５３３４', '1234')).toMatchObject({
    orderNo: '261122990130525334',
  });
});

test('nothing is asked while number or phone are not whole', () => {
  expect(typedQuestion('261122990130525334', '123')).toBeNull();
  expect(typedQuestion('', '1234')).toBeNull();
});
