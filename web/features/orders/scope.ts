import type { Viewer } from './order.ts';
import { supervises } from './verbs/verb.ts';

/** Whose tasks the desk shows. */
export const scopes = ['mine', 'team', 'unit'] as const;
export type Scope = (typeof scopes)[number];

/** The scopes open to a person; the whole unit's is for those who supervise. */
export function scopesFor(viewer: Viewer): readonly Scope[] {
  return supervises(viewer) ? scopes : ['mine', 'team'];
}

/** The scope in the address, as far as it is open to this person. */
export function scopeOf(text: string | undefined, viewer: Viewer): Scope | undefined {
  return scopesFor(viewer).find((scope) => scope === text);
}

/** Where a person begins: with their own tasks, else where there is something to do. */
export function firstBusy(viewer: Viewer, counts: Readonly<Record<Scope, number>>): Scope {
  return scopesFor(viewer).find((scope) => counts[scope] > 0) ?? 'mine';
}
