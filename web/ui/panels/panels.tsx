import { Suspense, type ComponentType } from 'react';
import type { PanelPlace, PanelPlaces } from '#web/lib/feature/feature.ts';
import { usePanels } from '#web/lib/feature/panels.ts';

/** What other features add to a page, each from its own data; nothing while none is registered. */
export function Panels<P extends PanelPlace>({ place, about }: { place: P; about: PanelPlaces[P] }) {
  return usePanels(place).map(({ order, Piece }) => {
    const Shown: ComponentType<PanelPlaces[P]> = Piece;
    return (
      <Suspense key={order} fallback={null}>
        <Shown {...about} />
      </Suspense>
    );
  });
}
