import type { Case } from '../../platform/events/record.ts';
import type { News } from '../../platform/live/live-feed.ts';
import type { VisitKey } from './store.ts';

/** The case of a visit: its history is its own, beside that of its order. */
export function caseOf({ orgId, visitId }: VisitKey): Case {
  return { orgId, caseKind: 'visit', caseId: visitId };
}

/** Tells open screens; the queue is everybody's. */
export function newsOf(keys: readonly VisitKey[]): News[] {
  return keys.map(({ orgId, visitId }) => ({ orgId, kind: 'visit', id: visitId }));
}
