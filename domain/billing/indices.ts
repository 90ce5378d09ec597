/** Figures of the business read from bills and meters: line loss (7.2), collection and average price (7.4), reliability (7.1). */
import { assert } from '#domain/kernel/assert.ts';
import { fractionHalfUp, mulDivHalfUp } from '#domain/kernel/exact.ts';

/** A share in millionths, half away from zero; `whole` above zero. */
export function sharePpm(part: number, whole: number): number {
  assert(whole > 0, 'the whole is above zero');
  return mulDivHalfUp(part, 1_000_000, whole);
}

/** Line loss in millionths: (supplied − sold) / supplied; below zero where more was sold than supplied. */
export function lineLossPpm(suppliedWh: number, soldWh: number): number {
  return sharePpm(suppliedWh - soldWh, suppliedWh);
}

/** Energy supplied to a grid: generated + bought − plant's own use − sent on. */
export function suppliedWh(flow: {
  readonly generatedWh: number;
  readonly plantUseWh: number;
  readonly purchasedWh: number;
  readonly exportedWh: number;
}): number {
  return flow.generatedWh + flow.purchasedWh - flow.plantUseWh - flow.exportedWh;
}

export interface Collection {
  readonly receivableFen: number;
  readonly receivedFen: number;
  /** Of these, from earlier years. */
  readonly carriedFen: number;
  readonly receivedOldFen: number;
}

/** Collection rates in millionths: cumulative, of the current year, of earlier years. */
export function collectionPpm({ receivableFen, receivedFen, carriedFen, receivedOldFen }: Collection) {
  return {
    cumulative: sharePpm(receivedFen, receivableFen),
    currentYear: sharePpm(receivedFen - receivedOldFen, receivableFen - carriedFen),
    earlierYears: carriedFen === 0 ? null : sharePpm(receivedOldFen, carriedFen),
  };
}

export interface Interruption {
  readonly customers: number;
  readonly minutes: number;
}

/** Reliability of supply (DL/T 836), each in millionths of an hour, an interruption or the whole. */
export function reliability(input: {
  readonly customers: number;
  readonly periodHours: number;
  readonly interruptions: readonly Interruption[];
}) {
  const { customers, periodHours, interruptions } = input;
  const customerMinutes = interruptions.reduce((sum, each) => sum + each.customers * each.minutes, 0);
  const interrupted = interruptions.reduce((sum, each) => sum + each.customers, 0);
  const hours = (minutes: number, by: number): number =>
    fractionHalfUp(BigInt(minutes) * 1_000_000n, 60n * BigInt(by));
  const suppliedMinutes = customers * periodHours * 60 - customerMinutes;
  return {
    customerMinutes,
    interrupted,
    saidiPpmHours: hours(customerMinutes, customers),
    saifiPpm: sharePpm(interrupted, customers),
    caidiPpmHours: interrupted === 0 ? null : hours(customerMinutes, interrupted),
    asaiPpm: sharePpm(suppliedMinutes, customers * periodHours * 60),
  };
}
