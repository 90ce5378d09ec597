import { lazy } from 'react';
import type { Panel } from '#web/lib/feature/feature.ts';
import type { ReadyPanel } from '#web/lib/feature/panels.ts';
import { features } from './features.ts';

function readied({ load, ...panel }: Panel): ReadyPanel {
  return { ...panel, Piece: lazy(async () => ({ default: await load() })) };
}

/** Every panel that a feature adds to another's page. */
export const panels: readonly ReadyPanel[] = features.flatMap((feature) =>
  (feature.panels ?? []).map(readied),
);
