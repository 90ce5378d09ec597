import { createContext, use, type ComponentType } from 'react';
import { SessionContext } from '#web/lib/session/session.ts';
import type { Panel, PanelPlace, PanelPlaces } from './feature.ts';

/** A panel whose component is fetched when it is first shown. */
export interface ReadyPanel<P extends PanelPlace = PanelPlace> {
  readonly place: P;
  readonly order: number;
  readonly access: Panel['access'];
  readonly Piece: ComponentType<PanelPlaces[P]>;
}

/** All panels of the application, made by web/app from what the features declare. */
export const PanelsContext = createContext<readonly ReadyPanel[]>([]);

/** The panels of a place that the permissions allow, in their order. */
export function panelsAt<P extends PanelPlace>(
  all: readonly ReadyPanel[],
  place: P,
  permissions: ReadonlySet<string>,
): readonly ReadyPanel<P>[] {
  // What is registered for a place takes what this place tells: `Panel` pairs the two.
  const here: readonly unknown[] = all.filter((panel) => panel.place === place);
  return (here as readonly ReadyPanel<P>[])
    .filter(({ access }) => access === 'public' || access === 'signed-in' || permissions.has(access))
    .sort((a, b) => a.order - b.order);
}

const nothing: ReadonlySet<string> = new Set();

/** The panels of a place for whoever sits at the desk. */
export function usePanels<P extends PanelPlace>(place: P): readonly ReadyPanel<P>[] {
  const permissions = use(SessionContext)?.permissions ?? nothing;
  return panelsAt(use(PanelsContext), place, permissions);
}
