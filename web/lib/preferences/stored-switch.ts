import { useSyncExternalStore } from 'react';

/** A choice of yes or no for the whole page, remembered by the browser. */
export interface StoredSwitch {
  readonly set: (on: boolean) => void;
  readonly use: () => boolean;
}

/** `first` is what holds until somebody chooses; it is asked once. */
export function storedSwitch(name: string, first: () => boolean): StoredSwitch {
  const listeners = new Set<() => void>();
  let chosen: boolean | null = null;
  const isOn = (): boolean => (chosen ??= read(name) ?? first());
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    set: (on) => {
      chosen = on;
      try {
        localStorage.setItem(name, on ? 'yes' : 'no');
      } catch {
        // A browser that stores nothing keeps the choice for this page only.
      }
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, isOn, () => false),
  };
}

function read(name: string): boolean | null {
  try {
    const choice = localStorage.getItem(name);
    return choice === null ? null : choice === 'yes';
  } catch {
    return null;
  }
}
