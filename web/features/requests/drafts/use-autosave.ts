import { useEffect, useState } from 'react';
import { useConnection } from '#web/lib/live/use-connection.ts';
import { useSettled } from '#web/lib/clock/use-settled.ts';
import { useSession } from '#web/lib/session/session.ts';
import type { Intake } from '../intake/intake.ts';
import { isWorthKeeping } from './is-worth-keeping.ts';
import { keepHere, keepThere } from './intake-drafts.ts';

const herePauseMs = 600;
const therePauseMs = 3_000;

export interface Saved {
  /** Epoch milliseconds; null while nothing was saved yet. */
  readonly hereMs: number | null;
  readonly thereMs: number | null;
}

/**
 * Saves the intake by itself: in this browser at once, at the server every few seconds of rest. Once it was handed
 * in (`active` false) nothing is saved any more, or a late saving would bring a draft back.
 */
export function useAutosave(intake: Intake, title: string, active: boolean): Saved {
  const { staffId } = useSession();
  const reached = useConnection();
  const [saved, setSaved] = useState<Saved>({ hereMs: null, thereMs: null });
  const here = useSettled(intake, herePauseMs);
  const there = useSettled(intake, therePauseMs);
  useEffect(() => {
    if (!active || !isWorthKeeping(here)) return;
    keepHere(here, title, staffId).then(
      () => setSaved((before) => ({ ...before, hereMs: Date.now() })),
      () => undefined,
    );
  }, [here, title, staffId, active]);
  useEffect(() => {
    if (!active || !reached || !isWorthKeeping(there)) return;
    keepThere(there, title).then(
      () => setSaved((before) => ({ ...before, thereMs: Date.now() })),
      () => undefined,
    );
  }, [there, title, reached, active]);
  return saved;
}
