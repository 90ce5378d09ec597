import { Type } from 'typebox';
import { useKinds, type UseKind } from '#domain/customers/use-kind.ts';
import { allVoltages } from '#domain/customers/voltage.ts';
import { basisTitles, type Basis } from '#domain/tariffs/supply-terms.ts';
import { BookCode } from './price-book.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, Instant, OneOf, OrNull, Uuid, Words } from './shapes.ts';

const TariffCode = Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-zA-Z0-9._-]+$' });

export const TermsDetails = Type.Object({
  basis: Type.Optional(OneOf(Object.keys(basisTitles) as Basis[])),
  contractDemandW: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000_000 })),
  powerFactorStandard: Type.Optional(Type.Unsafe<80 | 85 | 90>({ type: 'integer', enum: [80, 85, 90] })),
  persons: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  isNeedy: Type.Optional(Type.Boolean()),
  isLeftMarket: Type.Optional(Type.Boolean()),
});

const terms = {
  series: BookCode,
  tariff: TariffCode,
  isTimeOfUse: Type.Boolean(),
  details: TermsDetails,
} as const;

const Period = Type.Object({
  termsId: Uuid,
  ...terms,
  tariffTitle: Type.String(),
  from: CalendarDay,
  /** First day they no longer hold; null while they do. */
  to: OrNull(CalendarDay),
  reason: Type.String(),
  orderId: OrNull(Uuid),
  setBy: OrNull(Type.String()),
  setAt: Instant,
  /** Replaced before their first day. */
  revoked: Type.Boolean(),
});

export const PointTerms = Type.Object({
  usagePointId: Uuid,
  accountNo: Type.String(),
  voltage: OneOf(allVoltages),
  useKind: OneOf(Object.keys(useKinds) as UseKind[]),
  capacityVa: Type.Integer(),
  /** The newest first. */
  periods: Type.Array(Period),
});

export const customerTerms = defineRoute({
  method: 'GET',
  path: '/customers/:customerId/terms',
  title: '查看客户的计价条款',
  access: 'customer.view',
  params: Type.Object({ customerId: Uuid }),
  response: Type.Object({ today: CalendarDay, points: Type.Array(PointTerms) }),
});

export const setTerms = defineRoute({
  method: 'POST',
  path: '/usage-points/:usagePointId/terms',
  title: '设定用电点的计价条款',
  access: 'terms.edit',
  params: Type.Object({ usagePointId: Uuid }),
  /** The id is made by the client: the same again changes nothing and answers the same. */
  body: Type.Object({
    termsId: Uuid,
    validFrom: CalendarDay,
    ...terms,
    reason: Words,
  }),
  response: Type.Object({ termsId: Uuid }),
  refusals: ['tariffs.terms-series', 'tariffs.terms-tariff', 'tariffs.point-removed'],
});

const Selection = Type.Object({
  useKind: OneOf(Object.keys(useKinds) as UseKind[]),
  voltages: Type.Array(OneOf(allVoltages), { maxItems: allVoltages.length }),
  /** Only points that have no terms on the day. */
  onlyWithout: Type.Boolean(),
});

const Batch = Type.Object({
  batchId: Uuid,
  status: OneOf(['running', 'done']),
  selection: Selection,
  validFrom: CalendarDay,
  ...terms,
  reason: Type.String(),
  total: Type.Integer(),
  done: Type.Integer(),
  skipped: Type.Integer(),
  /** The first points that could not take the terms. */
  faults: Type.Array(Type.Object({ accountNo: Type.String(), code: Type.String(), text: Type.String() })),
  askedBy: OrNull(Type.String()),
  askedAt: Instant,
  finishedAt: OrNull(Instant),
});

export const listTermsBatches = defineRoute({
  method: 'GET',
  path: '/terms-batches',
  title: '查看批量设定计价条款',
  access: 'tariff.view',
  response: Type.Object({ items: Type.Array(Batch) }),
});

export const askTermsBatch = defineRoute({
  method: 'POST',
  path: '/terms-batches',
  title: '批量设定计价条款',
  access: 'terms.edit',
  body: Type.Object({ batchId: Uuid, selection: Selection, validFrom: CalendarDay, ...terms, reason: Words }),
  response: Type.Object({ batchId: Uuid, total: Type.Integer() }),
  refusals: ['tariffs.batch-empty', 'tariffs.terms-series', 'tariffs.terms-tariff'],
});
