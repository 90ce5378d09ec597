/** One answer to many orders, each by its own command (M2). */
import { Type } from 'typebox';
import { batchMax, chunkMax } from '#domain/orders/batch.ts';
import { defineRoute } from './route.ts';
import { FormAnswers, OneOf, Uuid, Words } from './shapes.ts';
import { orderStatuses } from './orders.ts';

const Code = Type.String({ maxLength: 64 });

/** Refusals as they stand in the catalogue, so that the reader's language says them. */
const Problems = Type.Array(
  Type.Object({
    code: Type.String(),
    data: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  }),
);

export const BatchCommand = Type.Union([
  Type.Object({ verb: Type.Literal('remark'), text: Words }),
  Type.Object({
    verb: Type.Literal('act'),
    kind: Code,
    step: Code,
    action: Code,
    values: Type.Optional(FormAnswers),
    checked: Type.Optional(Type.Array(Code, { maxItems: 50 })),
  }),
]);

/** The orders of a list that were chosen, or an order with everything of its bundle and family. */
export const previewBatch = defineRoute({
  method: 'POST',
  path: '/order-batches/preview',
  title: '预览批量办理',
  access: 'order.work',
  body: Type.Object({
    orderIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: batchMax })),
    familyOf: Type.Optional(Uuid),
    command: Type.Optional(BatchCommand),
  }),
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        orderId: Uuid,
        orderNo: Type.String(),
        title: Type.String(),
        status: OneOf(orderStatuses),
        /** Why the command would be refused; none when it would be carried out. */
        problems: Problems,
      }),
    ),
    offers: Type.Array(
      Type.Object({
        kind: Code,
        version: Type.Integer(),
        step: Code,
        action: Code,
        orders: Type.Integer(),
      }),
    ),
    /** There are more than one batch takes. */
    more: Type.Boolean(),
  }),
});

/** A part of the batch; the same batch and order again is the same command and changes nothing. */
export const performBatch = defineRoute({
  method: 'POST',
  path: '/order-batches',
  title: '批量办理工单',
  access: 'order.work',
  body: Type.Object({
    batchId: Uuid,
    orderIds: Type.Array(Uuid, { minItems: 1, maxItems: chunkMax }),
    command: BatchCommand,
  }),
  response: Type.Object({
    results: Type.Array(Type.Object({ orderId: Uuid, done: Type.Boolean(), problems: Problems })),
  }),
});
