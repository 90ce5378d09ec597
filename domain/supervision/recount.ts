/**
 * The figures once more, from nothing but the events (P1): which clocks stopped, were excused, ran on again or were
 * broken stands in the chain of each order, so the report can be held against it.
 */
import type { ClockNote } from '#domain/orders/clock-note.ts';
import type { Settlement } from './settlement.ts';

/** An event as far as clocks are concerned. */
export interface ClockEvent {
  readonly kind: string;
  readonly atMs: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Recounted extends Settlement {
  readonly clock: string;
  readonly run: number;
  readonly promise: string;
}

/** What the clocks of one order settled as, from its events in their order. */
export function recount(events: readonly ClockEvent[]): readonly Recounted[] {
  const notes = new Map<string, ClockNote>();
  for (const event of events) {
    for (const note of notesOf(event)) notes.set(`${note.clock}#${String(note.run)}`, note);
    for (const key of reprieved(event)) {
      const note = notes.get(key);
      if (note !== undefined) notes.set(key, { ...note, breachedMs: null });
    }
    const breach = breachOf(event);
    if (breach === null) continue;
    const key = `${breach.clock}#${String(breach.run)}`;
    notes.set(key, { ...running(breach), ...notes.get(key), breachedMs: event.atMs });
  }
  return [...notes.values()].flatMap(settled);
}

function settled(note: ClockNote): readonly Recounted[] {
  const { clock, run, promise, state, breachedMs, endedMs, excused } = note;
  const settledMs = breachedMs ?? (state === 'stopped' ? endedMs : null);
  if (settledMs === null) return [];
  const result = breachedMs === null ? 'kept' : excused ? 'excused' : 'broken';
  const durationSeconds = state === 'stopped' ? note.durationSeconds : null;
  return [{ clock, run, promise, result, settledMs, durationSeconds }];
}

interface Breach {
  readonly clock: string;
  readonly run: number;
  readonly promise: string;
}

function running({ clock, run, promise }: Breach): ClockNote {
  const nothing = { breachedMs: null, endedMs: null, durationSeconds: null };
  return { clock, run, promise, state: 'running', excused: false, ...nothing };
}

function breachOf({ kind, data }: ClockEvent): Breach | null {
  if (kind !== 'clock-breached') return null;
  const { clock, run, promise } = data;
  return typeof clock === 'string' && typeof run === 'number' && typeof promise === 'string'
    ? { clock, run, promise }
    : null;
}

function notesOf({ data }: ClockEvent): readonly ClockNote[] {
  const notes = data['clockNotes'];
  // Written by the orders alone, in the transaction of the command.
  return Array.isArray(notes) ? (notes as readonly ClockNote[]) : [];
}

/** Clocks that a new calendar gave more time: a breach recorded too early is taken back (S5). */
function reprieved({ kind, atMs, data }: ClockEvent): readonly string[] {
  const moved = data['clocks'];
  if (kind !== 'clock-recomputed' || !Array.isArray(moved)) return [];
  return (moved as readonly { clock: string; run: number; dueMs: number | null }[])
    .filter(({ dueMs }) => dueMs === null || dueMs > atMs)
    .map(({ clock, run }) => `${clock}#${String(run)}`);
}
