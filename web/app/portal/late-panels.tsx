import { useEffect, useState, type ReactNode } from 'react';
import { PanelsContext, type ReadyPanel } from '#web/lib/feature/panels.ts';
import { isOwnPath } from './own-path.ts';
import type { PortalRouter } from './router.tsx';

/** The pages of a case: how far it is, and what other features have to say about it. */
const casePages = ['/follow', '/portal/me/cases/$orderId'];

/** The context holds panels of every place; these are those of one. */
function widened(panels: readonly unknown[]): readonly ReadyPanel[] {
  return panels as readonly ReadyPanel[];
}

/** What other features add to the page of a case; fetched when such a page is first opened, behind its picture. */
export function LatePanels({ router, children }: { router: PortalRouter; children: ReactNode }) {
  const [panels, setPanels] = useState<readonly ReadyPanel[]>([]);
  useEffect(
    () =>
      router.subscribe('onResolved', ({ toLocation }) => {
        if (!isOwnPath(casePages, toLocation.pathname)) return;
        // Without them the page still says everything about the case.
        void import('./panels.ts')
          .then(({ portalPanels }) => setPanels(widened(portalPanels)))
          .catch(() => undefined);
      }),
    [router],
  );
  return <PanelsContext value={panels}>{children}</PanelsContext>;
}
