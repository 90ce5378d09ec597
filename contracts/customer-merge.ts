import { Type, type Static } from 'typebox';
import { likenesses } from '#domain/customers/merge/likeness.ts';
import { WordOf } from './customer-bodies.ts';
import { CustomerPage } from './customer-page.ts';
import { defineRoute } from './route.ts';
import { Cursor, Instant, OneOf, OrNull, Page, PageSize, Revision, Uuid } from './shapes.ts';

const Reason = Type.String({ minLength: 1, maxLength: 200 });

/** A customer in a list of pairs; nothing that identifies a person to a stranger. */
const Short = Type.Object({
  customerId: Uuid,
  name: Type.String(),
  kind: Type.String(),
  documentNumber: OrNull(Type.String({ description: '已脱敏' })),
  phone: OrNull(Type.String({ description: '已脱敏' })),
  address: OrNull(Type.String({ description: '已脱敏' })),
  accounts: Type.Integer(),
});

const Candidate = Type.Object({
  findingId: Uuid,
  because: WordOf(likenesses),
  first: Short,
  second: Short,
  foundAt: Instant,
});
export type Candidate = Static<typeof Candidate>;

const Merge = Type.Object({
  mergeId: Uuid,
  survivorId: Uuid,
  survivor: Type.String(),
  absorbedId: Uuid,
  absorbed: Type.String(),
  mergedAt: Instant,
  mergedBy: OrNull(Type.String()),
  reason: Type.String(),
  undoneAt: OrNull(Instant),
  undoneBy: OrNull(Type.String()),
  undoReason: OrNull(Type.String()),
  undoable: Type.Boolean(),
});
export type Merge = Static<typeof Merge>;

const pairStep = { commandId: Uuid, firstCustomerId: Uuid, secondCustomerId: Uuid } as const;

const Side = OneOf(['survivor', 'absorbed']);

export const customerMergeRoutes = {
  candidates: defineRoute({
    method: 'GET',
    path: '/customer-merges/candidates',
    title: '疑似重复的客户',
    access: 'customer.merge',
    query: Type.Object({ because: Type.Optional(WordOf(likenesses)), cursor: Cursor, size: PageSize }),
    response: Page(Candidate),
  }),
  alike: defineRoute({
    method: 'GET',
    path: '/customers/:customerId/alike',
    title: '与该客户疑似重复的档案',
    access: 'customer.view',
    params: Type.Object({ customerId: Uuid }),
    response: Type.Object({
      items: Type.Array(Type.Object({ because: WordOf(likenesses), customer: Short })),
    }),
  }),
  compare: defineRoute({
    method: 'GET',
    path: '/customer-merges/compare',
    title: '并排比对两份客户档案',
    access: 'customer.merge',
    query: Type.Object({ firstCustomerId: Uuid, secondCustomerId: Uuid }),
    response: Type.Object({
      first: CustomerPage,
      second: CustomerPage,
      /** The masked numbers may look the same: whether they are. */
      sameDocument: Type.Boolean(),
      /** Somebody looked and found two different customers. */
      toldApart: OrNull(Type.Object({ at: Instant, by: OrNull(Type.String()), reason: Type.String() })),
    }),
  }),
  tellApart: defineRoute({
    method: 'POST',
    path: '/customer-merges/told-apart',
    title: '确认两份档案不是同一客户',
    access: 'customer.merge',
    body: Type.Object({ ...pairStep, reason: Reason }),
    response: Type.Object({}),
    refusals: ['conflict.id-reused', 'customer.finding-closed', 'customer.merged', 'customer.merge-same'],
  }),
  suspectAgain: defineRoute({
    method: 'POST',
    path: '/customer-merges/told-apart/undo',
    title: '恢复疑似重复',
    access: 'customer.merge',
    body: Type.Object(pairStep),
    response: Type.Object({}),
    refusals: ['conflict.id-reused', 'customer.finding-closed', 'customer.merged', 'customer.merge-same'],
  }),
  merge: defineRoute({
    method: 'POST',
    path: '/customer-merges',
    title: '合并重复客户',
    access: 'customer.merge',
    body: Type.Object({
      mergeId: Uuid,
      survivorCustomerId: Uuid,
      survivorRevision: Revision,
      absorbedCustomerId: Uuid,
      absorbedRevision: Revision,
      choice: Type.Partial(
        Type.Object({ name: Side, kind: Side, document: Side, keyGrade: Side, managerStaffId: Side }),
      ),
      reason: Reason,
    }),
    response: CustomerPage,
    refusals: [
      'conflict.id-reused',
      'conflict.changed-meanwhile',
      'customer.merged',
      'customer.merge-same',
      'customer.merge-contacts-many',
      'customer.document-kind-unknown',
      'customer.key-grade-person',
    ],
  }),
  merges: defineRoute({
    method: 'GET',
    path: '/customer-merges',
    title: '合并记录',
    access: 'customer.merge',
    query: Type.Object({ cursor: Cursor, size: PageSize }),
    response: Page(Merge),
  }),
  undo: defineRoute({
    method: 'POST',
    path: '/customer-merges/:mergeId/undo',
    title: '撤销合并',
    access: 'customer.merge',
    params: Type.Object({ mergeId: Uuid }),
    body: Type.Object({ commandId: Uuid, reason: Reason }),
    response: CustomerPage,
    refusals: [
      'conflict.id-reused',
      'customer.merge-undo-late',
      'customer.merge-undone',
      'customer.merge-covered',
    ],
  }),
} as const;
