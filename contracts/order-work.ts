/** What waits to be done: open tasks and promised calls of a person, their teams, the unit. */
import { Type } from 'typebox';
import { defineRoute } from './route.ts';
import { Cursor, Instant, OneOf, OrNull, Page, PageSize, Uuid } from './shapes.ts';

const WorkLine = Type.Object({
  orderId: Uuid,
  orderNo: Type.String(),
  task: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  step: Type.String(),
  stepTitle: Type.String(),
  state: OneOf(['waiting', 'claimed', 'paused']),
  urgency: Type.Integer(),
  summary: Type.String(),
  contactName: OrNull(Type.String()),
  address: OrNull(Type.String()),
  team: OrNull(Type.String()),
  assignee: OrNull(Type.String()),
  openedAt: Instant,
  dueAt: OrNull(Instant),
  breached: Type.Boolean(),
  warned: Type.Boolean(),
});

export const listWork = defineRoute({
  method: 'GET',
  path: '/work',
  title: '待办任务',
  access: 'order.view',
  query: Type.Object({
    scope: OneOf(['mine', 'team', 'unit']),
    kind: Type.Optional(Type.String({ maxLength: 64 })),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(WorkLine),
});

export const countWork = defineRoute({
  method: 'GET',
  path: '/desk/counts',
  title: '待办数量',
  access: 'order.view',
  response: Type.Object({
    mine: Type.Integer(),
    team: Type.Integer(),
    unit: Type.Integer(),
    warned: Type.Integer(),
    breached: Type.Integer(),
    callbacksDue: Type.Integer(),
  }),
});

export const takeNext = defineRoute({
  method: 'POST',
  path: '/desk/next',
  title: '领取下一件',
  access: 'order.work',
  body: Type.Object({ commandId: Uuid }),
  response: Type.Object({ orderId: OrNull(Uuid), task: OrNull(Type.String()) }),
});

/** A call a customer was promised (R-REQ-07), not made yet. */
const CallbackLine = Type.Object({
  orderId: Uuid,
  orderNo: Type.String(),
  callbackId: Uuid,
  kind: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  contactName: OrNull(Type.String()),
  contactPhone: OrNull(Type.String()),
  question: Type.String(),
  promisedBy: Type.String(),
  promisedAt: Instant,
  dueAt: Instant,
  breached: Type.Boolean(),
});

export const listCallbacks = defineRoute({
  method: 'GET',
  path: '/desk/callbacks',
  title: '约定回电',
  access: 'order.view',
  query: Type.Object({
    scope: OneOf(['mine', 'team', 'unit']),
    due: Type.Optional(OneOf(['overdue', 'today'])),
    kind: Type.Optional(Type.String({ maxLength: 64 })),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(CallbackLine),
});
