import type { Viewer } from './order.ts';
import { supervises } from './verbs/verb.ts';

/** Whose tasks the desk shows. */
export const scopes = ['mine', 'team', 'unit'] as const;
export type Scope = (typeof scopes)[number];

/** The scopes open to a person; the whole unit's is for those who supervise. */
export function scopesFor(viewer: Viewer): readonly Scope[] {
  return supervises(viewer) ? scopes : ['mine', 'team'];
}

/** The scope in the address, as far as it is open; without one, what the person does first. */
export function scopeOf(text: string | undefined, viewer: Viewer): Scope {
  const open = scopesFor(viewer);
  return (
    open.find((scope) => scope === text) ??
    (viewer.permissions.has('order.work') ? 'mine' : (open.at(-1) ?? 'mine'))
  );
}
