import { lazy } from 'react';
import type { PanelPlaces } from '#web/lib/feature/feature.ts';
import type { ReadyPanel } from '#web/lib/feature/panels.ts';
import { features } from '../features.ts';
import { withAnt } from './with-ant.tsx';

/** What other features add to the customer's page of a case, in the look they were made for. */
export const portalPanels: readonly ReadyPanel<'follow-page'>[] = features
  .flatMap(({ panels = [] }) => panels)
  .filter((panel) => panel.place === 'follow-page')
  .map(({ place, order, access, load }) => ({
    place,
    order,
    access,
    Piece: lazy(async () => ({ default: await withAnt<PanelPlaces['follow-page']>(load) })),
  }));
