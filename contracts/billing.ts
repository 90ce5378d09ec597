import { Type, type Static } from 'typebox';
import { holdReasons, type HoldReason } from '#domain/billing/plausibility.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDay,
  Cursor,
  FilledLine,
  Instant,
  OneOf,
  OrNull,
  Page,
  PageSize,
  Uuid,
  Words,
} from './shapes.ts';

/** Month of the bill, 'YYYY-MM'. */
const Month = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' });

export const runStates = ['computing', 'review', 'releasing', 'released'] as const;
export const billStates = ['held', 'ready', 'accepted', 'released', 'excluded', 'cancelled'] as const;
export const holdDecisions = ['accept', 'exclude', 'recompute'] as const;
const reasons = Object.keys(holdReasons) as HoldReason[];

const Run = Type.Object({
  runId: Uuid,
  month: Month,
  scope: OneOf(['unit', 'route', 'accounts']),
  state: OneOf(runStates),
  accounts: Type.Integer(),
  parts: Type.Integer(),
  partsComputed: Type.Integer(),
  partsReleased: Type.Integer(),
  bills: Type.Integer(),
  openHolds: Type.Integer(),
  totalFen: Type.Integer(),
  dueOn: OrNull(CalendarDay),
  startedBy: OrNull(Type.String()),
  startedAt: Instant,
  computedAt: OrNull(Instant),
  releasedAt: OrNull(Instant),
  /** While it computes: accounts a second so far and seconds left at that rate; null before the first part. */
  progress: OrNull(Type.Object({ accountsPerSecond: Type.Number(), secondsLeft: Type.Integer() })),
});

export type BillingRun = Static<typeof Run>;

export const listRuns = defineRoute({
  method: 'GET',
  path: '/billing-runs',
  title: '查看计费批次',
  access: 'billing.view',
  query: Type.Object({ state: Type.Optional(OneOf(runStates)), cursor: Cursor, size: PageSize }),
  response: Page(Run),
});

export const readRun = defineRoute({
  method: 'GET',
  path: '/billing-runs/:runId',
  title: '查看计费批次进度',
  access: 'billing.view',
  params: Type.Object({ runId: Uuid }),
  response: Run,
});

export const startRun = defineRoute({
  method: 'POST',
  path: '/billing-runs',
  title: '开始计费',
  access: 'billing.run',
  /** The id is made by the client: the same again changes nothing. One of `routeId` and `accountIds`, or the unit. */
  body: Type.Object({
    runId: Uuid,
    month: Month,
    routeId: Type.Optional(Uuid),
    accountIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 1000 })),
  }),
  response: Type.Object({ runId: Uuid }),
  refusals: ['billing.run-empty'],
});

export const releaseRun = defineRoute({
  method: 'POST',
  path: '/billing-runs/:runId/release',
  title: '发行账单',
  access: 'billing.release',
  params: Type.Object({ runId: Uuid }),
  body: Type.Object({ dueOn: CalendarDay }),
  response: Type.Object({ runId: Uuid }),
  refusals: ['billing.run-not-ready'],
});

const Hold = Type.Object({
  holdId: Uuid,
  runId: Uuid,
  month: Month,
  accountNo: Type.String(),
  customerId: Uuid,
  /** Masked. */
  customerName: Type.String(),
  billId: OrNull(Uuid),
  reasons: Type.Array(OneOf(reasons)),
  /** Why no bill could be computed, in words. */
  refused: OrNull(Type.String()),
  energyWh: OrNull(Type.Integer()),
  totalFen: OrNull(Type.Integer()),
  lastEnergyWh: OrNull(Type.Integer()),
  lastTotalFen: OrNull(Type.Integer()),
  foundAt: Instant,
});

export type BillHold = Static<typeof Hold>;

export const listHolds = defineRoute({
  method: 'GET',
  path: '/billing-holds',
  title: '查看待核账单',
  access: 'billing.view',
  query: Type.Object({
    runId: Type.Optional(Uuid),
    reason: Type.Optional(OneOf(reasons)),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(Hold),
});

export const decideHolds = defineRoute({
  method: 'POST',
  path: '/billing-holds/decisions',
  title: '处理待核账单',
  access: 'billing.run',
  body: Type.Object({
    holdIds: Type.Array(Uuid, { minItems: 1, maxItems: 200 }),
    decision: OneOf(holdDecisions),
    reason: Words,
  }),
  response: Type.Object({ decided: Type.Integer() }),
  refusals: ['billing.hold-decided', 'billing.hold-not-computed'],
});

const billed = {
  billId: Uuid,
  month: Month,
  accountNo: Type.String(),
  customerId: Uuid,
  /** Masked. */
  customerName: Type.String(),
  from: CalendarDay,
  /** The day behind the last one billed. */
  to: CalendarDay,
  energyWh: Type.Integer(),
  totalFen: Type.Integer(),
  state: OneOf(billStates),
  dueOn: OrNull(CalendarDay),
} as const;

const BillLineShape = Type.Object(billed);

export type BillRow = Static<typeof BillLineShape>;

const billFilters = {
  month: Type.Optional(Month),
  state: Type.Optional(OneOf(billStates)),
  accountNo: Type.Optional(FilledLine(16)),
  runId: Type.Optional(Uuid),
} as const;

export const listBills = defineRoute({
  method: 'GET',
  path: '/bills',
  title: '查看账单',
  access: 'billing.view',
  query: Type.Object({ ...billFilters, cursor: Cursor, size: PageSize }),
  response: Page(BillLineShape),
});

export const exportBills = defineRoute({
  method: 'GET',
  path: '/bills/export',
  title: '导出账单',
  access: 'billing.view',
  query: Type.Object(billFilters),
  response: Type.String(),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

const Line = Type.Object({
  title: Type.String(),
  code: Type.String(),
  /** As printed, with its unit; the price, too. */
  quantity: Type.String(),
  price: Type.String(),
  amountFen: Type.Integer(),
  rule: Type.String(),
  document: Type.String(),
  from: CalendarDay,
  to: CalendarDay,
});

const BillPageShape = Type.Object({
  ...billed,
  runId: Uuid,
  lines: Type.Array(Line),
  /** Hundredths; null where it is not assessed. */
  tierUsedWh: OrNull(Type.Integer()),
  hash: Type.String(),
  /** The stored input: whoever has it computes the bill again. */
  input: Type.String(),
  corrects: OrNull(Uuid),
  correctedBy: OrNull(Uuid),
  cancelReason: OrNull(Type.String()),
  /** Why it differs from the bill before, to the fen; null for the first one. */
  difference: OrNull(
    Type.Object({
      lastBillId: Uuid,
      lastMonth: Month,
      lastFen: Type.Integer(),
      causes: Type.Array(Type.Object({ title: Type.String(), fen: Type.Integer() })),
    }),
  ),
});

export type BillPage = Static<typeof BillPageShape>;

export const readBill = defineRoute({
  method: 'GET',
  path: '/bills/:billId',
  title: '查看一张账单',
  access: 'billing.view',
  params: Type.Object({ billId: Uuid }),
  response: BillPageShape,
});

export const cancelBill = defineRoute({
  method: 'POST',
  path: '/bills/:billId/cancel',
  title: '冲销账单',
  access: 'billing.release',
  params: Type.Object({ billId: Uuid }),
  body: Type.Object({ commandId: Uuid, reason: Words, rebill: Type.Boolean() }),
  response: Type.Object({ billId: Uuid, newBillId: OrNull(Uuid) }),
  refusals: ['billing.bill-not-released'],
});

/** Months of the history that a customer may ask for (R-PROM-22). */
export const historyMonths = 24;

export const billHistory = defineRoute({
  method: 'GET',
  path: '/customers/:customerId/bills',
  title: '查看客户两年账单',
  access: 'billing.view',
  params: Type.Object({ customerId: Uuid }),
  response: Type.Object({ items: Type.Array(BillLineShape) }),
});
