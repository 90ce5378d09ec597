import { Type, type Static, type TSchema } from 'typebox';
import { proofFormats } from '#domain/supervision/proof.ts';
import { results } from '#domain/supervision/sums.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, Cursor, Instant, OneOf, OrNull, Page, PageSize, TableFormat, Uuid } from './shapes.ts';

const MonthText = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$', description: '月份,YYYY-MM' });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Both = Type.Object({ zh: Type.String(), en: Type.String() });
const Note = Type.String({ maxLength: 1000, pattern: '^(?:[^\\p{Cc}\\p{Cs}]|[\\n\\r\\t])*$' });

export const SumsView = Type.Object({
  cases: Type.Integer(),
  kept: Type.Integer(),
  broken: Type.Integer(),
  excused: Type.Integer(),
  finished: Type.Integer(),
  durationSeconds: Type.Integer(),
});

/** Figures of a promise: the sums and what follows from them. */
const figures = {
  sums: SumsView,
  /** Basis points; null: not applicable. */
  rate: OrNull(Type.Integer()),
  meanSeconds: OrNull(Type.Integer()),
  p90Seconds: OrNull(Type.Integer()),
};

const PromiseLine = Type.Object({
  promiseId: Type.String(),
  title: Both,
  source: Type.String(),
  /** False: no clock of the product measures this promise yet. */
  measured: Type.Boolean(),
  ...figures,
  /** Whether the mean keeps the limit, where that is what is promised (CLK-6). */
  meanHeld: OrNull(Type.Boolean()),
  previous: Type.Object({ cases: Type.Integer(), rate: figures.rate, meanSeconds: figures.meanSeconds }),
  reasons: Type.Array(Type.Object({ reason: Type.String(), cases: Type.Integer() })),
  units: Type.Array(Type.Object({ unitId: Uuid, name: Type.String(), ...figures })),
});

export const promiseReport = defineRoute({
  method: 'GET',
  path: '/reports/promises',
  title: '承诺履行统计',
  access: 'report.view',
  query: Type.Object({ month: MonthText, unitId: Type.Optional(Uuid) }),
  response: Type.Object({
    month: Type.String(),
    previousMonth: Type.String(),
    total: Type.Object({ sums: SumsView, rate: figures.rate, previousRate: figures.rate }),
    items: Type.Array(PromiseLine),
    days: Type.Array(Type.Object({ day: CalendarDay, sums: SumsView })),
  }),
});

export const promiseReportTable = defineRoute({
  method: 'GET',
  path: '/reports/promises/export',
  title: '导出承诺履行统计',
  access: 'report.view',
  query: Type.Object({ month: MonthText, unitId: Type.Optional(Uuid), format: TableFormat }),
  response: Type.String(),
  produces: 'application/octet-stream',
});

export const promiseCases = defineRoute({
  method: 'GET',
  path: '/reports/promise-cases',
  title: '承诺履行明细',
  access: 'report.view',
  query: Type.Object({
    month: MonthText,
    promise: Type.Optional(Type.String({ maxLength: 40 })),
    unitId: Type.Optional(Uuid),
    result: Type.Optional(OneOf(results)),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(
    Type.Object({
      orderId: Uuid,
      orderNo: Type.String(),
      title: Type.String(),
      unit: Type.String(),
      clock: Type.String(),
      run: Type.Integer(),
      promise: Type.String(),
      result: OneOf(results),
      settledAt: Instant,
      dueAt: OrNull(Instant),
      durationSeconds: OrNull(Type.Integer()),
      overrunSeconds: OrNull(Type.Integer()),
      excuse: OrNull(Type.String()),
    }),
  ),
});

export const publicationStatuses = ['prepared', 'published', 'discarded'] as const;

export const Publication = Type.Object({
  publicationId: Uuid,
  month: Type.String(),
  version: Type.Integer(),
  status: OneOf(publicationStatuses),
  note: Type.String(),
  root: Hash,
  sums: SumsView,
  preparedBy: Type.String(),
  preparedAt: Instant,
  publishedBy: OrNull(Type.String()),
  publishedAt: OrNull(Instant),
  /** Whether the reader may publish it: somebody else prepared it, or nobody else could (four eyes). */
  mayPublish: Type.Boolean(),
});

export const listPublications = defineRoute({
  method: 'GET',
  path: '/reports/publications',
  title: '承诺履行公布记录',
  access: 'report.view',
  query: Type.Object({ cursor: Cursor, size: PageSize }),
  response: Page(Publication),
});

export const preparePublication = defineRoute({
  method: 'POST',
  path: '/reports/publications',
  title: '编制承诺履行公布稿',
  access: 'report.publish',
  body: Type.Object({ publicationId: Uuid, month: MonthText, note: Note }),
  response: Publication,
});

const publicationParams = Type.Object({ publicationId: Uuid });

export const publishPublication = defineRoute({
  method: 'POST',
  path: '/reports/publications/:publicationId/publish',
  title: '公布承诺履行情况',
  access: 'report.publish',
  params: publicationParams,
  response: Publication,
});

export const discardPublication = defineRoute({
  method: 'POST',
  path: '/reports/publications/:publicationId/discard',
  title: '作废承诺履行公布稿',
  access: 'report.publish',
  params: publicationParams,
  response: Publication,
});

export const publishedMonths = defineRoute({
  method: 'GET',
  path: '/public/promises',
  title: '已公布的承诺履行月份',
  access: 'public',
  ratePerMinute: 60,
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        orgCode: Type.String(),
        orgName: Type.String(),
        month: Type.String(),
        version: Type.Integer(),
        publishedAt: Instant,
        sums: SumsView,
        rate: figures.rate,
      }),
    ),
  }),
});

const PublishedLineView = Type.Object({
  unitId: Uuid,
  unitName: Type.String(),
  promise: Type.String(),
  title: Both,
  ...figures,
  root: Hash,
});

export const publishedMonth = defineRoute({
  method: 'GET',
  path: '/public/promises/:orgCode/:month',
  title: '公布的承诺履行情况',
  access: 'public',
  ratePerMinute: 60,
  params: Type.Object({ orgCode: Type.String({ pattern: '^[0-9]{4}$' }), month: MonthText }),
  query: Type.Object({ version: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,4}$' })) }),
  response: Type.Object({
    orgCode: Type.String(),
    orgName: Type.String(),
    month: Type.String(),
    version: Type.Integer(),
    publishedAt: Instant,
    note: Type.String(),
    root: Hash,
    /** The day in which it was recorded, and the seal that closed the day; null until it is sealed. */
    recorded: Type.Object({ day: CalendarDay, root: OrNull(Hash), seal: OrNull(Hash) }),
    sums: SumsView,
    rate: figures.rate,
    lines: Type.Array(PublishedLineView),
    versions: Type.Array(Type.Object({ version: Type.Integer(), publishedAt: Instant, note: Type.String() })),
  }),
});

const Inclusion = Type.Object({
  leafIndex: Type.Integer(),
  treeSize: Type.Integer(),
  path: Type.Array(Hash, { maxItems: 64 }),
});
const InDay = Type.Object({ day: CalendarDay, inclusion: Inclusion, root: Hash, seal: OrNull(Hash) });

/** A proof as it travels, the same as `CaseProof` of domain/supervision; also what a file is checked against. */
export const CaseProofShape = Type.Object({
  format: OneOf(proofFormats),
  org: Type.Object({ code: Type.String(), name: Type.String() }),
  month: MonthText,
  version: Type.Integer(),
  unitName: Type.String(),
  promiseName: Type.String(),
  salt: Type.String({ pattern: '^(?:[0-9a-f]{2}){16,}$' }),
  counted: Type.Object({
    orderNo: Type.String(),
    promise: Type.String(),
    clock: Type.String(),
    run: Type.Integer(),
    result: OneOf(results),
    day: CalendarDay,
    startedMs: Type.Integer(),
    dueMs: OrNull(Type.Integer()),
    endedMs: OrNull(Type.Integer()),
    durationSeconds: OrNull(Type.Integer()),
    eventHash: Hash,
  }),
  tree: Type.Object({
    leafIndex: Type.Integer(),
    treeSize: Type.Integer(),
    path: Type.Array(Type.Object({ hash: Hash, sums: SumsView }), { maxItems: 64 }),
  }),
  line: Type.Object({
    unitId: Uuid,
    promise: Type.String(),
    sums: SumsView,
    p90Seconds: OrNull(Type.Integer()),
    root: Hash,
    /** Left out by publications whose leaves stand by hash. */
    leafOrder: Type.Optional(Type.Literal('duration')),
  }),
  lines: Inclusion,
  publication: Type.Object({
    event: Type.Object({
      orgId: Type.Integer(),
      caseId: Uuid,
      seq: Type.Integer(),
      atMs: Type.Integer(),
      actorId: OrNull(Type.String()),
      actorKind: OneOf(['staff', 'system', 'customer']),
      source: Type.String(),
      kind: Type.String(),
      data: Type.Object({
        month: Type.String(),
        version: Type.Integer(),
        lines: Type.Integer(),
        root: Hash,
      }),
      personalDigest: OrNull(Hash),
      prevHash: Hash,
    }),
    inDay: InDay,
  }),
  settled: InDay,
});

export const promiseProof = defineRoute({
  method: 'POST',
  path: '/public/promise-proof',
  title: '客户核对本单是否计入公布数字',
  access: 'public',
  ratePerMinute: 10,
  body: Type.Object({ token: Type.String({ maxLength: 200 }) }),
  response: Type.Object({
    orderNo: Type.String(),
    proofs: Type.Array(CaseProofShape),
    /** Promises of the order without a proof: still running, the month not published yet, or left out. */
    others: Type.Array(
      Type.Object({
        promiseName: Type.String(),
        state: OneOf(['running', 'not-published', 'left-out']),
        day: OrNull(CalendarDay),
      }),
    ),
  }),
});

type Shape<T extends TSchema> = Static<T>;
export type PromiseReport = Shape<(typeof promiseReport)['response']>;
export type PromiseReportLine = PromiseReport['items'][number];
export type PublicationView = Shape<typeof Publication>;
export type PublishedMonth = Shape<(typeof publishedMonth)['response']>;
export type PromiseProofAnswer = Shape<(typeof promiseProof)['response']>;
