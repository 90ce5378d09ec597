import { Type, type Static } from 'typebox';
import { rungs } from '#domain/promises/warning-level.ts';
import { defineRoute } from './route.ts';
import { Cursor, Instant, Line, OneOf, OrNull, Page, PageSize, Uuid } from './shapes.ts';

const levelFields = {
  clock: Type.String({ minLength: 1, maxLength: 80 }),
  run: Type.Integer({ minimum: 1, maximum: 9999 }),
  level: Type.Integer({ minimum: 0, maximum: 99 }),
};

export const alertStatuses = ['open', 'acknowledged', 'over'] as const;

/** A level of a promise that was raised (S6): whom it told, how far it has climbed, who acts. */
export const AlertView = Type.Object({
  orderId: Uuid,
  orderNo: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  ...levelFields,
  clockTitle: Type.String(),
  by: OneOf(['percent', 'minutes-before']),
  amount: Type.Integer(),
  status: OneOf(alertStatuses),
  rung: OneOf(rungs),
  climbs: Type.Integer(),
  /** Everybody told so far, the first first. */
  told: Type.Array(Type.Object({ staffId: Uuid, name: Type.String(), rung: OneOf(rungs), at: Instant })),
  raisedAt: Instant,
  climbAt: OrNull(Instant),
  dueAt: OrNull(Instant),
  acknowledged: OrNull(Type.Object({ name: Type.String(), at: Instant, note: OrNull(Type.String()) })),
  mayAcknowledge: Type.Boolean(),
});

export const alertScopes = ['mine', 'unit'] as const;

export const listAlerts = defineRoute({
  method: 'GET',
  path: '/alerts',
  title: '查看逐级预警',
  access: 'order.view',
  query: Type.Object({
    /** `mine`: what the reader was told of; `unit`: everything. */
    scope: OneOf(alertScopes),
    /** Left out: of any status, the newest first; an open one's clock still runs. */
    status: Type.Optional(OneOf(alertStatuses)),
    rung: Type.Optional(OneOf(rungs)),
    orderId: Type.Optional(Uuid),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(AlertView),
});

export const acknowledgeAlert = defineRoute({
  method: 'POST',
  path: '/orders/:orderId/alerts/acknowledge',
  title: '确认预警，由我处理',
  access: 'order.view',
  params: Type.Object({ orderId: Uuid }),
  body: Type.Object({ commandId: Uuid, ...levelFields, note: Line(500) }),
  response: Type.Object({ done: Type.Boolean() }),
});

export type AlertLine = Static<typeof AlertView>;
