import { Type } from 'typebox';
import { daySettings } from '#domain/promises/calendar-change.ts';
import { regions } from '#domain/promises/promise.ts';
import { levelMinutesMax, levelsMax, rungs } from '#domain/promises/warning-level.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, FilledLine, Instant, OneOf, OrNull, Uuid, Words } from './shapes.ts';

const RegionWord = OneOf(regions);
const RegionOrAny = OneOf(['any', 'urban', 'rural', 'remote']);
const MeasureWord = OneOf(['each', 'mean']);
const LimitText = Type.String({ minLength: 1, maxLength: 30, description: '时限,如 45min、24h、7d、5wd' });
const Both = Type.Object({ zh: Type.String(), en: Type.String() });
const promiseParams = Type.Object({ promiseId: Type.String({ maxLength: 40 }) });
const yearParams = Type.Object({ year: Type.String({ pattern: '^(19|20|21)[0-9]{2}$' }) });

/** A further warning: when it comes, whom it tells, how long they have to say that they act (S6). */
const WarningLevel = Type.Object({
  by: OneOf(['percent', 'minutes-before']),
  amount: Type.Integer({ minimum: 1, maximum: levelMinutesMax }),
  to: OneOf(rungs),
  /** Null: it never climbs. */
  answerMinutes: OrNull(Type.Integer({ minimum: 1, maximum: levelMinutesMax })),
});
const Levels = Type.Array(WarningLevel, { maxItems: levelsMax });

const settingFields = {
  region: RegionOrAny,
  validFrom: CalendarDay,
  limit: LimitText,
  warnPercent: Type.Integer({ minimum: 1, maximum: 99 }),
  measure: MeasureWord,
  reason: Words,
};

/** A promise with what holds in each region on the date asked for. */
export const PromiseView = Type.Object({
  promiseId: Type.String(),
  title: Both,
  concerns: Type.String(),
  starts: Type.String(),
  stops: Type.String(),
  source: Type.String(),
  /** The figure stands from memory and must be confirmed on the official text before use. */
  unverified: Type.Boolean(),
  /** Figures of other documents, selectable as a setting. */
  others: Type.Array(Type.Object({ limit: Type.String(), source: Type.String() })),
  inForce: Type.Array(
    Type.Object({
      region: RegionWord,
      limit: Type.String(),
      limitText: Both,
      warnPercent: Type.Integer(),
      measure: MeasureWord,
      levels: Type.Array(WarningLevel),
      version: Type.String(),
      /** Set by the unit; false: the catalogue's default. */
      own: Type.Boolean(),
    }),
  ),
});

export const listPromises = defineRoute({
  method: 'GET',
  path: '/promises',
  title: '查看服务承诺与现行设置',
  access: 'promise.view',
  query: Type.Object({ date: Type.Optional(CalendarDay) }),
  response: Type.Object({ date: CalendarDay, items: Type.Array(PromiseView) }),
});

export const promiseSettings = defineRoute({
  method: 'GET',
  path: '/promises/:promiseId/settings',
  title: '查看服务承诺的设置记录',
  access: 'promise.view',
  params: promiseParams,
  response: Type.Object({
    promise: PromiseView,
    /** Newest first; rows are only ever added. */
    items: Type.Array(
      Type.Object({
        settingId: Uuid,
        ...settingFields,
        levels: Type.Array(WarningLevel),
        reason: Type.String(),
        changedBy: OrNull(Type.String()),
        changedAt: Instant,
      }),
    ),
  }),
});

export const setPromise = defineRoute({
  method: 'POST',
  path: '/promises/:promiseId/settings',
  title: '设置服务承诺',
  access: 'promise.configure',
  params: promiseParams,
  /** The id is made by the client: the same again changes nothing and answers the same. */
  body: Type.Object({ settingId: Uuid, ...settingFields, levels: Type.Optional(Levels) }),
  response: PromiseView,
});

const YearNotice = Type.Object({
  year: Type.Integer(),
  /** False: computed from weekdays and weekends, and every due time says so. */
  announced: Type.Boolean(),
  /** Where the notice comes from. */
  by: OrNull(OneOf(['product', 'unit'])),
});

const Period = Type.Object({
  from: Type.String({ maxLength: 20, description: '时刻,如 08:30' }),
  to: Type.String({ maxLength: 20, description: '时刻,一天的末尾写 24:00' }),
});

/** Office hours of working days from a first day on. */
const OfficeHours = Type.Object({ validFrom: CalendarDay, periods: Type.Array(Period) });

export const CalendarYear = Type.Object({
  ...YearNotice.properties,
  version: Type.String(),
  /** The unit's own hours, the earliest first; before the first the usual ones hold. */
  officeHours: Type.Array(OfficeHours),
  days: Type.Array(
    Type.Object({
      date: CalendarDay,
      kind: OneOf(['workday', 'make-up', 'weekend', 'holiday']),
      working: Type.Boolean(),
      title: Both,
      /** Set by the unit over the statutory day. */
      own: Type.Boolean(),
    }),
  ),
});

export const readCalendarYear = defineRoute({
  method: 'GET',
  path: '/calendar/:year',
  title: '查看工作日历',
  access: 'promise.view',
  params: yearParams,
  response: CalendarYear,
});

export const calendarHistory = defineRoute({
  method: 'GET',
  path: '/calendar/:year/history',
  title: '查看工作日历的变更记录',
  access: 'promise.view',
  params: yearParams,
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        /** Null: the entry is about the notice of the whole year. */
        date: OrNull(CalendarDay),
        setting: OneOf([...daySettings, 'announced', 'not-announced']),
        text: Type.String(),
        changedBy: OrNull(Type.String()),
        changedAt: Instant,
      }),
    ),
  }),
});

export const setCalendarDays = defineRoute({
  method: 'POST',
  path: '/calendar/:year/days',
  title: '设置或撤回工作日历的日期',
  access: 'calendar.configure',
  params: yearParams,
  body: Type.Object({
    commandId: Uuid,
    days: Type.Array(Type.Object({ date: CalendarDay, setting: OneOf(daySettings), name: FilledLine(30) }), {
      minItems: 1,
      maxItems: 366,
    }),
  }),
  response: CalendarYear,
});

export const announceYear = defineRoute({
  method: 'POST',
  path: '/calendar/:year/announce',
  title: '登记某年节假日安排已公布',
  access: 'calendar.configure',
  params: yearParams,
  body: Type.Object({ commandId: Uuid, announced: Type.Boolean(), basis: FilledLine(200) }),
  response: CalendarYear,
});

const OfficeHoursBook = Type.Object({
  /** What holds today. */
  inForce: Type.Array(Period),
  /** Set by the unit; false: the usual hours. */
  own: Type.Boolean(),
  /** Every change, the newest first; of two for the same first day the newer holds. */
  items: Type.Array(
    Type.Object({
      ...OfficeHours.properties,
      reason: Type.String(),
      changedBy: OrNull(Type.String()),
      changedAt: Instant,
    }),
  ),
});

export const readOfficeHours = defineRoute({
  method: 'GET',
  path: '/calendar/office-hours',
  title: '查看上班时间',
  access: 'promise.view',
  response: OfficeHoursBook,
});

export const setOfficeHours = defineRoute({
  method: 'POST',
  path: '/calendar/office-hours',
  title: '设置上班时间',
  access: 'calendar.configure',
  body: Type.Object({
    commandId: Uuid,
    validFrom: CalendarDay,
    periods: Type.Array(Period, { maxItems: 20 }),
    reason: Words,
  }),
  response: OfficeHoursBook,
});

export const recomputeClocks = defineRoute({
  method: 'POST',
  path: '/calendar/recompute',
  title: '按现行日历重算在办工单的时限',
  access: 'calendar.configure',
  body: Type.Object({ commandId: Uuid, reason: Words }),
  response: Type.Object({ queued: Type.Boolean(), calendarVersion: Type.String() }),
});

export const explainDue = defineRoute({
  method: 'POST',
  path: '/promises/explain',
  title: '时限计算器',
  access: 'promise.view',
  body: Type.Object({
    from: Type.String({ maxLength: 40 }),
    limit: LimitText,
    pauses: Type.Optional(
      Type.Array(
        Type.Object({
          from: Type.String({ maxLength: 40 }),
          /** Left out while the pause lasts. */
          to: Type.Optional(Type.String({ maxLength: 40 })),
        }),
        { maxItems: 100 },
      ),
    ),
  }),
  response: Type.Object({
    due: OrNull(Instant),
    limit: Type.String(),
    explanation: Type.Object({ ...Both.properties, steps: Type.Array(Type.Unknown()) }),
    warnings: Type.Array(
      Type.Object({ code: Type.String(), year: Type.Optional(Type.Integer()), ...Both.properties }),
    ),
  }),
});
