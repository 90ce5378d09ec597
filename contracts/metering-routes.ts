import { Type } from 'typebox';
import { planStates, readMethods } from '#domain/metering/plan.ts';
import { allRules } from '#domain/metering/rules.ts';
import { RegisterView, TakenReading } from './metering.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, FilledLine, OneOf, OrNull, Revision, Saved, Uuid, Words } from './shapes.ts';
import { tableRefusals } from './table-upload.ts';

const keys = <T extends object>(words: T) => Object.keys(words) as (keyof T & string)[];
const Month = Type.String({ pattern: '^[0-9]{4}-(?:0[1-9]|1[0-2])$' });
const Values = Type.Array(Type.String({ maxLength: 20 }), { minItems: 1, maxItems: 16 });

const route = {
  code: Type.String({ pattern: '^[0-9A-Za-z-]{2,16}$' }),
  name: FilledLine(60),
  stationUnitId: Uuid,
  readerStaffId: OrNull(Uuid),
  cycleMonths: Type.Integer({ minimum: 1, maximum: 2 }),
  dayOfMonth: Type.Integer({ minimum: 1, maximum: 28 }),
  method: OneOf(keys(readMethods)),
  active: Type.Boolean(),
} as const;

export const RouteView = Type.Object({
  routeId: Uuid,
  ...route,
  station: Type.String(),
  reader: OrNull(Type.String()),
  points: Type.Integer(),
  revision: Revision,
});

export const listRoutes = defineRoute({
  method: 'GET',
  path: '/reading-routes',
  title: '抄表段',
  access: 'metering.view',
  response: Type.Object({ items: Type.Array(RouteView) }),
});

export const saveRoute = defineRoute({
  method: 'POST',
  path: '/reading-routes',
  title: '维护抄表段',
  access: 'reading.plan',
  body: Type.Object({
    commandId: Uuid,
    routeId: Uuid,
    ...route,
    /** Of the route as its author saw it; left out for a new one. */
    revision: Type.Optional(Revision),
  }),
  response: Saved,
  refusals: [
    'metering.route-code-taken',
    'metering.point-unknown',
    'conflict.changed-meanwhile',
    'conflict.id-reused',
  ],
});

export const setStops = defineRoute({
  method: 'POST',
  path: '/reading-routes/:routeId/stops',
  title: '调整抄表段用户',
  access: 'reading.plan',
  params: Type.Object({ routeId: Uuid }),
  body: Type.Object({
    commandId: Uuid,
    /** In the order of the walk. */
    accountNos: Type.Array(Type.String({ pattern: '^[0-9]{8,16}$' }), { maxItems: 3000 }),
  }),
  response: Type.Object({ points: Type.Integer() }),
  refusals: ['metering.point-unknown', 'conflict.id-reused'],
});

/** A route in a month and how far it is (R-PROM-08). */
export const PlanView = Type.Object({
  planId: Uuid,
  routeId: Uuid,
  code: Type.String(),
  name: Type.String(),
  station: Type.String(),
  reader: OrNull(Type.String()),
  method: OneOf(keys(readMethods)),
  month: Month,
  dueOn: CalendarDay,
  points: Type.Integer(),
  readPoints: Type.Integer(),
  /** Read on the scheduled day. */
  keptPoints: Type.Integer(),
  /** The day is over, and they were not read on it. */
  brokenPoints: Type.Integer(),
  openExceptions: Type.Integer(),
  state: OneOf(keys(planStates)),
});

export const listPlans = defineRoute({
  method: 'GET',
  path: '/reading-plans',
  title: '抄表计划',
  access: 'metering.view',
  query: Type.Object({ month: Type.Optional(Month) }),
  response: Type.Object({ month: Month, items: Type.Array(PlanView) }),
});

const PlanParams = Type.Object({ planId: Uuid });

const Stop = Type.Object({
  place: Type.Integer(),
  usagePointId: Uuid,
  installationId: Uuid,
  accountNo: Type.String(),
  customerName: Type.String(),
  address: Type.String(),
  meterNo: Type.String(),
  registers: Type.Array(RegisterView),
  multiplier: Type.Integer(),
  lastOn: OrNull(CalendarDay),
  lastCounts: OrNull(Type.Array(Type.Integer())),
  /** Average energy a day of the last three uses, to compare with while typing. */
  dailyWh: OrNull(Type.Integer()),
  /** As it was read in this plan. */
  read: OrNull(Type.Object({ readOn: CalendarDay, values: Type.Array(Type.String()), state: Type.String() })),
});

export const readPlan = defineRoute({
  method: 'GET',
  path: '/reading-plans/:planId',
  title: '查看抄表计划',
  access: 'metering.view',
  params: PlanParams,
  response: Type.Object({ ...PlanView.properties, stops: Type.Array(Stop) }),
});

/** The list a reader takes along: last values, and empty columns for the new ones. */
export const planSheet = defineRoute({
  method: 'GET',
  path: '/reading-plans/:planId/sheet',
  title: '导出抄表清单(留痕)',
  access: 'reading.take',
  params: PlanParams,
  query: Type.Object({ format: OneOf(['xlsx', 'csv']) }),
  response: Type.Unknown(),
  produces: 'application/octet-stream',
});

export const enterReadings = defineRoute({
  method: 'POST',
  path: '/reading-plans/:planId/readings',
  title: '录入抄表段示数',
  access: 'reading.take',
  params: PlanParams,
  body: Type.Object({
    commandId: Uuid,
    readings: Type.Array(
      Type.Object({ readingId: Uuid, installationId: Uuid, readOn: CalendarDay, values: Values }),
      { minItems: 1, maxItems: 500 },
    ),
  }),
  response: Type.Object({ items: Type.Array(TakenReading) }),
  refusals: [
    'metering.values-missing',
    'metering.value-malformed',
    'metering.value-above-register',
    'metering.day-ahead',
    'metering.no-meter',
    'metering.point-twice',
    'metering.plan-closed',
  ],
});

/** Multipart: `listId` (made by the caller), `dryRun`, `planId` where there is one, `file`. */
export const importReadings = defineRoute({
  method: 'POST',
  path: '/reading-lists',
  title: '导入抄表清单',
  access: 'reading.take',
  consumes: 'multipart/form-data',
  bodyLimitBytes: 17 * 1_048_576,
  response: Type.Object({
    rows: Type.Integer(),
    /** Rows without a value, as in a list that is not finished. */
    empty: Type.Integer(),
    faults: Type.Array(
      Type.Object({
        rowNo: Type.Integer(),
        column: Type.String(),
        code: Type.String(),
        title: Type.String(),
      }),
    ),
    faultyRows: Type.Integer(),
    accepted: Type.Integer(),
    held: Type.Integer(),
    found: Type.Array(Type.Object({ rule: OneOf(allRules), count: Type.Integer() })),
    written: Type.Boolean(),
  }),
  refusals: [...tableRefusals, 'table.too-many-rows', 'shape.wrong-format'],
});

const Thresholds = Type.Object({
  smallWh: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
  highPercent: Type.Integer({ minimum: 101, maximum: 10_000 }),
  lowPercent: Type.Integer({ minimum: 0, maximum: 99 }),
  seasonHighPercent: Type.Integer({ minimum: 101, maximum: 10_000 }),
  seasonLowPercent: Type.Integer({ minimum: 0, maximum: 99 }),
  capacityPercent: Type.Integer({ minimum: 1, maximum: 1000 }),
  estimatesMax: Type.Integer({ minimum: 0, maximum: 24 }),
  daysAround: Type.Integer({ minimum: 0, maximum: 31 }),
});
const Severity = OneOf(['hold', 'warn', 'off']);

export const RulesBody = Type.Object({
  severity: Type.Object({
    missing: Severity,
    duplicate: Severity,
    'below-last': Severity,
    'rolled-over': Severity,
    zero: Severity,
    spike: Severity,
    high: Severity,
    low: Severity,
    'season-high': Severity,
    'season-low': Severity,
    'sum-check': Severity,
    'wrong-date': Severity,
    'prolonged-estimate': Severity,
  }),
  thresholds: Type.Object({
    residential: Thresholds,
    farm: Thresholds,
    commercial: Thresholds,
    'large-industry': Thresholds,
  }),
  sumGapWh: Type.Integer({ minimum: 0, maximum: 100_000 }),
  rollOverPercent: Type.Integer({ minimum: 0, maximum: 50 }),
});

export const readRules = defineRoute({
  method: 'GET',
  path: '/reading-rules',
  title: '抄表核验规则',
  access: 'metering.view',
  response: Type.Object({ version: Type.Integer(), rules: RulesBody }),
});

export const saveRules = defineRoute({
  method: 'POST',
  path: '/reading-rules',
  title: '修改抄表核验规则',
  access: 'reading.plan',
  body: Type.Object({
    commandId: Uuid,
    /** Of the rules as their author saw them; 0 where none were saved yet. */
    version: Type.Integer({ minimum: 0, maximum: 100_000 }),
    rules: RulesBody,
    reason: Words,
  }),
  response: Type.Object({ version: Type.Integer() }),
  refusals: ['conflict.changed-meanwhile', 'conflict.id-reused'],
});
