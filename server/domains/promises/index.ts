/** The promises of a unit and its working calendar: the only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { promiseRoutes } from './routes.ts';

export { forgetBook, promiseBook, type PromiseBook } from './book.ts';
export { setPromise } from './commands/set-promise.ts';
export { recomputeJob, type RecomputeOrder } from './commands/ask-recompute.ts';

export const promises: Domain = { name: 'promises', routes: promiseRoutes };
