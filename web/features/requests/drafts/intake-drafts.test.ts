import { describe, expect, test } from 'vitest';
import { emptyIntake } from '../intake/intake.ts';
import { intakeTitle } from '../intake/intake-title.ts';
import { consultation } from '#domain/processes/definitions/consultation.ts';
import { joined } from './intake-drafts.ts';
import { isWorthKeeping } from './is-worth-keeping.ts';

const line = (draftId: string, savedAt: string, title = draftId) => ({ draftId, savedAt, title });

test('of two drafts of one intake the newer counts, whichever place it lies in', () => {
  const found = joined(
    [line('a', '2026-11-20T02'), line('b', '2026-11-20T01')],
    [line('a', '2026-11-20T01'), line('c', '2026-11-20T03')],
  );
  expect(found.map(({ draftId, savedAt }) => [draftId, savedAt])).toEqual([
    ['c', '2026-11-20T03'],
    ['a', '2026-11-20T02'],
    ['b', '2026-11-20T01'],
  ]);
});

describe('an intake is kept', () => {
  const empty = emptyIntake('x', 'counter');

  test('as soon as something would be missed', () => {
    expect(isWorthKeeping({ ...empty, kind: 'consultation' })).toBe(true);
    expect(isWorthKeeping({ ...empty, subject: { how: 'person', name: '王', phone: '', address: '' } })).toBe(
      true,
    );
    expect(isWorthKeeping({ ...empty, values: { topic: 'price' } })).toBe(true);
  });

  test('not while it is empty, whichever door was chosen', () => {
    expect(isWorthKeeping(empty)).toBe(false);
    expect(
      isWorthKeeping({
        ...empty,
        channel: 'phone',
        subject: { how: 'person', name: '', phone: '', address: '' },
      }),
    ).toBe(false);
  });
});

test('a draft is called by its business and who asks', () => {
  const t = (text: string) => text;
  const named = {
    ...emptyIntake('x', 'counter'),
    subject: { how: 'person', name: '王小明', phone: '', address: '' },
  } as const;
  expect(intakeTitle(named, consultation, t)).toBe('业务咨询 · 王小明');
  expect(intakeTitle(emptyIntake('x', 'counter'), null, t)).toBe('未选业务');
});
