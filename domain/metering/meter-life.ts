/** The life of a meter or an instrument transformer, from the order to the scrap heap. */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { refuse } from './refusals.ts';

export const meterStates = {
  ordered: '已订购',
  'in-stock': '在库',
  installed: '运行',
  removed: '已拆回',
  faulty: '故障',
  scrapped: '已报废',
} as const;
export type MeterState = keyof typeof meterStates;
export const allMeterStates = Object.keys(meterStates) as readonly MeterState[];

export const meterKinds = {
  'single-phase': '单相电能表',
  'three-phase': '三相电能表',
  'current-transformer': '电流互感器',
  'voltage-transformer': '电压互感器',
} as const;
export type MeterKind = keyof typeof meterKinds;
export const allMeterKinds = Object.keys(meterKinds) as readonly MeterKind[];

/** Moves that are made on their own; installing and removing come with a reading and are commands of their own. */
const moves: Readonly<Record<MeterState, readonly MeterState[]>> = {
  ordered: ['in-stock'],
  'in-stock': ['faulty', 'scrapped'],
  installed: [],
  removed: ['in-stock', 'faulty', 'scrapped'],
  faulty: ['in-stock', 'scrapped'],
  scrapped: [],
};

/** The states a meter may be moved to by hand. */
export function movesFrom(state: MeterState): readonly MeterState[] {
  return moves[state];
}

/** Whether the move may be made. */
export function checkMove(from: MeterState, to: MeterState): Refused | null {
  if (moves[from].includes(to)) return null;
  return refuse('metering.meter-move', 'state', { from: meterStates[from], to: meterStates[to] });
}

interface Installable {
  readonly meterNo: string;
  readonly kind: MeterKind;
  readonly state: MeterState;
  readonly verifyDueOn: CalendarDate | null;
}

/** Whether a meter may be hung on a day: in stock, with registers, its verification not over. */
export function checkInstall(
  { meterNo, kind, state, verifyDueOn }: Installable,
  on: CalendarDate,
): Refused | null {
  const number = meterNo;
  if (kind === 'current-transformer' || kind === 'voltage-transformer')
    return refuse('metering.no-registers', 'meterId', { number });
  if (state !== 'in-stock')
    return refuse('metering.meter-not-ready', 'meterId', { number, state: meterStates[state] });
  if (verifyDueOn !== null && verifyDueOn < on)
    return refuse('metering.verification-over', 'meterId', { number, due: verifyDueOn });
  return null;
}

export const installRoles = { main: '主表', check: '考核表', sub: '子表' } as const;
export type InstallRole = keyof typeof installRoles;
