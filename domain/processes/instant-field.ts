import { parseInstant } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';

/**
 * Epoch milliseconds of a datetime field: ISO text whose offset may be left out, as browsers' inputs do
 * (then +08:00). Null when there is no such instant.
 */
export function instantOf(text: string): number | null {
  const instant = parseInstant(/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}+08:00`);
  return isRefused(instant) ? null : instant;
}
