import { countVisits } from '#contracts/visits.ts';
import { useRead } from '#web/lib/api/use-read.ts';

/** How many customers are to be called now, beside the menu entry; nothing where there is none. */
export function useCallableCount(): number | null {
  const { data } = useRead(countVisits, {}, { news: ['visit'], everyMs: 60_000 });
  return data === undefined || data.callable === 0 ? null : data.callable;
}
