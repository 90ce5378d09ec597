/**
 * A seeded source of chance: xoshiro128** (Blackman and Vigna, 2018), seeded through SplitMix32 from a text. The same
 * text gives the same numbers on every machine, since only 32-bit integer arithmetic is used.
 */
import { assert, present } from '#domain/kernel/assert.ts';

export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both bounds included. */
  int(min: number, max: number): number;
  /** True with the probability `p`, 0 … 1. */
  chance(p: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the keys, each as likely as its weight; weights of 0 are never taken. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** Lognormal: half the draws lie below `median`; `spread` is the standard deviation of the logarithm. */
  around(median: number, spread: number): number;
  /** How often something happens that happens `mean` times on average (Poisson). */
  count(mean: number): number;
}

const two32 = 4_294_967_296;

/** Mixes a text into a 32-bit number (FNV-1a over UTF-16 units). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function splitMix(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function xoshiro(seed: string): () => number {
  const mix = splitMix(hashText(seed));
  let [a, b, c, d] = [mix(), mix(), mix(), mix()];
  return () => {
    const drawn = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return drawn;
  };
}

// e^-500 is still a number; larger means are cut into pieces.
const poissonMeanMax = 500;

function poisson(next: () => number, mean: number): number {
  if (mean > poissonMeanMax) return poisson(next, poissonMeanMax) + poisson(next, mean - poissonMeanMax);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count += 1;
  return count;
}

/** A stream of its own for each matter (`7/customers/12`), so that a change in one leaves the others as they are. */
export function randomFrom(seed: string): Random {
  const draw = xoshiro(seed);
  const next = (): number => draw() / two32;
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (p) => next() < p,
    pick: (list) => present(list[int(0, list.length - 1)], 'a list to pick from'),
    weighted: <K extends string>(weights: Readonly<Partial<Record<K, number>>>): K => {
      const entries = (Object.entries(weights) as [K, number][]).filter(([, weight]) => weight > 0);
      assert(entries.length > 0, 'weights to choose by');
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const found = entries.find(([, weight]) => (left -= weight) < 0);
      return present(found ?? entries.at(-1), 'a weighted choice')[0];
    },
    around: (median, spread) => {
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      return median * Math.exp(spread * radius * Math.cos(2 * Math.PI * next()));
    },
    count: (mean) => (mean <= 0 ? 0 : poisson(next, mean)),
  };
}

/** A UUIDv7 of that millisecond with the rest by chance: the same stream gives the same ids. */
export function uuidAt(random: Random, atMs: number): string {
  const hex = (bits: number, digits: number): string => bits.toString(16).padStart(digits, '0');
  const time = hex(Math.floor(atMs), 12);
  const a = hex(0x7000 | random.int(0, 0xfff), 4);
  const b = hex(0x8000 | random.int(0, 0x3fff), 4);
  const c = hex(random.int(0, 0xffffff), 6) + hex(random.int(0, 0xffffff), 6);
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${c}`;
}
