import { Type, type Static } from 'typebox';
import { channels } from '#domain/processes/definition.ts';
import { defineRoute } from './route.ts';
import {
  Cursor,
  FormAnswers,
  Instant,
  LocalMinute,
  OneOf,
  OrNull,
  Page,
  PageSize,
  Uuid,
  Words,
} from './shapes.ts';

export * from './order-work.ts';

export const orderStatuses = ['open', 'closed', 'refused', 'withdrawn', 'merged', 'archived'] as const;

const TaskRef = Type.String({ pattern: '^[a-z0-9-]{1,64}#[0-9]{1,4}$' });
const Uuids = Type.Array(Uuid, { maxItems: 50 });
const Codes = Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 });

function verb<const V extends string, P extends Parameters<typeof Type.Object>[0]>(name: V, rest: P) {
  return Type.Object({ verb: Type.Literal(name), ...rest });
}

/** Everything staff can do to an order; the engine decides whether this one may do it now. */
const verbs = Type.Union([
  verb('act', {
    task: TaskRef,
    action: Type.String({ maxLength: 64 }),
    values: Type.Optional(FormAnswers),
    checked: Type.Optional(Codes),
    signatureId: Type.Optional(Uuid),
    quotes: Type.Optional(
      Type.Array(Type.Object({ articleId: Uuid, version: Type.Integer({ minimum: 1 }) }), { maxItems: 10 }),
    ),
  }),
  verb('claim', { task: TaskRef }),
  verb('release', { task: TaskRef, reason: Words }),
  verb('hand-over', {
    task: TaskRef,
    toStaffId: Uuid,
    toName: Type.String({ minLength: 1, maxLength: 50 }),
    phone: Type.String({ minLength: 1, maxLength: 30 }),
    place: Type.Optional(Type.String({ maxLength: 200 })),
    reason: Words,
    teamId: Type.Optional(Uuid),
  }),
  verb('return', { task: TaskRef, reason: Words }),
  verb('pause', {
    task: TaskRef,
    reason: Type.String({ maxLength: 64 }),
    remark: Words,
    evidenceIds: Type.Optional(Uuids),
  }),
  verb('approve-pause', { task: TaskRef, remark: Type.Optional(Words) }),
  verb('resume', { task: TaskRef, remark: Type.Optional(Words) }),
  verb('remark', { text: Words, task: Type.Optional(TaskRef) }),
  verb('attach', { attachmentIds: Uuids, document: Type.Optional(Type.String({ maxLength: 64 })) }),
  verb('ask-documents', { documents: Codes, reason: Type.Optional(Words) }),
  verb('receive-documents', { documents: Codes }),
  verb('merge', { intoOrderId: Uuid, reason: Words }),
  verb('undo-merge', { reason: Words }),
  verb('escalate', { reason: Words }),
  verb('ask-help', { task: TaskRef, fromTeam: Type.String({ maxLength: 64 }), question: Words }),
  verb('urge', { text: Words }),
  verb('rebook', { at: LocalMinute, reason: Words }),
  verb('refuse', { reason: Words, basis: Words }),
  verb('withdraw', { reason: Words }),
  verb('correct', { values: FormAnswers, reason: Words, apology: Words }),
  verb('report-abnormality', { text: Words, task: Type.Optional(TaskRef) }),
  verb('promise-callback', { callbackId: Uuid, dueAtMs: Type.Integer({ minimum: 0 }), question: Words }),
  verb('keep-callback', { callbackId: Uuid, result: Words }),
  verb('record-signature', { signatureId: Uuid, confirms: Words }),
  verb('ask-excuse', { clock: Type.String({ maxLength: 64 }), reason: Words }),
  verb('excuse-clock', { clock: Type.String({ maxLength: 64 }), reason: Words }),
  verb('reopen', { reason: Words }),
  verb('archive', {}),
]);

/** Told apart by the verb, so that a faulty command is told what is wrong with this verb and not with the first. */
export const OrderCommand = Type.Unsafe<Static<typeof verbs>>({
  type: 'object',
  discriminator: { propertyName: 'verb' },
  required: ['verb'],
  oneOf: verbs.anyOf,
});

const ClockView = Type.Object({
  clock: Type.String(),
  run: Type.Integer(),
  title: Type.String(),
  promise: Type.String(),
  limit: Type.String(),
  status: OneOf(['running', 'paused', 'stopped', 'cancelled']),
  verdict: OneOf(['running', 'paused', 'overdue', 'kept', 'late', 'excused', 'cancelled']),
  startedAt: Instant,
  dueAt: OrNull(Instant),
  warnAt: OrNull(Instant),
  warnedAt: OrNull(Instant),
  breachedAt: OrNull(Instant),
  stoppedAt: OrNull(Instant),
  overrunSeconds: OrNull(Type.Integer()),
  excuse: OrNull(Type.Object({ reason: Type.String(), approver: Type.String() })),
  pauses: Type.Array(
    Type.Object({ reason: Type.String(), approver: Type.String(), from: Instant, to: OrNull(Instant) }),
  ),
  explanation: Type.Object({ zh: Type.String(), en: Type.String() }),
  warnings: Type.Array(Type.String()),
});

const TaskView = Type.Object({
  task: Type.String(),
  step: Type.String(),
  title: Type.String(),
  team: OrNull(Type.Object({ unitId: Uuid, name: Type.String(), phone: OrNull(Type.String()) })),
  assignee: OrNull(Type.Object({ staffId: Uuid, name: Type.String(), phone: Type.String() })),
  state: OneOf(['waiting', 'claimed', 'paused', 'done', 'returned', 'cancelled']),
  openedAt: Instant,
  claimedAt: OrNull(Instant),
  doneAt: OrNull(Instant),
  pause: OrNull(
    Type.Object({ reason: Type.String(), title: Type.String(), since: Instant, counts: Type.Boolean() }),
  ),
  /** Whether the reader may take the step's actions now. */
  mine: Type.Boolean(),
});

export const TimelineEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  kind: Type.String(),
  title: Type.String(),
  actor: Type.String(),
  step: OrNull(Type.String()),
  action: OrNull(Type.String()),
  /** What happened, in words. */
  lines: Type.Array(Type.String()),
});

const OrderLine = Type.Object({
  orderId: Uuid,
  orderNo: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  status: OneOf(orderStatuses),
  outcome: OrNull(Type.String()),
  urgency: Type.Integer(),
  channel: OneOf(channels),
  summary: Type.String(),
  contactName: OrNull(Type.String()),
  address: OrNull(Type.String()),
  unit: Type.String(),
  acceptedAt: Instant,
  closedAt: OrNull(Instant),
  dueAt: OrNull(Instant),
  breached: Type.Boolean(),
});

export const OrderView = Type.Object({
  ...OrderLine.properties,
  version: Type.Integer(),
  definitionVersion: Type.Integer(),
  region: OneOf(['urban', 'rural', 'remote']),
  confidential: Type.Boolean(),
  contactPhone: OrNull(Type.String()),
  customerId: OrNull(Uuid),
  firstResponsible: OrNull(Type.Object({ staffId: Uuid, name: Type.String(), phone: Type.String() })),
  bundleId: OrNull(Uuid),
  values: FormAnswers,
  /** Names of values that are masked; unmasking is asked for with a reason. */
  masked: Type.Array(Type.String()),
  documents: Type.Array(Type.String()),
  demands: Type.Array(Type.Array(Type.String())),
  callbacks: Type.Array(Type.Object({ id: Uuid, dueAt: Instant, promisedBy: Type.String() })),
  tasks: Type.Array(TaskView),
  clocks: Type.Array(ClockView),
  timeline: Type.Array(TimelineEntry),
  notices: Type.Array(
    Type.Object({
      noticeId: Uuid,
      channel: Type.String(),
      template: Type.String(),
      recipient: Type.String(),
      body: Type.String(),
      status: Type.String(),
      createdAt: Instant,
      sentAt: OrNull(Instant),
    }),
  ),
  attachments: Type.Array(
    Type.Object({
      attachmentId: Uuid,
      fileName: Type.String(),
      mediaType: Type.String(),
      sizeBytes: Type.Integer(),
      label: Type.String(),
      addedAt: Instant,
      sha256: Type.String(),
    }),
  ),
  related: Type.Array(
    Type.Object({
      orderId: Uuid,
      orderNo: Type.String(),
      title: Type.String(),
      status: OneOf(orderStatuses),
      relation: OneOf(['bundle', 'parent', 'child', 'merged-here', 'merged-into', 'same-customer']),
    }),
  ),
});

const OrderParams = Type.Object({ orderId: Uuid });

export const listOrders = defineRoute({
  method: 'GET',
  path: '/orders',
  title: '查询工单',
  access: 'order.view',
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100 })),
    status: Type.Optional(OneOf(orderStatuses)),
    kind: Type.Optional(Type.String({ maxLength: 64 })),
    unitId: Type.Optional(Uuid),
    customerId: Type.Optional(Uuid),
    clock: Type.Optional(OneOf(['breached', 'due-soon'])),
    from: Type.Optional(Type.String({ format: 'date' })),
    to: Type.Optional(Type.String({ format: 'date' })),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(OrderLine),
});

export const exportOrders = defineRoute({
  method: 'GET',
  path: '/orders/export',
  title: '导出工单',
  access: 'order.export',
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100 })),
    status: Type.Optional(OneOf(orderStatuses)),
    kind: Type.Optional(Type.String({ maxLength: 64 })),
    unitId: Type.Optional(Uuid),
    clock: Type.Optional(OneOf(['breached', 'due-soon'])),
    from: Type.Optional(Type.String({ format: 'date' })),
    to: Type.Optional(Type.String({ format: 'date' })),
  }),
  response: Type.String(),
  produces: 'text/csv',
});

export const readOrder = defineRoute({
  method: 'GET',
  path: '/orders/:orderId',
  title: '查看工单',
  access: 'order.view',
  params: OrderParams,
  response: OrderView,
});

export const findOrderByNumber = defineRoute({
  method: 'GET',
  path: '/order-numbers/:orderNo',
  title: '按单号查找工单',
  access: 'order.view',
  params: Type.Object({ orderNo: Type.String({ maxLength: 30 }) }),
  response: Type.Object({ orderId: Uuid }),
});

export const commandOrder = defineRoute({
  method: 'POST',
  path: '/orders/:orderId/commands',
  title: '办理工单',
  access: 'order.work',
  params: OrderParams,
  body: Type.Object({
    commandId: Uuid,
    seenVersion: Type.Optional(Type.Integer({ minimum: 1 })),
    command: OrderCommand,
  }),
  response: Type.Object({ orderId: Uuid, version: Type.Integer(), status: OneOf(orderStatuses) }),
});

export const unmaskOrder = defineRoute({
  method: 'POST',
  path: '/orders/:orderId/unmask',
  title: '查看工单敏感信息',
  access: 'customer.unmask',
  params: OrderParams,
  body: Type.Object({ reason: Words }),
  response: Type.Object({
    contactName: OrNull(Type.String()),
    contactPhone: OrNull(Type.String()),
    address: OrNull(Type.String()),
    values: FormAnswers,
  }),
});

export const proveOrder = defineRoute({
  method: 'GET',
  path: '/orders/:orderId/proof',
  title: '核验工单记录',
  access: 'order.view',
  params: OrderParams,
  response: Type.Object({
    events: Type.Integer(),
    head: Type.String(),
    intact: Type.Boolean(),
    findings: Type.Array(Type.Object({ kind: Type.String(), seq: Type.Integer() })),
    sealedDays: Type.Array(Type.Object({ day: Type.String(), root: Type.String(), seal: Type.String() })),
  }),
});

export const orderRecord = defineRoute({
  method: 'GET',
  path: '/orders/:orderId/record.pdf',
  title: '打印工单档案',
  access: 'order.view',
  params: OrderParams,
  response: Type.String(),
  produces: 'application/pdf',
});

/** Needs a written answer in the order; a print in clear is recorded. */
export const answerLetter = defineRoute({
  method: 'POST',
  path: '/orders/:orderId/answer-letter.pdf',
  title: '打印书面答复函',
  access: 'order.view',
  params: OrderParams,
  body: Type.Object({}),
  response: Type.String(),
  produces: 'application/pdf',
});

export const listColleagues = defineRoute({
  method: 'GET',
  path: '/orders/:orderId/colleagues',
  title: '可转办人员',
  access: 'order.work',
  params: OrderParams,
  query: Type.Object({ task: TaskRef }),
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        staffId: Uuid,
        name: Type.String(),
        phone: Type.String(),
        unitId: Uuid,
        unit: Type.String(),
        /** When they are back; null who is here (R2). */
        absentUntil: OrNull(Instant),
      }),
    ),
  }),
});

export const news = defineRoute({
  method: 'GET',
  path: '/news',
  title: '实时消息',
  access: 'signed-in',
  /** The order whose page is open: its news come through whoever holds it, as far as the reader may view orders. */
  query: Type.Object({ orderId: Type.Optional(Uuid) }),
  response: Type.Any(),
  produces: 'text/event-stream',
});
