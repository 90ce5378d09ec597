import { Refusal } from '#domain/kernel/refusal.ts';
import { isMonth, monthRange, type Month } from '#domain/supervision/settlement.ts';
import type { SettledSpan } from '../../orders/index.ts';

/** A month as it comes from outside. */
export function monthOf(text: string): Month {
  if (!isMonth(text)) throw new Refusal('supervision.month', { field: 'month', data: { month: text } });
  return text;
}

/** The month as a span of a supply unit's settled promises. */
export function spanOf(orgId: number, month: Month, unitId?: string): SettledSpan {
  const { fromMs, toMs } = monthRange(month);
  return { orgId, from: new Date(fromMs), to: new Date(toMs), unitId };
}
