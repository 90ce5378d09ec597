import { Type, type Static } from 'typebox';
import { qualityRules } from '#domain/customers/quality/rules.ts';
import { WordOf } from './customer-bodies.ts';
import { defineRoute } from './route.ts';
import { Cursor, Instant, OneOf, OrNull, Page, PageSize, Uuid } from './shapes.ts';

export const findingStatuses = ['open', 'fixed', 'ignored'] as const;

const Finding = Type.Object({
  findingId: Uuid,
  customerId: Uuid,
  customer: Type.String(),
  rule: WordOf(qualityRules),
  /** What of the file it is about, in a few masked words. */
  about: Type.String(),
  /** The other customer of a suspected duplicate. */
  otherCustomerId: OrNull(Uuid),
  unit: OrNull(Type.String()),
  status: OneOf(findingStatuses),
  foundAt: Instant,
  closedAt: OrNull(Instant),
  closedBy: OrNull(Type.String()),
  reason: OrNull(Type.String()),
});
export type Finding = Static<typeof Finding>;

const Count = { open: Type.Integer(), fixed: Type.Integer(), ignored: Type.Integer() };

const Run = Type.Object({
  startedAt: Instant,
  finishedAt: OrNull(Instant),
  checked: Type.Integer(),
  total: Type.Integer(),
});

export const customerQualityRoutes = {
  findings: defineRoute({
    method: 'GET',
    path: '/customer-quality/findings',
    title: '客户资料检查清单',
    access: 'customer.quality',
    query: Type.Object({
      rule: Type.Optional(WordOf(qualityRules)),
      status: Type.Optional(OneOf(findingStatuses)),
      unitId: Type.Optional(Uuid),
      cursor: Cursor,
      size: PageSize,
    }),
    response: Page(Finding),
  }),
  summary: defineRoute({
    method: 'GET',
    path: '/customer-quality/summary',
    title: '客户资料检查进度',
    access: 'customer.quality',
    response: Type.Object({
      run: OrNull(Run),
      rules: Type.Array(Type.Object({ rule: WordOf(qualityRules), ...Count })),
      units: Type.Array(Type.Object({ unitId: OrNull(Uuid), unit: OrNull(Type.String()), ...Count })),
    }),
  }),
  ofCustomer: defineRoute({
    method: 'GET',
    path: '/customers/:customerId/findings',
    title: '该客户资料的问题',
    access: 'customer.view',
    params: Type.Object({ customerId: Uuid }),
    response: Type.Object({ items: Type.Array(Finding) }),
  }),
  check: defineRoute({
    method: 'POST',
    path: '/customer-quality/check',
    title: '立即检查客户资料',
    access: 'customer.quality',
    response: Run,
  }),
  ignore: defineRoute({
    method: 'POST',
    path: '/customer-quality/findings/:findingId/ignore',
    title: '确认资料无误',
    access: 'customer.quality',
    params: Type.Object({ findingId: Uuid }),
    body: Type.Object({ commandId: Uuid, reason: Type.String({ minLength: 1, maxLength: 200 }) }),
    response: Finding,
    refusals: ['conflict.id-reused', 'customer.finding-closed'],
  }),
  reopen: defineRoute({
    method: 'POST',
    path: '/customer-quality/findings/:findingId/reopen',
    title: '恢复资料问题',
    access: 'customer.quality',
    params: Type.Object({ findingId: Uuid }),
    body: Type.Object({ commandId: Uuid }),
    response: Finding,
    refusals: ['conflict.id-reused', 'customer.finding-closed'],
  }),
} as const;
