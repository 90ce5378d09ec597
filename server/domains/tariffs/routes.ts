import type { FastifyInstance } from 'fastify';
import * as terms from '#contracts/supply-terms.ts';
import * as contract from '#contracts/tariffs.ts';
import { publicRoute, route } from '../../platform/http/route.ts';
import type { Platform } from '../../platform/platform.ts';
import { approveBook, discardBook, returnBook, submitBook, withdrawBook } from './books/decide-book.ts';
import { draftNext } from './books/draft-next.ts';
import { editBook } from './books/edit-book.ts';
import { bookList, bookPage, pricesForAll, publishedList } from './books/queries.ts';
import { takeOverBook } from './books/take-over-book.ts';
import { askTermsBatch } from './terms/ask-batch.ts';
import { batchList, termsOf } from './terms/queries.ts';
import { setTerms } from './terms/set-terms.ts';

function bookRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.listBooks, ({ caller, query }) => bookList(platform, caller.orgId, query.series));
  route(app, contract.listPublished, ({ caller }) => publishedList(platform, caller.orgId));
  route(app, contract.takeOverBook, ({ caller, body }) => takeOverBook(platform, caller, body));
  route(app, contract.readBook, ({ caller, params }) => bookPage(platform, caller, params.bookId));
  route(app, contract.draftNext, ({ caller, params, body }) =>
    draftNext(platform, caller, { ...params, ...body }),
  );
  route(app, contract.editBook, ({ caller, params, body }) =>
    editBook(platform, caller, { ...params, ...body }),
  );
  route(app, contract.submitBook, ({ caller, params, body }) =>
    submitBook(platform, caller, { ...params, ...body }),
  );
  route(app, contract.approveBook, ({ caller, params, body }) =>
    approveBook(platform, caller, { ...params, ...body }),
  );
  route(app, contract.returnBook, ({ caller, params, body }) =>
    returnBook(platform, caller, { ...params, ...body }),
  );
  route(app, contract.withdrawBook, ({ caller, params, body }) =>
    withdrawBook(platform, caller, { ...params, ...body }),
  );
  route(app, contract.discardBook, ({ caller, params, body }) =>
    discardBook(platform, caller, { ...params, ...body }),
  );
  publicRoute(app, contract.publicPrices, ({ query }) => pricesForAll(platform, query.unit));
}

/** The routes of prices and of the terms customers are billed by. */
export function tariffRoutes(app: FastifyInstance, platform: Platform): void {
  bookRoutes(app, platform);
  route(app, terms.customerTerms, ({ caller, params }) => termsOf(platform, caller.orgId, params.customerId));
  route(app, terms.setTerms, ({ caller, params, body }) =>
    setTerms(platform, caller, { ...params, ...body }),
  );
  route(app, terms.listTermsBatches, ({ caller }) => batchList(platform, caller.orgId));
  route(app, terms.askTermsBatch, ({ caller, body }) => askTermsBatch(platform, caller, body));
}
