/** Price books, approved by two, and the terms each usage point is billed by: the only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { tariffJobs } from './jobs.ts';
import { tariffRoutes } from './routes.ts';

export { priceShelf } from './shelf.ts';
export { approveBook, submitBook } from './books/decide-book.ts';
export { draftNext } from './books/draft-next.ts';
export { editBook } from './books/edit-book.ts';
export { takeOverBook } from './books/take-over-book.ts';
export { askTermsBatch } from './terms/ask-batch.ts';
export { runTermsBatch } from './terms/run-batch.ts';
export { setTermsIn } from './terms/set-terms.ts';

export const tariffs: Domain = { name: 'tariffs', routes: tariffRoutes, jobs: tariffJobs };
