import { useEffect, useState, type ReactNode } from 'react';
import { PanelsContext, type ReadyPanel } from '#web/lib/feature/panels.ts';

/** The context holds panels of every place; these are those of one. */
function widened(panels: readonly unknown[]): readonly ReadyPanel[] {
  return panels as readonly ReadyPanel[];
}

/** What other features add to the page of a case; fetched by the pages that have room for it, behind the first picture. */
export function LatePanels({ children }: { children: ReactNode }) {
  const [panels, setPanels] = useState<readonly ReadyPanel[]>([]);
  useEffect(() => {
    if (!window.location.pathname.startsWith('/follow')) return;
    // Without them the page still says everything about the case.
    void import('./panels.ts')
      .then(({ portalPanels }) => setPanels(widened(portalPanels)))
      .catch(() => undefined);
  }, []);
  return <PanelsContext value={panels}>{children}</PanelsContext>;
}
