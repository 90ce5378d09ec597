import { expect, test } from 'vitest';
import { ApiProblem, NetworkFailure } from '#web/lib/api/problem.ts';
import { problemText } from './problem-alert.tsx';

const t = (text: string, values: Readonly<Record<string, string | number>> = {}) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
const field = (name: string, title: string) => ({ field: name, code: 'x', title });

test('a refusal says what the server says', () => {
  expect(problemText(new ApiProblem({ status: 409, code: 'x', title: '王强刚刚改动过' }), [], t)).toBe(
    '王强刚刚改动过',
  );
});

test('what is said at the fields is summed up, not said twice', () => {
  const problem = new ApiProblem({
    status: 422,
    code: 'x',
    title: '太长',
    fields: [field('a', '太长'), field('b', '缺少')],
  });
  expect(problemText(problem, ['a', 'b'], t)).toContain('2');
});

test('what has no field on the screen is said in full', () => {
  const problem = new ApiProblem({
    status: 422,
    code: 'x',
    title: '太长',
    fields: [field('a', '太长'), field('b', '缺少'), field('c', '不对')],
  });
  expect(problemText(problem, ['a'], t)).toBe('缺少 不对');
});

test('a cut line says that a repeat does no harm', () => {
  expect(problemText(new NetworkFailure('x'), [], t)).toContain('重复提交不会重复办理');
});
