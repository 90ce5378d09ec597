import { Type } from 'typebox';
import { defineRoute } from './route.ts';
import { CalendarDay, Cursor, Instant, OneOf, OrNull, Page, PageSize, Uuid } from './shapes.ts';

const Word = Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9.-]+$' });

/** An event as the audit shows it: who did what and when; the contents of orders and customers are on their own pages. */
export const AuditEvent = Type.Object({
  caseKind: Type.String(),
  caseId: Uuid,
  seq: Type.Integer(),
  at: Instant,
  kind: Type.String(),
  actor: Type.Object({
    kind: OneOf(['staff', 'system', 'customer']),
    id: OrNull(Uuid),
    name: OrNull(Type.String()),
  }),
  source: Type.String(),
  /** Null for orders, requests and customers. */
  data: OrNull(Type.Record(Type.String(), Type.Unknown())),
  /** Whether it has personal fields, or had them until they were erased by law. */
  personal: OneOf(['none', 'kept', 'erased']),
  hash: Type.String(),
});

export const listEvents = defineRoute({
  method: 'GET',
  path: '/audit/events',
  title: '查看审计记录',
  access: 'audit.view',
  query: Type.Object({
    caseId: Type.Optional(Uuid),
    caseKind: Type.Optional(Word),
    actorId: Type.Optional(Uuid),
    kind: Type.Optional(Word),
    /** Business days, both included; the last seven when neither they nor a case is given. */
    from: Type.Optional(CalendarDay),
    to: Type.Optional(CalendarDay),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(AuditEvent),
});

export const listSeals = defineRoute({
  method: 'GET',
  path: '/audit/seals',
  title: '查看每日封存',
  access: 'audit.view',
  query: Type.Object({ cursor: Cursor, size: PageSize }),
  response: Page(
    Type.Object({
      day: CalendarDay,
      events: Type.Integer(),
      root: Type.String(),
      previousSeal: Type.String(),
      seal: Type.String(),
      sealedAt: Instant,
    }),
  ),
});

export const AuditCheck = Type.Object({
  checkId: Uuid,
  status: OneOf(['waiting', 'running', 'done', 'failed']),
  requestedBy: OrNull(Type.String()),
  requestedAt: Instant,
  from: OrNull(CalendarDay),
  casesDone: Type.Integer(),
  casesTotal: Type.Integer(),
  eventsDone: Type.Integer(),
  finishedAt: OrNull(Instant),
  findingCount: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      about: OneOf(['case', 'day']),
      kind: Type.String(),
      caseKind: Type.Optional(Type.String()),
      caseId: Type.Optional(Uuid),
      seq: Type.Optional(Type.Integer()),
      day: Type.Optional(CalendarDay),
      text: Type.String(),
    }),
  ),
});

export const verifyAudit = defineRoute({
  method: 'POST',
  path: '/audit/verify',
  title: '核验审计链',
  access: 'audit.verify',
  body: Type.Object({ checkId: Uuid, from: Type.Optional(CalendarDay) }),
  response: AuditCheck,
});

export const readCheck = defineRoute({
  method: 'GET',
  path: '/audit/checks/:checkId',
  title: '查看核验进度与结果',
  access: 'audit.view',
  params: Type.Object({ checkId: Uuid }),
  response: AuditCheck,
});

export const listChecks = defineRoute({
  method: 'GET',
  path: '/audit/checks',
  title: '查看历次核验',
  access: 'audit.view',
  query: Type.Object({ cursor: Cursor, size: PageSize }),
  response: Page(AuditCheck),
});
