/** When the loops of this process last came round; told to the operator. */

export type Loop = 'deadline-sweep';

const last = new Map<Loop, Date>();

/** A loop came round. */
export function beat(loop: Loop, at: Date): void {
  last.set(loop, at);
}

/** When it last came round in this process; null where it runs elsewhere. */
export function lastBeat(loop: Loop): Date | null {
  return last.get(loop) ?? null;
}
