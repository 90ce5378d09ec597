/** The worked examples of the reference as they are written, and how their figures become the engine's integers. */
import { assert } from '#domain/kernel/assert.ts';
import { decimalToInteger } from '#domain/kernel/decimal.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export interface Example {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly regime: string;
  readonly inputs: Readonly<Record<string, Json>>;
  readonly expected: {
    readonly lines: readonly { readonly name: string; readonly value: number; readonly unit: string }[];
    readonly answer: Readonly<Record<string, Json>>;
  };
}

/** What the engine says, under the names the examples use, in the examples' units. */
export type Computed = Readonly<Record<string, number | string | boolean>>;

/** Reads the inputs of an example; a figure it lacks fails the test. */
export class Inputs {
  readonly #values: Readonly<Record<string, Json>>;

  constructor(values: Readonly<Record<string, Json>>) {
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined && this.#values[name] !== null;
  }

  number(name: string): number {
    const value = this.#values[name];
    assert(typeof value === 'number', `${name} is a number`);
    return value;
  }

  text(name: string): string {
    const value = this.#values[name];
    assert(typeof value === 'string', `${name} is a text`);
    return value;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  numbers(name: string): readonly number[] {
    const value = this.#values[name];
    assert(Array.isArray(value), `${name} is a list`);
    return value.map((each) => {
      assert(typeof each === 'number', `${name} holds numbers`);
      return each;
    });
  }

  inner(name: string): Inputs {
    return inputsOf(this.#values[name]);
  }

  inners(name: string): readonly Inputs[] {
    const value = this.#values[name];
    assert(Array.isArray(value), `${name} is a list`);
    return value.map(inputsOf);
  }

  /** Names and numbers of an inner object: `kwh: { peak: 10 }`. */
  record(name: string): Readonly<Record<string, number>> {
    const value = this.#values[name];
    assert(typeof value === 'object' && value !== null, `${name} is an object`);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, Number(each)]));
  }

  /** Yuan as 10⁻⁹ yuan. */
  nano(name: string): number {
    return scaled(this.number(name), 9);
  }

  /** kWh, kvarh, kW or kVA as thousandths. */
  milli(name: string): number {
    return scaled(this.number(name), 3);
  }

  /** Yuan as fen. */
  fen(name: string): number {
    return scaled(this.number(name), 2);
  }

  /** '150/5' or 600 as two whole numbers. */
  ratio(name: string): readonly [number, number] {
    const value = this.#values[name];
    assert(typeof value === 'string' || typeof value === 'number', `${name} is a ratio`);
    const [primary = 1, secondary = 1] = String(value).split('/').map(Number);
    return [primary, secondary];
  }
}

function inputsOf(value: unknown): Inputs {
  assert(typeof value === 'object' && value !== null, 'an inner object');
  return new Inputs(value as Readonly<Record<string, Json>>);
}

/** A decimal figure as an integer at a scale, through its text; more decimals than the scale fail. */
export function scaled(value: number, scale: number): number {
  const whole = decimalToInteger(String(value), scale);
  assert(whole !== null, `${String(value)} has at most ${String(scale)} decimals`);
  return whole;
}

export const yuanOf = (fen: number): number => fen / 100;
export const kiloOf = (milli: number): number => milli / 1000;
/** Millionths as a percentage with two decimals, as the examples print it. */
export const percentOf = (ppm: number): number => Math.round(ppm / 100) / 100;
