/** Work orders: the only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { orderJobs } from './jobs.ts';
import { orderRoutes } from './routes.ts';

export { acceptOrder, type OrderSubject } from './commands/accept-order.ts';
export { perform, performWithin } from './commands/perform.ts';
export { returnTasksOfAbsent } from './commands/return-tasks-of-absent.ts';
export { definitionOf } from './definition-of.ts';
export { staffDoer, systemDoer, type Doer } from './effects.ts';
export { followLink, followToken, orderNoOfToken } from './follow.ts';
export { tiePapers } from './papers.ts';
export { guardQuotes } from './quotes.ts';
export { fieldLines, formLines, paperDocuments } from './queries/case-record.ts';
export { endedOrders, type EndedAfter, type EndedOrderRow } from './queries/ended-orders.ts';
export { readPage } from './reading.ts';
export { clockView } from './queries/order-page.ts';
export {
  acceptedByHour,
  endedByDay,
  taskFigures,
  watchedTasks,
  type TaskFigures,
  type WatchedRow,
} from './queries/open-tasks.ts';
export { orderRow, clockBodies, taskRowsOf } from './queries/order-rows.ts';
export { acknowledgeLevel } from './alerts/acknowledge.ts';
export { alertFigures } from './alerts/list.ts';
export {
  excuseReasons,
  meanMeasured,
  settledDays,
  settledFigures,
  type SettledFigures,
} from './queries/settled/figures.ts';
export {
  countedCases,
  settledCases,
  settledOfOrder,
  type CountedRow,
  type SettledCase,
} from './queries/settled/cases.ts';
export type { SettledSpan, SettledSums } from './queries/settled/settled.ts';
export { guardSlot, visitSlots } from './queries/visit-slots.ts';
export { nextAlarm, startSweeping, sweep, sweepOrder } from './sweep.ts';

export const orders: Domain = { name: 'orders', routes: orderRoutes, jobs: orderJobs };
