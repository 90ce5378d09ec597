import { useState } from 'react';
import type { Failures } from './failures.ts';

export interface ShownFailures {
  /** What the form shows: of fields that were left, or of all once somebody tried to save. */
  readonly shown: Failures;
  /** The user is done with this field for now. */
  readonly leave: (field: string) => void;
  /** Shows everything; true when nothing is wrong. */
  readonly check: () => boolean;
}

/** Tells what is wrong when it helps: not while somebody is still typing a number, and at once afterwards. */
export function useShownFailures(failures: Failures): ShownFailures {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  return {
    shown: tried ? failures : Object.fromEntries(Object.entries(failures).filter(([name]) => left.has(name))),
    leave: (field) => setLeft((before) => new Set([...before, field])),
    check: () => {
      setTried(true);
      return Object.keys(failures).length === 0;
    },
  };
}
