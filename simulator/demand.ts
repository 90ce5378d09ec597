/**
 * When customers come and what they want: a rate a thousand accounts and day for each business, the week, the
 * statutory holidays, the peak around the turn of the month, the hours of counter and telephone, and a storm.
 */
import { calendarDate, weekday, addDays, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { hourMs, startOfDayMs } from '#domain/kernel/instant.ts';
import type { Channel } from '#domain/processes/definition.ts';
import { statutoryCalendar } from '#domain/promises/calendar.ts';
import { openingOf } from './opening.ts';
import type { Random } from './random.ts';

/** Requests a thousand accounts and ordinary working day; a county of 100,000 accounts has about 130. */
export const dailyPerThousand = {
  consultation: 0.44,
  'fault-report': 0.28,
  reconnection: 0.12,
  'information-query': 0.1,
  'residential-connection': 0.08,
  'low-voltage-connection': 0.035,
  'reading-dispute': 0.035,
  'meter-fault': 0.04,
  complaint: 0.03,
  'meter-test': 0.012,
  'capacity-increase': 0.012,
  'safety-guidance': 0.015,
  'home-visit': 0.012,
  opinion: 0.012,
  suggestion: 0.012,
  praise: 0.01,
  'damaged-appliance': 0.01,
  report: 0.008,
  'high-voltage-connection': 0.006,
} as const;

export type Kind = keyof typeof dailyPerThousand;

export const kinds = Object.keys(dailyPerThousand) as readonly Kind[];

/** A fault surge: so many times the usual day, between these hours of the business day. */
export const storm = { factor: 12, fromHour: 14, toHour: 23 } as const;

/** One customer who wants something. */
export interface Arrival {
  readonly atMs: number;
  readonly kind: Kind;
  readonly channel: Channel;
  readonly storm: boolean;
}

type Door = 'counter' | 'phone' | 'web';

const doors: Readonly<Record<'desk' | 'connection' | 'urgent', Readonly<Record<Door, number>>>> = {
  desk: { counter: 25, phone: 60, web: 15 },
  connection: { counter: 55, phone: 10, web: 35 },
  urgent: { counter: 2, phone: 86, web: 12 },
};

/** Calls by hour of the day: little at night, peaks in the morning and after supper. */
const phoneHours = [3, 2, 1, 1, 1, 2, 5, 10, 18, 22, 21, 17, 12, 12, 15, 16, 15, 14, 16, 19, 17, 12, 8, 5];
const webHours = [3, 2, 1, 1, 1, 1, 3, 6, 10, 12, 12, 10, 10, 9, 9, 10, 10, 10, 11, 14, 16, 15, 11, 6];

const connections: readonly Kind[] = [
  'residential-connection',
  'low-voltage-connection',
  'high-voltage-connection',
  'capacity-increase',
];
/** Bills go out at the turn of the month. */
const aboutBills: readonly Kind[] = ['consultation', 'information-query', 'reading-dispute', 'reconnection'];

/** How much busier a date is than an ordinary working day. */
export function dayFactor(kind: Kind, date: CalendarDate): number {
  const isWorking = statutoryCalendar.isWorkingDay(date);
  const offDay = kind === 'fault-report' ? 1.05 : connections.includes(kind) ? 0.15 : 0.5;
  const monday = isWorking && weekday(date) === 1 ? 1.25 : 1;
  return (isWorking ? monday : offDay) * monthFactor(kind, date);
}

function monthFactor(kind: Kind, date: CalendarDate): number {
  if (!aboutBills.includes(kind)) return 1;
  const day = Number(date.slice(8));
  const isTurn = day <= 3 || addDays(date, 3).slice(0, 7) !== date.slice(0, 7);
  return isTurn ? 1.7 : 1;
}

function doorOf(kind: Kind, random: Random): Door {
  const usual = connections.includes(kind) ? 'connection' : kind === 'fault-report' ? 'urgent' : 'desk';
  return random.weighted(doors[usual]);
}

function byHour(weights: readonly number[], dayStartMs: number, random: Random): number {
  const hour = Number(
    random.weighted(Object.fromEntries(weights.map((weight, at) => [`h${String(at)}`, weight]))).slice(1),
  );
  return dayStartMs + Math.floor((hour + random.next()) * hourMs);
}

function arrivalAt(kind: Kind, date: CalendarDate, random: Random): Arrival {
  const dayStartMs = startOfDayMs(date);
  const door = doorOf(kind, random);
  const opening = openingOf('hall', dayStartMs);
  if (door === 'counter' && opening !== null) {
    const spanMs = opening.toMs - opening.fromMs - hourMs / 4;
    return {
      atMs: opening.fromMs + Math.floor(random.next() * spanMs),
      kind,
      channel: 'counter',
      storm: false,
    };
  }
  if (door === 'web')
    return { atMs: byHour(webHours, dayStartMs, random), kind, channel: 'web', storm: false };
  return { atMs: byHour(phoneHours, dayStartMs, random), kind, channel: 'phone', storm: false };
}

/** The extra faults of the storm. */
function surge(date: CalendarDate, mean: number, random: Random): Arrival[] {
  const fromMs = startOfDayMs(date) + storm.fromHour * hourMs;
  const spanMs = (storm.toHour - storm.fromHour) * hourMs;
  const hits = random.count(mean * (storm.factor - 1));
  return Array.from({ length: hits }, () => ({
    // Two draws multiplied: most call soon after it breaks loose.
    atMs: fromMs + Math.floor(random.next() * random.next() * spanMs),
    kind: 'fault-report',
    channel: random.chance(0.85) ? 'phone' : 'web',
    storm: true,
  }));
}

/** Everybody who comes on a date, in order of time. */
export function arrivalsOn(
  date: string,
  of: { accounts: number; intensity: number; isStorm: boolean; random: Random },
): readonly Arrival[] {
  const { random } = of;
  const day = calendarDate(date);
  const arrivals = kinds.flatMap((kind) => {
    const mean = (dailyPerThousand[kind] * of.accounts * of.intensity * dayFactor(kind, day)) / 1000;
    const usual = Array.from({ length: random.count(mean) }, () => arrivalAt(kind, day, random));
    return of.isStorm && kind === 'fault-report' ? [...usual, ...surge(day, mean, random)] : usual;
  });
  return arrivals.sort((a, b) => a.atMs - b.atMs);
}
