import { describe, expect, test } from 'vitest';
import { problemsIn } from './problems-in.ts';

const parent = '01990000-0000-7000-8000-000000000001';

describe('problems found on a visit', () => {
  test('one a line, empty lines left out, at most ten', () => {
    expect(problemsIn('电压偏低\n\n  台区噪声 ', parent).map(({ words }) => words)).toEqual([
      '电压偏低',
      '台区噪声',
    ]);
    expect(
      problemsIn(Array.from({ length: 12 }, (_, at) => `问题${String(at)}`).join('\n'), parent),
    ).toHaveLength(10);
    expect(problemsIn(' \n', parent)).toEqual([]);
  });

  test('the same text gives the same ids, two equal lines two different ones', () => {
    expect(problemsIn('甲\n甲', parent)).toEqual(problemsIn('甲\n甲', parent));
    expect(new Set(problemsIn('甲\n甲', parent).map(({ problemId }) => problemId)).size).toBe(2);
  });
});
