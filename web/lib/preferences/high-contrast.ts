import { useSyncExternalStore } from 'react';

/** Strong contrast for eyes that need it: one switch for the page, remembered; the system's wish counts until then. */
const stored = 'wanjia.high-contrast';
const listeners = new Set<() => void>();
let strong: boolean | null = null;

function isStrong(): boolean {
  strong ??= read();
  return strong;
}

function read(): boolean {
  try {
    const choice = localStorage.getItem(stored);
    if (choice !== null) return choice === 'yes';
  } catch {
    // A browser that stores nothing still tells what the system wishes.
  }
  return typeof matchMedia === 'function' && matchMedia('(prefers-contrast: more)').matches;
}

export function setHighContrast(on: boolean): void {
  strong = on;
  try {
    localStorage.setItem(stored, on ? 'yes' : 'no');
  } catch {
    // Kept for this page only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether strong contrast is on. */
export function useHighContrast(): boolean {
  return useSyncExternalStore(subscribe, isStrong, () => false);
}
