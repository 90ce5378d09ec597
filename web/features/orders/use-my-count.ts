import { countWork } from '#contracts/orders.ts';
import { useRead } from '#web/lib/api/use-read.ts';

/** How many tasks are mine, beside the menu entry. */
export function useMyCount(): number | null {
  const { data } = useRead(countWork, {}, { news: ['order', 'task'], everyMs: 60_000 });
  return data?.mine ?? null;
}

/** How many calls I promised and have not made, beside the menu entry; nothing where there is none. */
export function useCallbackCount(): number | null {
  const { data } = useRead(countWork, {}, { news: ['order', 'task'], everyMs: 60_000 });
  return data === undefined || data.callbacksDue === 0 ? null : data.callbacksDue;
}
