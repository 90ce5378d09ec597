import { countItems } from '#contracts/supervision.ts';
import { useRead } from '#web/lib/api/use-read.ts';

const againEveryMs = 60_000;

/** Answers I owe and answers I have to judge, beside the menu entry; nothing where there is none. */
export function useItemCount(): number | null {
  const { data } = useRead(countItems, {}, { news: ['supervision'], everyMs: againEveryMs });
  const waiting = data === undefined ? 0 : data.toAnswer + data.toJudge;
  return waiting === 0 ? null : waiting;
}
