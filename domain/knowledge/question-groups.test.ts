import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposedTitle, questionGroups, sameGroup, signatureOf, type AskedText } from './question-groups.ts';

let number = 0;
const asked = (text: string, topic = 'price'): AskedText => {
  number += 1;
  return { orderNo: `G${String(number).padStart(6, '0')}`, topic, text };
};

const questions = [
  asked('为什么本月电费比上月多?'),
  asked('请问本月电费怎么比上月多了很多'),
  asked('我家本月电费比上月多,麻烦核实'),
  asked('过户需要带哪些材料?'),
  asked('办理过户要带哪些材料'),
  asked('光伏怎样并网'),
  asked('本月电费比上月多', 'reading'),
];

describe('what is asked again and again (R-SYS-22)', () => {
  test('similar questions of one topic make a group, the largest first', () => {
    const groups = questionGroups(questions, 2);
    expect(groups.map(({ text, count }) => [text, count])).toEqual([
      ['为什么本月电费比上月多?', 3],
      ['过户需要带哪些材料?', 2],
    ]);
    expect(groups[0]?.sampleOrderNos).toHaveLength(3);
  });

  test('the same cases in another order give the same groups', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(questions, { minLength: questions.length }), (shuffled) => {
        expect(questionGroups(shuffled, 1)).toEqual(questionGroups(questions, 1));
      }),
    );
  });

  test('every case is in at most one group', () => {
    const groups = questionGroups(questions, 1);
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(questions.length);
  });

  test('a group is recognised in the next run by other words for the same', () => {
    const [group] = questionGroups(questions, 2);
    if (group === undefined) throw new Error('there is a group');
    expect(sameGroup(group, { topic: 'price', signature: signatureOf('本月的电费比上月多') })).toBe(true);
    expect(sameGroup(group, { topic: 'price', signature: signatureOf('过户带材料') })).toBe(false);
    expect(sameGroup(group, { topic: 'reading', signature: group.signature })).toBe(false);
  });

  test('words without meaning make no group', () => {
    expect(questionGroups([asked('请问'), asked('请问'), asked('〔姓名〕')], 1)).toEqual([]);
  });

  test('three thousand different texts take under five seconds, also on a busy machine', () => {
    const many = Array.from({ length: 6000 }, (_, at) =>
      asked(
        Array.from({ length: 60 }, (__, place) =>
          String.fromCodePoint(0x4e00 + ((at * 97 + place * 131) % 5000)),
        ).join(''),
      ),
    );
    const began = performance.now();
    questionGroups(many, 2);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('the title is the first sentence, short', () => {
    expect(proposedTitle('电费为什么多。上月只有一百')).toBe('电费为什么多');
    expect([...proposedTitle('长'.repeat(99))]).toHaveLength(31);
  });
});
