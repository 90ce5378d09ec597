/** Reads a case somebody wrote by hand: decimals become integers, and the first fault is told with its field. */
import { isCalendarDate } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { decimalToInteger } from '#domain/kernel/decimal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';

/** The first fault of a case, on its way to whoever reads it. */
export class CaseFault extends Error {
  override readonly name = 'CaseFault';
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.refused);
    this.refused = refused;
  }
}

/** Longest list of a case. */
const listMax = 200;

/** One object of the case with the path that leads to it; every field must be read or it is unknown. */
export class CaseReader {
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #path: string;
  readonly #read = new Set<string>();

  constructor(value: unknown, path = '') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw wrongType(path === '' ? 'case' : path, 'object');
    }
    this.#fields = new Map(Object.entries(value));
    this.#path = path;
  }

  /** The field as it is named from the top: `tiers.usedBeforeKwh`. */
  path(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  has(name: string): boolean {
    const value = this.#fields.get(name);
    return value !== undefined && value !== null;
  }

  names(): readonly string[] {
    return [...this.#fields.keys()];
  }

  raw(name: string): unknown {
    this.#read.add(name);
    const value = this.#fields.get(name);
    if (value === undefined || value === null) throw missing(this.path(name));
    return value;
  }

  text(name: string): string {
    const value = this.raw(name);
    if (typeof value !== 'string') throw wrongType(this.path(name), 'text');
    return value;
  }

  flag(name: string): boolean {
    if (!this.has(name)) return false;
    const value = this.raw(name);
    if (typeof value !== 'boolean') throw wrongType(this.path(name), 'true/false');
    return value;
  }

  date(name: string): CalendarDate {
    const text = this.text(name);
    if (!isCalendarDate(text)) throw wrongType(this.path(name), 'YYYY-MM-DD');
    return text;
  }

  /** A decimal number or text as an integer at a scale, exact. */
  scaled(name: string, scale: number): number {
    return scaledValue(this.raw(name), scale, this.path(name));
  }

  whole(name: string): number {
    return this.scaled(name, 0);
  }

  /** One of some words. */
  word<const T extends string>(name: string, words: readonly T[]): T {
    const value = this.text(name);
    const found = words.find((word) => word === value);
    if (found === undefined) throw wrongType(this.path(name), words.join(' / '));
    return found;
  }

  inner(name: string): CaseReader {
    return new CaseReader(this.raw(name), this.path(name));
  }

  list(name: string): readonly unknown[] {
    const value = this.raw(name);
    if (!Array.isArray(value)) throw wrongType(this.path(name), 'array');
    if (value.length > listMax) {
      const field = this.path(name);
      throw new CaseFault({ refused: 'billing.too-many', field, data: { field, max: listMax } });
    }
    return value;
  }

  inners(name: string): readonly CaseReader[] {
    return this.list(name).map((each, index) => new CaseReader(each, `${this.path(name)}[${String(index)}]`));
  }

  scaledList(name: string, scale: number): readonly number[] {
    return this.list(name).map((each, index) =>
      scaledValue(each, scale, `${this.path(name)}[${String(index)}]`),
    );
  }

  /** Refuses fields nobody asked for: a misspelt one would silently change the bill. */
  end(): void {
    const unknown = [...this.#fields.keys()].find((name) => this.has(name) && !this.#read.has(name));
    if (unknown === undefined) return;
    const field = this.path(unknown);
    throw new CaseFault({ refused: 'billing.field-unknown', field, data: { field } });
  }
}

function scaledValue(value: unknown, scale: number, field: string): number {
  const isText = typeof value === 'string' || typeof value === 'number';
  const found = isText ? decimalToInteger(String(value), scale) : null;
  if (found === null) throw wrongType(field, scale === 0 ? 'integer' : `decimal (≤ ${String(scale)})`);
  return found;
}

export function missing(field: string): CaseFault {
  return new CaseFault({ refused: 'billing.field-missing', field, data: { field } });
}

export function wrongType(field: string, expected: string): CaseFault {
  return new CaseFault({ refused: 'billing.field-type', field, data: { field, expected } });
}
