import type { ClockReading } from '#web/ui/due-clock/clock-face.ts';

/** The clock of a line in a list: the next due time of an open case; null where nothing runs. */
export function lineClock(line: {
  readonly dueAt: string | null;
  readonly startedAt: string;
  readonly paused?: boolean;
  readonly open: boolean;
}): ClockReading | null {
  if (!line.open || (line.dueAt === null && line.paused !== true)) return null;
  const verdict = line.paused === true && line.dueAt === null ? 'paused' : 'running';
  return { verdict, startedAt: line.startedAt, dueAt: line.dueAt };
}

/** The edge of a row: broken promises are bad, those about to break warn. */
export function lineTone(
  line: { readonly dueAt: string | null; readonly breached: boolean; readonly warned?: boolean },
  nowMs: number,
): 'bad' | 'warn' | undefined {
  const dueMs = Date.parse(line.dueAt ?? '');
  if (line.breached || dueMs < nowMs) return 'bad';
  return line.warned === true ? 'warn' : undefined;
}
