import { Type, type Static } from 'typebox';
import { orderStatuses } from './orders.ts';
import { defineRoute } from './route.ts';
import { Instant, OneOf, OrNull, Uuid } from './shapes.ts';

const Case = Type.Object({
  orderId: Uuid,
  orderNo: Type.String(),
  title: Type.String(),
  status: OneOf(orderStatuses),
  summary: Type.String(),
  acceptedAt: Instant,
  dueAt: OrNull(Instant),
});

const Promise = Type.Object({
  orderId: Uuid,
  orderNo: Type.String(),
  title: Type.String(),
  promise: Type.String(),
  verdict: OneOf(['running', 'overdue', 'kept', 'late']),
  dueAt: OrNull(Instant),
  stoppedAt: OrNull(Instant),
});

/** What a customer asked for and what was promised to them; reports (举报) are not told (R-QUAL-09). */
export const customerCases = defineRoute({
  method: 'GET',
  path: '/orders/of-customer/:customerId',
  title: '某客户的工单与服务承诺',
  access: 'order.view',
  params: Type.Object({ customerId: Uuid }),
  response: Type.Object({
    /** Newest first, at most 10. */
    orders: Type.Array(Case),
    counts: Type.Object({ open: Type.Integer(), all: Type.Integer() }),
    promises: Type.Object({ kept: Type.Integer(), broken: Type.Integer(), running: Type.Integer() }),
    /** Broken ones and those under way, newest first, at most 20. */
    told: Type.Array(Promise),
  }),
});
export type CustomerCases = Static<(typeof customerCases)['response']>;
