import { Type, type Static } from 'typebox';
import { itemStatuses, itemVerbs } from '#domain/supervision/item.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDay,
  Cursor,
  Instant,
  OneOf,
  OrNull,
  Page,
  PageSize,
  TableFormat,
  Uuid,
  Words,
} from './shapes.ts';

const Person = Type.Object({ staffId: Uuid, name: Type.String() });

export const SupervisionItemView = Type.Object({
  itemId: Uuid,
  orderId: Uuid,
  orderNo: Type.String(),
  title: Type.String(),
  status: OneOf(itemStatuses),
  ask: Type.String(),
  askedBy: Person,
  askedAt: Instant,
  to: Type.Object({ staffId: OrNull(Uuid), unitId: OrNull(Uuid), name: Type.String() }),
  dueAt: Instant,
  overdue: Type.Boolean(),
  answer: OrNull(Type.String()),
  answeredBy: OrNull(Type.String()),
  answeredAt: OrNull(Instant),
  returnedTimes: Type.Integer(),
  /** What was said when it was accepted, returned or withdrawn. */
  verdict: OrNull(Type.String()),
  closedAt: OrNull(Instant),
  /** What the reader may do with it now. */
  may: Type.Array(OneOf(itemVerbs)),
});

export const itemScopes = ['to-me', 'by-me', 'unit'] as const;

export const listItems = defineRoute({
  method: 'GET',
  path: '/supervision/items',
  title: '查看督办',
  access: 'order.view',
  query: Type.Object({
    scope: OneOf(itemScopes),
    status: Type.Optional(OneOf([...itemStatuses, 'overdue'])),
    orderId: Type.Optional(Uuid),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(SupervisionItemView),
});

export const openItem = defineRoute({
  method: 'POST',
  path: '/supervision/items',
  title: '发起督办',
  access: 'order.supervise',
  /** The id is made by the client: the same again changes nothing and answers the same. */
  body: Type.Object({
    itemId: Uuid,
    orderId: Uuid,
    ask: Words,
    toStaffId: Type.Optional(Uuid),
    toUnitId: Type.Optional(Uuid),
    dueAt: Instant,
  }),
  response: SupervisionItemView,
});

export const commandItem = defineRoute({
  method: 'POST',
  path: '/supervision/items/:itemId/commands',
  title: '答复、审核或撤销督办',
  access: 'order.view',
  params: Type.Object({ itemId: Uuid }),
  body: Type.Object({ commandId: Uuid, verb: OneOf(itemVerbs), text: Words }),
  response: SupervisionItemView,
});

export const countItems = defineRoute({
  method: 'GET',
  path: '/supervision/counts',
  title: '督办数量',
  access: 'order.view',
  response: Type.Object({
    toAnswer: Type.Integer(),
    overdue: Type.Integer(),
    toJudge: Type.Integer(),
  }),
});

const Figures = Type.Object({
  open: Type.Integer(),
  dueSoon: Type.Integer(),
  broken: Type.Integer(),
  /** When the oldest of them was accepted. */
  oldestAt: OrNull(Instant),
});

export const board = defineRoute({
  method: 'GET',
  path: '/supervision/board',
  title: '督办看板',
  access: 'report.view',
  query: Type.Object({ unitId: Type.Optional(Uuid), days: Type.Optional(OneOf(['7', '30', '90'])) }),
  response: Type.Object({
    at: Instant,
    total: Figures,
    units: Type.Array(Type.Object({ unitId: Uuid, name: Type.String(), ...Figures.properties })),
    kinds: Type.Array(Type.Object({ kind: Type.String(), title: Type.String(), ...Figures.properties })),
    steps: Type.Array(
      Type.Object({
        kind: Type.String(),
        step: Type.String(),
        title: Type.String(),
        stepTitle: Type.String(),
        ...Figures.properties,
      }),
    ),
    /** Accepted requests by weekday (1 Monday … 7 Sunday) and hour (0 … 23). */
    hours: Type.Array(
      Type.Object({ weekday: Type.Integer(), hour: Type.Integer(), accepted: Type.Integer() }),
    ),
    trend: Type.Array(
      Type.Object({
        day: CalendarDay,
        accepted: Type.Integer(),
        closed: Type.Integer(),
        broken: Type.Integer(),
      }),
    ),
    items: Type.Object({ open: Type.Integer(), overdue: Type.Integer(), toJudge: Type.Integer() }),
    /** Warning levels nobody has acted on yet, and those of them that went up (S6). */
    alerts: Type.Object({ open: Type.Integer(), climbed: Type.Integer() }),
  }),
});

export const boardTable = defineRoute({
  method: 'GET',
  path: '/supervision/board/export',
  title: '导出督办看板',
  access: 'report.view',
  query: Type.Object({ unitId: Type.Optional(Uuid), format: TableFormat }),
  response: Type.String(),
  produces: 'application/octet-stream',
});

export const watchedStates = ['open', 'due-soon', 'broken'] as const;

export const watchedTasks = defineRoute({
  method: 'GET',
  path: '/supervision/tasks',
  title: '看板任务明细',
  access: 'report.view',
  query: Type.Object({
    state: Type.Optional(OneOf(watchedStates)),
    unitId: Type.Optional(Uuid),
    kind: Type.Optional(Type.String({ maxLength: 64 })),
    step: Type.Optional(Type.String({ maxLength: 64 })),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(
    Type.Object({
      orderId: Uuid,
      orderNo: Type.String(),
      task: Type.String(),
      title: Type.String(),
      stepTitle: Type.String(),
      unit: Type.String(),
      team: OrNull(Type.String()),
      assignee: OrNull(Type.String()),
      acceptedAt: Instant,
      openedAt: Instant,
      dueAt: OrNull(Instant),
      state: OneOf(watchedStates),
    }),
  ),
});

const TaskName = Type.String({ pattern: '^[a-z0-9-]{1,64}#[0-9]{1,4}$' });

export const reassignTasks = defineRoute({
  method: 'POST',
  path: '/supervision/reassign',
  title: '批量改派任务',
  access: 'order.supervise',
  body: Type.Object({
    commandId: Uuid,
    toStaffId: Uuid,
    reason: Words,
    tasks: Type.Array(Type.Object({ orderId: Uuid, task: TaskName }), { minItems: 1, maxItems: 100 }),
  }),
  response: Type.Object({
    results: Type.Array(
      Type.Object({
        orderId: Uuid,
        task: Type.String(),
        done: Type.Boolean(),
        /** Why not, in words. */
        problem: OrNull(Type.String()),
      }),
    ),
  }),
});

export type SupervisionItem = Static<typeof SupervisionItemView>;
export type Board = Static<(typeof board)['response']>;
export type WatchedTask = Static<(typeof watchedTasks)['response']>['items'][number];
