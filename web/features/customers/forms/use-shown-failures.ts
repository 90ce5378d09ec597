import { useState } from 'react';
import type { Failures } from './failures.ts';

export interface ShownFailures {
  /** What the form shows: of fields that were left, or of all once somebody tried to save. */
  readonly shown: Failures;
  /** How often saving was refused; with each the cursor goes to the first field to mend. */
  readonly tries: number;
  /** The user is done with this field for now. */
  readonly leave: (field: string) => void;
  /** Shows everything; true when nothing is wrong. */
  readonly check: () => boolean;
}

/** Tells what is wrong when it helps: not while somebody is still typing a number, and at once afterwards. */
export function useShownFailures(failures: Failures): ShownFailures {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tries, setTries] = useState(0);
  const ofLeft = Object.fromEntries(Object.entries(failures).filter(([name]) => left.has(name)));
  return {
    shown: tries > 0 ? failures : ofLeft,
    tries,
    leave: (field) => setLeft((before) => new Set([...before, field])),
    check: () => {
      const holds = Object.keys(failures).length === 0;
      if (!holds) setTries(tries + 1);
      return holds;
    },
  };
}
