import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockDueCommand, pausesMax } from './cli-case.ts';

const from = '2026-09-30T16:40:00+08:00';

describe('a case of the command line', () => {
  test('answers due time, limit, explanation and warnings', () => {
    expect(clockDueCommand({ from, limit: '5wd', pauses: [] })).toMatchObject({
      due: '2026-10-14T00:00:00+08:00',
      limit: '5wd',
      explanation: { zh: expect.stringContaining('国庆节不计') as string },
      warnings: [],
    });
  });

  test('is plain JSON', () => {
    const answer = clockDueCommand({ from, limit: '5wd' });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  test('takes pauses as texts or objects, and an offset of any zone', () => {
    const texts = ['2026-10-08T09:00:00+08:00/2026-10-09T09:00:00+08:00'];
    const objects = [{ from: '2026-10-08T01:00:00Z', to: '2026-10-09T01:00:00Z' }];
    const answer = clockDueCommand({ from, limit: '5wd', pauses: texts });
    expect(answer).toMatchObject({ due: '2026-10-15T00:00:00+08:00' });
    expect(clockDueCommand({ from, limit: '5wd', pauses: objects })).toEqual(answer);
  });

  test.each([
    ['2026-10-08T09:00:00+08:00/'],
    [{ from: '2026-10-08T09:00:00+08:00' }],
    [{ from: '2026-10-08T09:00:00+08:00', to: null }],
  ])('with the open pause %j has no due time yet', (pause) => {
    expect(clockDueCommand({ from, limit: '5wd', pauses: [pause] })).toMatchObject({ due: null });
  });

  test('warns of a year whose holidays are not announced', () => {
    expect(clockDueCommand({ from: '2098-03-03T10:00:00+08:00', limit: '5wd' })).toMatchObject({
      warnings: [
        { code: 'year-not-announced', year: 2098, zh: expect.stringContaining('2098 年') as string },
      ],
    });
    expect(clockDueCommand({ from, limit: 'at', pauses: ['2026-10-08T09:00+08:00/'] })).toMatchObject({
      due: from,
      warnings: [{ code: 'pause-ignored' }],
    });
  });

  test.each([
    [null, 'case', 'promises.field-type'],
    [[], 'case', 'promises.field-type'],
    ['5wd', 'case', 'promises.field-type'],
    [{}, 'from', 'promises.field-missing'],
    [{ from: null, limit: '5wd' }, 'from', 'promises.field-missing'],
    [{ from: 20260930, limit: '5wd' }, 'from', 'promises.field-type'],
    [{ from: '2026-02-30T08:00:00+08:00', limit: '5wd' }, 'from', 'kernel.instant-malformed'],
    [{ from: '2026-09-30', limit: '5wd' }, 'from', 'kernel.instant-malformed'],
    [{ from }, 'limit', 'promises.field-missing'],
    [{ from, limit: 5 }, 'limit', 'promises.field-type'],
    [{ from, limit: '5 weeks' }, 'limit', 'promises.limit-malformed'],
    [{ from, limit: '0wd' }, 'limit', 'promises.limit-zero'],
    [{ from, limit: '99999999wd' }, 'limit', 'promises.limit-too-long'],
    [{ from, limit: '5wd', pauses: from }, 'pauses', 'promises.field-type'],
    [{ from, limit: '5wd', pauses: [from] }, 'pauses[0]', 'promises.pause-malformed'],
    [{ from, limit: '5wd', pauses: [`${from}/${from}/${from}`] }, 'pauses[0]', 'promises.pause-malformed'],
    [{ from, limit: '5wd', pauses: [7] }, 'pauses[0]', 'promises.pause-malformed'],
    [{ from, limit: '5wd', pauses: [{ to: from }] }, 'pauses[0].from', 'promises.field-missing'],
    [{ from, limit: '5wd', pauses: [`${from}/soon`] }, 'pauses[0].to', 'kernel.instant-malformed'],
    [
      { from, limit: '5wd', pauses: [`${from}/${from}`, `${from}/2026-09-30T16:39:59+08:00`] },
      'pauses[1]',
      'promises.pause-reversed',
    ],
  ])('%j is refused, naming %s', (input, field, code) => {
    expect(clockDueCommand(input)).toMatchObject({ error: { code, field } });
  });

  test('more pauses than any order has are refused', () => {
    const pauses = Array.from({ length: pausesMax + 1 }, () => `${from}/`);
    expect(clockDueCommand({ from, limit: '5wd', pauses })).toMatchObject({
      error: { code: 'promises.pauses-too-many', field: 'pauses' },
    });
  });

  test('a refusal is told in Chinese with what was given and what would be right', () => {
    const answer = clockDueCommand({ from: '2026-02-30T08:00:00+08:00', limit: '5wd' });
    expect(answer).toMatchObject({
      error: { zh: expect.stringMatching(/2026-02-30T08:00:00\+08:00.*不是有效时间.*时区/u) as string },
    });
  });

  test('whatever comes in, an answer or an error comes out', () => {
    const wild = fc.record(
      {
        from: fc.oneof(fc.constant(from), fc.string({ unit: 'binary' }), fc.jsonValue()),
        limit: fc.oneof(fc.constantFrom('5wd', '-3d', 'at'), fc.string({ unit: 'binary' }), fc.jsonValue()),
        pauses: fc.oneof(fc.array(fc.oneof(fc.constant(`${from}/`), fc.jsonValue())), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(wild, fc.jsonValue()), (input) => {
        const answer = clockDueCommand(input);
        expect('error' in answer ? answer.error.zh : answer.explanation.zh).not.toMatch(
          /\{\w+\}|undefined|NaN/u,
        );
      }),
    );
  });

  test('a pause of three centuries and the longest limit still end, in one short explanation', () => {
    const pauses = ['1900-01-01T08:00:00+08:00/2199-12-31T23:00:00+08:00'];
    const answer = clockDueCommand({ from: '1900-01-01T08:00:00+08:00', limit: '2500wd', pauses });
    expect(answer).toMatchObject({ due: '2209-08-01T00:00:00+08:00' });
    expect('error' in answer ? '' : answer.explanation.zh).toContain('01-02 至 2199-12-30 中止不计');
  });

  test('the longest case is answered at once', () => {
    const pauses = Array.from({ length: pausesMax }, (_, index) => {
      const year = String(2000 + Math.floor(index / 6)).padStart(4, '0');
      return `${year}-0${String((index % 6) + 1)}-01T08:00Z/${year}-0${String((index % 6) + 1)}-27T08:00Z`;
    });
    expect(clockDueCommand({ from: '1999-12-01T08:00:00+08:00', limit: '2500wd', pauses })).toMatchObject({
      due: expect.stringMatching(/^20/u) as string,
    });
  });
});
