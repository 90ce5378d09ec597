/**
 * Every promise the documents make, as data: what is promised, its default limit by region and where the figure comes
 * from. Settings (`setting.ts`) replace limits by unit, region and date; the catalogue is what holds without one.
 */
import { assert, present } from '#domain/kernel/assert.ts';
import { deskPromises } from './catalogue-desk.ts';
import { publicPromises } from './catalogue-public.ts';
import { regulationPromises } from './catalogue-regulation.ts';
import type { PromiseDefinition } from './promise.ts';

/** Names the figures below; raised when a default changes, since running clocks keep the version they began under. */
export const catalogueVersion = 'catalogue-1';

export const promiseCatalogue: readonly PromiseDefinition[] = [
  ...publicPromises,
  ...regulationPromises,
  ...deskPromises,
];

const byId: ReadonlyMap<string, PromiseDefinition> = new Map(
  promiseCatalogue.map((entry) => [entry.id, entry]),
);
assert(byId.size === promiseCatalogue.length, 'promise ids are unique');

/** The promise of that id, if the catalogue has it. */
export function findPromise(id: string): PromiseDefinition | undefined {
  return byId.get(id);
}

/** The promise of an id known to be good (process definitions); AssertionFailure otherwise. */
export function promiseOf(id: string): PromiseDefinition {
  return present(byId.get(id), `promise ${id}`);
}

/** Whether the promise is a clock that runs on a work order. */
export function isOrderClock(promise: PromiseDefinition): boolean {
  return promise.concerns === 'order' && promise.limits !== null;
}

/** All promises that run as clocks on work orders. */
export const orderClocks: readonly PromiseDefinition[] = promiseCatalogue.filter(isOrderClock);
