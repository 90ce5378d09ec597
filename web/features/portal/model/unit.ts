import { useSyncExternalStore } from 'react';
import type { Static } from 'typebox';
import { portalUnits, type PortalUnit } from '#contracts/portal.ts';
import { useRead } from '#web/lib/api/use-read.ts';

/** The supply unit the visitor belongs to: chosen once, by the address of the page (`?unit=3304`) or from the list. */
const stored = 'wanjia.portal-unit';
const listeners = new Set<() => void>();
let chosen: string | null | undefined;

type Unit = Static<typeof PortalUnit>;

function remembered(): string | null {
  try {
    return localStorage.getItem(stored);
  } catch {
    return null;
  }
}

function chosenUnit(): string | null {
  chosen ??= new URLSearchParams(window.location.search).get('unit') ?? remembered();
  return chosen;
}

export function chooseUnit(code: string): void {
  chosen = code;
  try {
    localStorage.setItem(stored, code);
  } catch {
    // Chosen for this page only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export interface UnitChoice {
  readonly units: readonly Unit[];
  /** The unit of this visitor; null while it is not known which. */
  readonly unit: Unit | null;
  readonly pending: boolean;
  readonly problem: Error | null;
}

/** The units whose hall is open and the one of this visitor; where there is one alone, it is that one. */
export function useUnit(): UnitChoice {
  const code = useSyncExternalStore(subscribe, chosenUnit, () => null);
  const { data, isPending, error } = useRead(portalUnits, {});
  const units = data?.items ?? [];
  const unit = units.find((one) => one.code === code) ?? (units.length === 1 ? units[0] : undefined);
  return { units, unit: unit ?? null, pending: isPending, problem: error };
}
