import { useSyncExternalStore } from 'react';

/** Large type (R-HALL-12, and for tired eyes): one switch for the whole page, remembered by the browser. */
const stored = 'wanjia.large-type';
const listeners = new Set<() => void>();
let large: boolean | null = null;

function isLarge(): boolean {
  large ??= read();
  return large;
}

function read(): boolean {
  try {
    return localStorage.getItem(stored) === 'yes';
  } catch {
    return false;
  }
}

export function setLargeType(on: boolean): void {
  large = on;
  try {
    localStorage.setItem(stored, on ? 'yes' : 'no');
  } catch {
    // A browser that stores nothing keeps the choice for this page only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether large type is on. */
export function useLargeType(): boolean {
  return useSyncExternalStore(subscribe, isLarge, () => false);
}
