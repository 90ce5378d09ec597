import { lazy } from 'react';
import type { Panel, PanelPlaces } from '#web/lib/feature/feature.ts';
import type { ReadyPanel } from '#web/lib/feature/panels.ts';
import { features } from '../features.ts';
import { withAnt } from './with-ant.tsx';

type FollowPanel = Extract<Panel, { place: 'follow-page' }>;

function readied({ load, ...panel }: FollowPanel): ReadyPanel<'follow-page'> {
  const Piece = lazy(async () => ({ default: await withAnt<PanelPlaces['follow-page']>(load) }));
  return { ...panel, Piece };
}

/** What other features add to the customer's page of a case, in the look they were made for. */
export const portalPanels = features
  .flatMap(({ panels = [] }) => panels)
  .filter((panel): panel is FollowPanel => panel.place === 'follow-page')
  .map(readied);
