import { describe, expect, test } from 'vitest';
import { isItemOverdue, itemStatuses, itemVerbs, itemWarnMs, mayJudge, moveItem } from './item.ts';
import type { ItemActor, SupervisionItem } from './item.ts';

const item: SupervisionItem = {
  ...{ status: 'open', askedBy: 'boss', toStaffId: 'crew', toUnitId: null, askedMs: 0, dueMs: 100 },
};
const actor = (staffId: string, rest: Partial<ItemActor> = {}): ItemActor => ({
  ...{ staffId, unitIds: [], supervises: false },
  ...rest,
});
const boss = actor('boss', { supervises: true });

describe('a supervision item (R-SYS-04)', () => {
  test('is answered by whom it was put to, and accepted or returned by a supervisor', () => {
    expect(moveItem(item, 'answer', actor('crew'))).toBe('answered');
    const answered = { ...item, status: 'answered' as const };
    expect(moveItem(answered, 'return', boss)).toBe('open');
    expect(moveItem(answered, 'accept', boss)).toBe('accepted');
    expect(moveItem(answered, 'accept', actor('other', { supervises: true }))).toBe('accepted');
  });

  test('put to a team is answered by anybody of the team', () => {
    const toTeam = { ...item, toStaffId: null, toUnitId: 'team' };
    expect(moveItem(toTeam, 'answer', actor('x', { unitIds: ['team'] }))).toBe('answered');
    expect(moveItem(toTeam, 'answer', actor('x', { unitIds: ['other'] }))).toMatchObject({
      refused: 'supervision.not-asked',
    });
  });

  test('is never closed by whom it was put to, nor by who does not supervise', () => {
    const answered = { ...item, status: 'answered' as const };
    const asked = actor('crew', { supervises: true });
    expect(moveItem(answered, 'accept', asked)).toMatchObject({ refused: 'supervision.not-yours' });
    expect(moveItem(answered, 'accept', actor('clerk'))).toMatchObject({ refused: 'supervision.not-yours' });
    expect(mayJudge({ ...item, toStaffId: 'boss' }, boss)).toBe(true);
  });

  test('ends once: what is accepted or withdrawn takes nothing more', () => {
    const everybody = actor('crew', { supervises: true });
    for (const status of ['accepted', 'cancelled'] as const) {
      for (const verb of itemVerbs) {
        expect(moveItem({ ...item, askedBy: 'crew', status }, verb, everybody)).toMatchObject({
          refused: 'supervision.item-state',
        });
      }
    }
    expect(itemStatuses).toHaveLength(4);
  });

  test('is overdue only while an answer is owed, and warned before', () => {
    expect(isItemOverdue(item, 100)).toBe(false);
    expect(isItemOverdue(item, 101)).toBe(true);
    expect(isItemOverdue({ ...item, status: 'answered' }, 101)).toBe(false);
    expect(itemWarnMs(item)).toBe(75);
  });
});
