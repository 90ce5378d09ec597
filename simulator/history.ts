/**
 * A synthetic supply company: its organisation, customers and everything that was done in so many days. The whole is
 * a function of seed, accounts, days and end; nothing else goes in. Customers and cases are made one by one, so that
 * a hundred thousand accounts need no memory.
 */
import { assert } from '#domain/kernel/assert.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import { businessDate, dayMs, startOfDayMs } from '#domain/kernel/instant.ts';
import { makeCase, type CaseResult, type World } from './case.ts';
import { companyOf, type Company, type Which } from './company.ts';
import { customerAt, type SimulatedCustomer } from './customers.ts';
import { arrivalsOn } from './demand.ts';
import { randomFrom } from './random.ts';

export interface Scenario {
  readonly seed: string;
  readonly which: Which;
  /** Customer accounts, 1 … 300,000. */
  readonly accounts: number;
  /** Days of history before the end, 1 … 366. */
  readonly days: number;
  /** Nothing happens after this instant; what is open stays open. */
  readonly endMs: number;
  /** Demand beside that of an ordinary county; 1 when left out. */
  readonly intensity?: number;
}

export interface History {
  readonly company: Company;
  /** When the company was set up and its customers' files were taken over. */
  readonly foundedMs: number;
  readonly startMs: number;
  readonly endMs: number;
  customers(): Iterable<SimulatedCustomer>;
  /** Cases in the order in which they begin. */
  cases(): Iterable<CaseResult>;
  readonly world: World;
}

export const accountsMax = 300_000;
export const daysMax = 366;
/** Days between setting up and the first request. */
const setUpDays = 2;

/** When the company of a history that ends at `endMs` was set up; the inverse of `endOfHistory`. */
export function foundedAt(endMs: number, days: number): number {
  return endMs - (days + setUpDays) * dayMs;
}

/** The end of a history, from when its company was set up. */
export function endOfHistory(foundedMs: number, days: number): number {
  return foundedMs + (days + setUpDays) * dayMs;
}

/** Gives out instants to the hundredth of a second, each once. */
function instants(): World['freeInstant'] {
  const taken = new Set<number>();
  return (atMs) => {
    let at = Math.floor(atMs / 10);
    while (taken.has(at)) at += 1;
    taken.add(at);
    return at * 10;
  };
}

/** The day of the storm: two thirds into the history. */
export function stormDay(startMs: number, days: number): string {
  return addDays(businessDate(startMs), Math.floor((days * 2) / 3));
}

/** The history of a scenario. */
export function historyOf(scenario: Scenario): History {
  const { seed, which, accounts, days, endMs, intensity = 1 } = scenario;
  assert(
    Number.isInteger(accounts) && accounts >= 1 && accounts <= accountsMax,
    'accounts are within 1 … 300,000',
  );
  assert(Number.isInteger(days) && days >= 1 && days <= daysMax, 'days are within 1 … 366');
  const foundedMs = foundedAt(endMs, days);
  const startMs = endMs - days * dayMs;
  const company = companyOf(which, seed, foundedMs);
  const world: World = { company, seed, accounts, sinceMs: foundedMs, endMs, freeInstant: instants() };
  return {
    company,
    foundedMs,
    startMs,
    endMs,
    world,
    customers: () => eachCustomer(world),
    cases: () => eachCase(world, { startMs, days, intensity }),
  };
}

function* eachCustomer({ company, seed, accounts, sinceMs }: World): Iterable<SimulatedCustomer> {
  for (let serial = 1; serial <= accounts; serial += 1) yield customerAt(company, seed, { serial, sinceMs });
}

function* eachCase(
  world: World,
  of: { startMs: number; days: number; intensity: number },
): Iterable<CaseResult> {
  const { company, seed, accounts, endMs } = world;
  const { startMs, days, intensity } = of;
  const storm = stormDay(startMs, days);
  for (let date = businessDate(startMs); startOfDayMs(date) < endMs; date = addDays(date, 1)) {
    const random = randomFrom(`${seed}/demand/${company.code}/${date}`);
    const arrivals = arrivalsOn(date, { accounts, intensity, isStorm: date === storm, random });
    for (const [at, arrival] of arrivals.entries()) {
      if (arrival.atMs < startMs || arrival.atMs >= endMs) continue;
      yield makeCase(world, { ...arrival, atMs: world.freeInstant(arrival.atMs) }, `${date}/${String(at)}`);
    }
  }
}
