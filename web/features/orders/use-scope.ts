import { useEffect } from 'react';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import type { Viewer } from './order.ts';
import { firstBusy, scopeOf, type Scope } from './scope.ts';

type Counts = Readonly<Record<Scope, number>>;

/**
 * The scope the desk shows. Without one in the address it is chosen once, when the counts are known, and written
 * there: it must not jump while tasks are claimed.
 */
export function useScope(viewer: Viewer, counts: Counts | undefined): [Scope, (scope: Scope) => void] {
  const [{ scope: named }, set] = useUrlState(['scope']);
  const scope = scopeOf(named, viewer);
  const first = scope === undefined && counts !== undefined ? firstBusy(viewer, counts) : undefined;
  useEffect(() => {
    if (first !== undefined) set({ scope: first });
  }, [first, set]);
  return [scope ?? first ?? 'mine', (next) => set({ scope: next })];
}
