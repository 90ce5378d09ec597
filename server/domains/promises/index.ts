/** The promises of a unit: what other domains may use. */
export { forgetBook, promiseBook, type PromiseBook } from './book.ts';
