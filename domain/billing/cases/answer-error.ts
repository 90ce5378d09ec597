/** How a refusal of a case is told: code, field, Chinese and English. */
import { OutOfRange } from '#domain/kernel/exact.ts';
import { kernelRefusals } from '#domain/kernel/refusals.ts';
import type { RefusalSpec, Refused } from '#domain/kernel/refusal.ts';
import { tariffRefusals } from '#domain/tariffs/refusals.ts';
import { billingRefusals } from '../refusals.ts';
import { CaseFault } from './reader.ts';

export interface CalcError {
  readonly error: { readonly code: string; readonly field: string; readonly zh: string; readonly en: string };
  /** 400 the case cannot be read, 422 a rule says no. */
  readonly status: number;
}

const specs: Readonly<Record<string, RefusalSpec>> = {
  ...kernelRefusals,
  ...tariffRefusals,
  ...billingRefusals,
};

export function errorOf({ refused, field = '', data = {} }: Refused): CalcError {
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole));
  const spec = specs[refused];
  return {
    error: { code: refused, field, zh: fill(spec?.zh ?? refused), en: fill(spec?.en ?? refused) },
    status: spec?.status ?? 422,
  };
}

/** What the case comes to, or the fault the reading stopped at; figures no integer holds are refused. */
export function orRefused<T>(compute: () => T): T | Refused {
  try {
    return compute();
  } catch (fault) {
    if (fault instanceof CaseFault) return fault.refused;
    if (fault instanceof OutOfRange) return { refused: 'billing.too-large' };
    throw fault;
  }
}
