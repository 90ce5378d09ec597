import { listAlerts } from '#contracts/order-alerts.ts';
import { useRead } from '#web/lib/api/use-read.ts';

const againEveryMs = 60_000;

/** Warnings that were sent to me and wait for somebody to act, beside the menu entry; nothing where there is none. */
export function useAlertCount(): number | null {
  const query = { scope: 'mine', status: 'open', size: '100' } as const;
  const { data } = useRead(listAlerts, { query }, { news: ['clock'], everyMs: againEveryMs });
  const waiting = data?.items.length ?? 0;
  return waiting === 0 ? null : waiting;
}
