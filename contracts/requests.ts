import { Type } from 'typebox';
import { channels } from '#domain/processes/definition.ts';
import { defineRoute } from './route.ts';
import { Cursor, FormAnswers, Instant, OneOf, OrNull, Page, PageSize, Uuid, Words } from './shapes.ts';
import { FormatQuery, tableRefusals } from './table-upload.ts';

const ShortText = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

/** Who asks, and where: an account on file, a customer on file, or a name and a way to reach them. */
export const RequestSubject = Type.Object({
  customerId: Type.Optional(Uuid),
  accountNo: ShortText(20),
  contactName: ShortText(50),
  contactPhone: ShortText(30),
  address: ShortText(200),
  /** Station that answers for it; by default that of the account, else that of the clerk. */
  unitId: Type.Optional(Uuid),
  anonymous: Type.Optional(Type.Boolean()),
});

/** One request as the clerk, the hotline, the portal or an import hands it in. */
export const RequestBody = Type.Object({
  /** Made by the client: the same id again answers with the first order. */
  orderId: Uuid,
  kind: Type.String({ maxLength: 64 }),
  channel: OneOf(channels),
  values: FormAnswers,
  documents: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 }),
  consent: Type.Optional(Type.Boolean()),
  /** Papers and signatures uploaded for this request. */
  attachmentIds: Type.Optional(Type.Array(Uuid, { maxItems: 50 })),
  urgency: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
  subject: RequestSubject,
  /** Several matters of one customer, handled together (R-REQ-08). */
  bundleId: Type.Optional(Uuid),
  /** The order this one is split off from, with the reason. */
  splitFrom: Type.Optional(Type.Object({ orderId: Uuid, reason: Words })),
  /** The problem of a visit to the customer that this follows up; it then names the order (R-HALL-13). */
  problemId: Type.Optional(Uuid),
  /** The request breaks policy: it is recorded and refused with the reason (R-REQ-10). */
  refusal: Type.Optional(Type.Object({ reason: Words, basis: Words })),
  /** When the customer came or called; earlier than now for requests taken while the system was down (R-REQ-15). */
  takenAt: Type.Optional(Instant),
  source: ShortText(30),
  externalId: ShortText(100),
  draftId: Type.Optional(Uuid),
});

/** A promise of an order as the customer is told it. */
export const PromisedClock = Type.Object({
  clock: Type.String(),
  title: Type.String(),
  /** The time limit of the result the customer waits for; at most one, the first of the list. */
  result: Type.Boolean(),
  limit: Type.String(),
  dueAt: OrNull(Instant),
  explanation: Type.Object({ zh: Type.String(), en: Type.String() }),
});

export const MissingPaper = Type.Object({ code: Type.String(), title: Type.String(), core: Type.Boolean() });

export const AcceptedRequest = Type.Object({
  orderId: Uuid,
  orderNo: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  status: Type.String(),
  acceptedAt: Instant,
  /** False when this request had been accepted before and this is the first answer again. */
  created: Type.Boolean(),
  promised: Type.Array(PromisedClock),
  missing: Type.Array(MissingPaper),
  followUrl: Type.String(),
});

export const acceptRequest = defineRoute({
  method: 'POST',
  path: '/requests',
  title: '受理业务',
  access: 'request.accept',
  body: RequestBody,
  response: AcceptedRequest,
});

export const SimilarOrder = Type.Object({
  orderId: Uuid,
  orderNo: Type.String(),
  title: Type.String(),
  acceptedAt: Instant,
  summary: Type.String(),
  why: OneOf(['same-usage-point', 'same-phone', 'same-address']),
});

export const previewRequest = defineRoute({
  method: 'POST',
  path: '/requests/preview',
  title: '受理前检查',
  access: 'request.accept',
  body: RequestBody,
  response: Type.Object({
    faults: Type.Array(
      Type.Object({ field: OrNull(Type.String()), code: Type.String(), title: Type.String() }),
    ),
    missing: Type.Array(MissingPaper),
    promised: Type.Array(PromisedClock),
    /** Open orders that may be the same matter (M3). */
    similar: Type.Array(SimilarOrder),
    /** Accepted outside working hours: what that means for the promised time (I5). */
    outOfHours: OrNull(Type.String()),
  }),
});

export const requestReceipt = defineRoute({
  method: 'GET',
  path: '/requests/:orderId/receipt.pdf',
  title: '打印受理回执',
  access: 'order.view',
  params: Type.Object({ orderId: Uuid }),
  response: Type.String(),
  produces: 'application/pdf',
});

export const documentsNotice = defineRoute({
  method: 'POST',
  path: '/requests/documents-notice.pdf',
  title: '打印一次性告知书',
  access: 'request.accept',
  body: RequestBody,
  response: Type.String(),
  produces: 'application/pdf',
});

const Draft = Type.Object({
  draftId: Uuid,
  title: Type.String(),
  savedAt: Instant,
});

const DraftBody = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown(), { maxProperties: 50 });

export const listDrafts = defineRoute({
  method: 'GET',
  path: '/drafts',
  title: '我的受理草稿',
  access: 'request.draft',
  response: Type.Object({ items: Type.Array(Draft) }),
});

export const readDraft = defineRoute({
  method: 'GET',
  path: '/drafts/:draftId',
  title: '打开受理草稿',
  access: 'request.draft',
  params: Type.Object({ draftId: Uuid }),
  response: Type.Object({ ...Draft.properties, body: Type.Any() }),
});

export const saveDraft = defineRoute({
  method: 'PUT',
  path: '/drafts/:draftId',
  title: '保存受理草稿',
  access: 'request.draft',
  params: Type.Object({ draftId: Uuid }),
  body: Type.Object({ title: Type.String({ minLength: 1, maxLength: 100 }), body: DraftBody }),
  bodyLimitBytes: 262_144,
  response: Draft,
});

export const dropDraft = defineRoute({
  method: 'DELETE',
  path: '/drafts/:draftId',
  title: '丢弃受理草稿',
  access: 'request.draft',
  params: Type.Object({ draftId: Uuid }),
  response: Type.Object({ dropped: Type.Boolean() }),
});

const ImportView = Type.Object({
  importId: Uuid,
  fileName: Type.String(),
  kind: Type.String(),
  status: OneOf(['checked', 'running', 'done', 'cancelled']),
  rowsTotal: Type.Integer(),
  rowsBad: Type.Integer(),
  rowsDone: Type.Integer(),
  createdAt: Instant,
  finishedAt: OrNull(Instant),
});

export const importTemplate = defineRoute({
  method: 'GET',
  path: '/imports/template/:kind',
  title: '下载导入模板',
  access: 'request.import',
  params: Type.Object({ kind: Type.String({ maxLength: 64 }) }),
  query: FormatQuery,
  response: Type.Unknown(),
  produces: 'application/octet-stream',
});

/** Multipart: `importId` (made by the caller), `kind`, `file`. The dry run: every row is checked and every fault told by row and column; nothing is accepted yet. */
export const checkImport = defineRoute({
  method: 'POST',
  path: '/imports',
  title: '检查导入文件',
  access: 'request.import',
  consumes: 'multipart/form-data',
  response: ImportView,
  refusals: tableRefusals,
});

export const listImports = defineRoute({
  method: 'GET',
  path: '/imports',
  title: '导入记录',
  access: 'request.import',
  query: Type.Object({ cursor: Cursor, size: PageSize }),
  response: Page(ImportView),
});

export const readImport = defineRoute({
  method: 'GET',
  path: '/imports/:importId',
  title: '导入进度',
  access: 'request.import',
  params: Type.Object({ importId: Uuid }),
  query: Type.Object({ only: Type.Optional(OneOf(['bad'])), cursor: Cursor, size: PageSize }),
  response: Type.Object({
    ...ImportView.properties,
    rows: Type.Array(
      Type.Object({
        row: Type.Integer(),
        externalId: Type.String(),
        orderNo: OrNull(Type.String()),
        errors: Type.Array(Type.Object({ column: Type.String(), code: Type.String(), title: Type.String() })),
      }),
    ),
    next: OrNull(Type.String()),
  }),
});

export const runImport = defineRoute({
  method: 'POST',
  path: '/imports/:importId/run',
  title: '执行导入',
  access: 'request.import',
  params: Type.Object({ importId: Uuid }),
  body: Type.Object({ rows: OneOf(['good', 'all']) }),
  response: ImportView,
});

/** A case as its customer sees it: how far it is, what was promised, whom to ask. */
export const FollowedCase = Type.Object({
  orderNo: Type.String(),
  title: Type.String(),
  status: Type.String(),
  acceptedAt: Instant,
  unit: Type.String(),
  contact: OrNull(Type.Object({ name: Type.String(), phone: Type.String() })),
  steps: Type.Array(Type.Object({ title: Type.String(), state: OneOf(['done', 'now']), at: Instant })),
  promised: Type.Array(PromisedClock),
  missing: Type.Array(MissingPaper),
});

/** The case of a receipt's QR code; by its number one follows it on the online hall, with a code to the phone. */
export const followRequest = defineRoute({
  method: 'POST',
  path: '/follow',
  title: '客户查询进度',
  access: 'public',
  ratePerMinute: 10,
  body: Type.Object({ token: Type.String({ maxLength: 200 }) }),
  response: FollowedCase,
});
