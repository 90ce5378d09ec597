/**
 * A clock is one promise running on one order: a value that can be stored as JSON, and pure transitions that answer
 * the next value or a refusal. It keeps the setting and the calendar version it was computed with (S4); an ended
 * clock is never computed again. A clock stands still while any reason to pause is open; each pause keeps its reason
 * and approver (S3). A return visit begins a new run, the first result is kept (S7).
 * When alarms are raised is in `alarm.ts`.
 */
import type { Refused } from '#domain/kernel/refusal.ts';
import type { Calendar } from './calendar.ts';
import { dueAt, isPausable, pausesFrom } from './due.ts';
import type { Due } from './due.ts';
import { limitOf } from './limit.ts';
import type { EffectiveSetting } from './setting.ts';
import { warnAt } from './warn.ts';
import { isSameLevel, levelAt, type LevelMark } from './warning-level.ts';

export type ClockState = 'running' | 'paused' | 'stopped' | 'cancelled';

export interface ClockPause {
  readonly reason: string;
  readonly approver: string;
  readonly fromMs: number;
  readonly toMs: number | null;
}

export interface ClockExcuse {
  readonly reason: string;
  readonly approver: string;
  readonly atMs: number;
}

export interface Clock {
  readonly promiseId: string;
  /** 1 for the first run, one more for each return visit. */
  readonly run: number;
  readonly setting: EffectiveSetting;
  readonly calendarVersion: string;
  readonly startedMs: number;
  /** What the limit is counted from: the start, or the agreed time or event of the promise. */
  readonly anchorMs: number;
  readonly state: ClockState;
  readonly pauses: readonly ClockPause[];
  /** Null while an open pause keeps it unknown. */
  readonly dueMs: number | null;
  readonly warnMs: number | null;
  /** When the warning and the breach were recorded; each once. */
  readonly warnedMs: number | null;
  readonly breachedMs: number | null;
  /** The setting's further levels, in its order (S6); absent where it has none. */
  readonly levels?: readonly LevelMark[];
  readonly endedMs: number | null;
  /** Whole seconds late at the stop, begun ones counted; 0 in time; null until stopped (S8). */
  readonly overrunSeconds: number | null;
  readonly excuse: ClockExcuse | null;
}

export interface StartInput {
  readonly setting: EffectiveSetting;
  readonly calendar: Calendar;
  readonly atMs: number;
  /** The agreed time or event; left out where the limit runs from the start. */
  readonly anchorMs?: number;
  /** Which run of the promise on its order; 1 when left out. */
  readonly run?: number;
}

export interface PauseInput {
  readonly atMs: number;
  readonly reason: string;
  readonly approver: string;
}

export interface ResumeInput {
  readonly atMs: number;
  readonly reason: string;
  readonly calendar: Calendar;
}

export interface EndInput {
  readonly atMs: number;
  readonly calendar: Calendar;
}

/** A new run of a promise on an order, by default the first. */
export function startClock(input: StartInput): Clock {
  const { setting, calendar, atMs, anchorMs = atMs, run = 1 } = input;
  const clock: Clock = {
    promiseId: setting.promiseId,
    run,
    setting,
    calendarVersion: calendar.version,
    startedMs: atMs,
    anchorMs,
    state: 'running',
    pauses: [],
    dueMs: null,
    warnMs: null,
    warnedMs: null,
    breachedMs: null,
    endedMs: null,
    overrunSeconds: null,
    excuse: null,
  };
  return computed(clock, calendar);
}

/** Of clocks just computed: whoever tells the due time in the same breath need not count the days again. */
const computedDues = new WeakMap<Clock, { readonly calendar: Calendar; readonly due: Due }>();

/** The due time of a clock with its explanation, computed from what the clock itself keeps. */
export function clockDue(clock: Clock, calendar: Calendar): Due {
  const known = computedDues.get(clock);
  if (known?.calendar === calendar) return known.due;
  const { anchorMs, pauses, setting } = clock;
  return dueAt({ fromMs: anchorMs, limit: limitOf(setting.limit), pauses, calendar });
}

/**
 * Stops the counting for one reason, which must not be open already; other reasons may be. The due time becomes
 * unknown unless it has passed: a pause after the breach excuses nothing.
 */
export function pauseClock(clock: Clock, { atMs, reason, approver }: PauseInput): Clock | Refused {
  if (isEnded(clock)) return { refused: 'promises.clock-ended' };
  if (!isPausable(limitOf(clock.setting.limit))) return { refused: 'promises.clock-not-pausable' };
  if (reason.trim() === '') return { refused: 'promises.pause-reason-missing', field: 'reason' };
  if (approver.trim() === '') return { refused: 'promises.pause-approver-missing', field: 'approver' };
  if (atMs < clock.startedMs) return { refused: 'promises.clock-before-start', field: 'at' };
  if (clock.pauses.some((pause) => pause.toMs === null && pause.reason === reason)) {
    return { refused: 'promises.pause-already-open', field: 'reason', data: { reason } };
  }
  const isLate = clock.dueMs !== null && clock.dueMs <= atMs;
  const paused: Clock = {
    ...clock,
    state: 'paused',
    pauses: [...clock.pauses, { reason, approver, fromMs: atMs, toMs: null }],
  };
  if (isLate) return paused;
  const levels = clock.levels?.map((mark) => ({ ...mark, atMs: null }));
  return { ...paused, dueMs: null, warnMs: null, ...(levels === undefined ? {} : { levels }) };
}

/** Ends the pause of one reason; the clock runs again, and its due time is known, when no other reason is open. */
export function resumeClock(clock: Clock, { atMs, reason, calendar }: ResumeInput): Clock | Refused {
  if (isEnded(clock)) return { refused: 'promises.clock-ended' };
  const open = clock.pauses.find((pause) => pause.toMs === null && pause.reason === reason);
  if (open === undefined) return { refused: 'promises.pause-not-open', field: 'reason', data: { reason } };
  if (atMs < open.fromMs) return { refused: 'promises.pause-reversed', field: 'at' };
  const pauses = clock.pauses.map((pause) => (pause === open ? { ...pause, toMs: atMs } : pause));
  const isPaused = pauses.some((pause) => pause.toMs === null);
  return computed({ ...clock, pauses, state: isPaused ? 'paused' : 'running' }, calendar);
}

/**
 * The promise is fulfilled at `atMs`. Open pauses end there, so that no waiting time is lost when an order goes
 * straight from paused to done; the overrun is stored, and a breach nobody had recorded yet is recorded now.
 */
export function stopClock(clock: Clock, { atMs, calendar }: EndInput): Clock | Refused {
  if (isEnded(clock)) return { refused: 'promises.clock-ended' };
  if (atMs < clock.startedMs) return { refused: 'promises.clock-before-start', field: 'at' };
  const closed = closePauses(clock, atMs);
  const settled = clock.state === 'paused' ? computed(closed, calendar) : closed;
  const lateMs = settled.dueMs === null ? 0 : Math.max(0, atMs - settled.dueMs);
  return {
    ...settled,
    state: 'stopped',
    endedMs: atMs,
    overrunSeconds: Math.ceil(lateMs / 1_000),
    breachedMs: settled.breachedMs ?? (lateMs > 0 ? atMs : null),
  };
}

/** The promise no longer applies (order withdrawn, wrong kind); it counts neither as kept nor as late. */
export function cancelClock(clock: Clock, { atMs, calendar }: EndInput): Clock | Refused {
  if (isEnded(clock)) return { refused: 'promises.clock-ended' };
  if (atMs < clock.startedMs) return { refused: 'promises.clock-before-start', field: 'at' };
  const closed = closePauses(clock, atMs);
  const settled = clock.state === 'paused' ? computed(closed, calendar) : closed;
  return { ...settled, state: 'cancelled', endedMs: atMs };
}

/**
 * The end did not hold (a step was returned, a merge undone): the clock runs on as if it had never ended. A breach
 * recorded before stays; one that only the end had found is found again by the sweep.
 */
export function runOnClock(clock: Clock, { calendar }: { readonly calendar: Calendar }): Clock | Refused {
  if (!isEnded(clock)) return { refused: 'promises.clock-running' };
  const foundByEnd = clock.breachedMs !== null && clock.breachedMs === clock.endedMs;
  const running: Clock = {
    ...clock,
    state: 'running',
    endedMs: null,
    overrunSeconds: null,
    breachedMs: foundByEnd ? null : clock.breachedMs,
  };
  return computed(running, calendar);
}

/** Excuses a late clock, ended or not, after an appeal (S8); the overrun stays on record. */
export function excuseClock(clock: Clock, excuse: ClockExcuse): Clock | Refused {
  if (clock.state === 'cancelled') return { refused: 'promises.clock-ended' };
  if (clock.excuse !== null) return { refused: 'promises.excuse-already' };
  if (excuse.reason.trim() === '' || excuse.approver.trim() === '') {
    return { refused: 'promises.excuse-reason-missing', field: 'reason' };
  }
  const isLate = clock.state === 'stopped' ? (clock.overrunSeconds ?? 0) > 0 : isOverdue(clock, excuse.atMs);
  return isLate ? { ...clock, excuse } : { refused: 'promises.excuse-not-late' };
}

/** A return visit: a new clock with the next run number; the ended one stays as it is (S7). */
export function reopenClock(clock: Clock, input: StartInput): Clock | Refused {
  if (!isEnded(clock)) return { refused: 'promises.clock-running' };
  return { ...startClock(input), run: clock.run + 1 };
}

export interface RecomputeInput {
  readonly setting: EffectiveSetting;
  readonly calendar: Calendar;
  readonly atMs: number;
  /** `creation`: as if the setting had held from the start, minus pauses. `now`: the new limit runs from `atMs`. */
  readonly basis: 'creation' | 'now';
}

/**
 * Moves a running clock to another setting or calendar (S5), for instance once a year's holidays are announced.
 * Pauses are kept. A warning or breach whose new time lies ahead is forgotten, so that it is raised at that time.
 */
export function recomputeUnder(clock: Clock, input: RecomputeInput): Clock | Refused {
  if (isEnded(clock)) return { refused: 'promises.clock-ended' };
  const { setting, calendar, atMs, basis } = input;
  const anchorMs = basis === 'now' && isPausable(limitOf(setting.limit)) ? atMs : clock.anchorMs;
  const moved = computed({ ...withSetting(clock, setting), anchorMs }, calendar);
  const levels = moved.levels?.map((mark) => (isAhead(mark.atMs, atMs) ? { ...mark, raisedMs: null } : mark));
  return {
    ...moved,
    ...(levels === undefined ? {} : { levels }),
    warnedMs: isAhead(moved.warnMs, atMs) ? null : clock.warnedMs,
    breachedMs: isAhead(moved.dueMs, atMs) ? null : clock.breachedMs,
  };
}

/** Stopped and cancelled clocks are final. */
export function isEnded(clock: Clock): boolean {
  return clock.state === 'stopped' || clock.state === 'cancelled';
}

/** Whether a clock not ended yet is past its due time; the due instant itself is still in time. */
export function isOverdue(clock: Clock, nowMs: number): boolean {
  return !isEnded(clock) && clock.dueMs !== null && nowMs > clock.dueMs;
}

/** Time spent from the anchor to the end, or to now, without pauses: what the mean of a promise is made of (CLK-6). */
export function spentMs(clock: Clock, nowMs: number): number {
  const endMs = clock.endedMs ?? nowMs;
  const pausedMs = pausesFrom(clock.anchorMs, clock.pauses)
    .filter((pause) => pause.fromMs < endMs)
    .reduce((sum, pause) => sum + Math.min(pause.toMs ?? endMs, endMs) - pause.fromMs, 0);
  return Math.max(0, endMs - clock.anchorMs - pausedMs);
}

/** The clock with its due and warning times computed anew, and the calendar they were computed with. */
function computed(clock: Clock, calendar: Calendar): Clock {
  const due = clockDue(clock, calendar);
  const { startedMs, setting } = clock;
  const levels = setting.levels?.map((level, at) => ({
    atMs: levelAt(due, startedMs, level),
    raisedMs: clock.levels?.[at]?.raisedMs ?? null,
  }));
  const next: Clock = {
    ...clock,
    ...(levels === undefined ? {} : { levels }),
    calendarVersion: calendar.version,
    dueMs: due.dueMs,
    warnMs: warnAt(due, { startedMs, percent: setting.warnPercent }),
  };
  computedDues.set(next, { calendar, due });
  return next;
}

/** The clock under another setting: what was raised stays raised where the new setting has the same level. */
function withSetting(clock: Clock, setting: EffectiveSetting): Clock {
  const { levels: marks = [], ...rest } = clock;
  if (setting.levels === undefined) return { ...rest, setting };
  const levels = setting.levels.map((level) => {
    const at = clock.setting.levels?.findIndex((known) => isSameLevel(known, level)) ?? -1;
    return { atMs: null, raisedMs: marks[at]?.raisedMs ?? null };
  });
  return { ...rest, setting, levels };
}

/** A stop told late may lie before an open pause (an offline crew): that pause is then empty. */
function closePauses(clock: Clock, atMs: number): Clock {
  const pauses = clock.pauses.map((pause) =>
    pause.toMs === null ? { ...pause, toMs: Math.max(pause.fromMs, atMs) } : pause,
  );
  return { ...clock, pauses };
}

function isAhead(ms: number | null, nowMs: number): boolean {
  return ms === null || ms > nowMs;
}
