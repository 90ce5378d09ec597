import { countWork } from '#contracts/orders.ts';
import { useRead } from '#web/lib/api/use-read.ts';

/** How many tasks are mine, beside the menu entry. */
export function useMyCount(): number | null {
  const { data } = useRead(countWork, {}, { news: ['order', 'task'], everyMs: 60_000 });
  return data?.mine ?? null;
}
