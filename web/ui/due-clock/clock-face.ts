/** What a promise's clock shows at an instant: how much is left, how much is used, and how worried to look. */
export type ClockVerdict = 'running' | 'paused' | 'overdue' | 'kept' | 'late' | 'excused' | 'cancelled';

export interface ClockReading {
  readonly verdict: ClockVerdict;
  /** ISO instants, as the server tells them. */
  readonly startedAt?: string | null;
  readonly dueAt: string | null;
  /** From here on it is urgent; without it the last fifth of the time is. */
  readonly warnAt?: string | null;
  readonly stoppedAt?: string | null;
}

export type ClockTone = 'calm' | 'good' | 'warn' | 'bad' | 'still';

export interface ClockFace {
  readonly tone: ClockTone;
  /** Milliseconds until due, negative when past; null while unknown (an open pause) or of no more interest. */
  readonly leftMs: number | null;
  /** Share of the time used, 0 … 1. */
  readonly used: number;
  /** Turns with the seconds. */
  readonly ticking: boolean;
}

const urgentShare = 0.8;

/** Reads the clock. A running clock past its due time is overdue at once, before the server says so. */
export function clockFace(clock: ClockReading, nowMs: number): ClockFace {
  const dueMs = instantOf(clock.dueAt);
  switch (clock.verdict) {
    case 'kept':
      return settled(clock, 'good', dueMs);
    case 'late':
      return settled(clock, 'bad', dueMs);
    case 'excused':
    case 'cancelled':
      return { tone: 'still', leftMs: null, used: 0, ticking: false };
    case 'paused':
      return { tone: 'still', leftMs: null, used: usedOf(clock, dueMs, nowMs), ticking: false };
    default:
      return running(clock, dueMs, nowMs);
  }
}

function running(clock: ClockReading, dueMs: number | null, nowMs: number): ClockFace {
  if (dueMs === null) return { tone: 'calm', leftMs: null, used: 0, ticking: false };
  const leftMs = dueMs - nowMs;
  const used = usedOf(clock, dueMs, nowMs);
  // At the due instant itself the promise is still kept.
  if (leftMs < 0) return { tone: 'bad', leftMs, used: 1, ticking: true };
  const warnMs = instantOf(clock.warnAt);
  const urgent = warnMs === null ? used >= urgentShare : nowMs >= warnMs;
  return { tone: urgent ? 'warn' : 'calm', leftMs, used, ticking: true };
}

/** A stopped clock tells how much was left, or by how much it was missed. */
function settled(clock: ClockReading, tone: ClockTone, dueMs: number | null): ClockFace {
  const stoppedMs = instantOf(clock.stoppedAt);
  const leftMs = dueMs === null || stoppedMs === null ? null : dueMs - stoppedMs;
  return { tone, leftMs, used: stoppedMs === null ? 1 : usedOf(clock, dueMs, stoppedMs), ticking: false };
}

function usedOf(clock: ClockReading, dueMs: number | null, atMs: number): number {
  const startedMs = instantOf(clock.startedAt);
  if (dueMs === null || startedMs === null || dueMs <= startedMs) return 0;
  return Math.min(1, Math.max(0, (atMs - startedMs) / (dueMs - startedMs)));
}

function instantOf(text: string | null | undefined): number | null {
  const ms = text === null || text === undefined ? Number.NaN : Date.parse(text);
  return Number.isFinite(ms) ? ms : null;
}
