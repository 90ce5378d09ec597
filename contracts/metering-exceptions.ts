import { Type } from 'typebox';
import { exceptionStates } from '#domain/metering/reading.ts';
import { allRules } from '#domain/metering/rules.ts';
import { Finding, InstallationView, ReadingView, UseView, Values, Wh } from './metering.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, Cursor, Instant, OneOf, OrNull, Page, PageSize, Uuid, Words } from './shapes.ts';

const keys = <T extends object>(words: T) => Object.keys(words) as (keyof T & string)[];

const ExceptionLine = Type.Object({
  exceptionId: Uuid,
  readOn: CalendarDay,
  rules: Type.Array(OneOf(allRules)),
  state: OneOf(keys(exceptionStates)),
  accountNo: Type.String(),
  customerId: Uuid,
  customerName: Type.String(),
  address: Type.String(),
  meterNo: Type.String(),
  wh: OrNull(Wh),
  averageWh: OrNull(Wh),
  foundAt: Instant,
  decidedBy: OrNull(Type.String()),
  decidedAt: OrNull(Instant),
});

export const listExceptions = defineRoute({
  method: 'GET',
  path: '/reading-exceptions',
  title: '抄表异常',
  access: 'metering.view',
  query: Type.Object({
    state: Type.Optional(OneOf(keys(exceptionStates))),
    rule: Type.Optional(OneOf(allRules)),
    routeId: Type.Optional(Uuid),
    planId: Type.Optional(Uuid),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(ExceptionLine),
});

const OneException = Type.Object({ exceptionId: Uuid });

export const readException = defineRoute({
  method: 'GET',
  path: '/reading-exceptions/:exceptionId',
  title: '查看抄表异常',
  access: 'metering.view',
  params: OneException,
  response: Type.Object({
    ...ExceptionLine.properties,
    findings: Type.Array(Finding),
    installation: InstallationView,
    reading: OrNull(ReadingView),
    /** What it would be estimated to; null without anything to go by. */
    estimate: OrNull(Type.Object({ values: Type.Array(Type.String()), way: Type.String(), wh: Wh })),
    uses: Type.Array(UseView),
    reason: OrNull(Type.String()),
  }),
});

export const decideException = defineRoute({
  method: 'POST',
  path: '/reading-exceptions/:exceptionId/decide',
  title: '处理抄表异常',
  access: 'reading.decide',
  params: OneException,
  body: Type.Object({
    commandId: Uuid,
    decision: OneOf(['accept', 'estimate', 'correct', 're-read']),
    /** With `correct` alone. */
    values: Type.Optional(Values),
    reason: Words,
  }),
  response: Type.Object({ exceptionId: Uuid, state: OneOf(keys(exceptionStates)) }),
  refusals: [
    'metering.exception-decided',
    'metering.nothing-to-accept',
    'metering.no-history',
    'metering.day-out-of-order',
    'metering.values-missing',
    'metering.value-malformed',
    'metering.value-above-register',
    'conflict.id-reused',
  ],
});
