import { board } from '#contracts/supervision.ts';
import { useRead } from '#web/lib/api/use-read.ts';

const againEveryMs = 30_000;

export interface BoardQuery {
  readonly unitId?: string;
  readonly days?: '7' | '30' | '90';
}

/** The board, read again whenever the server tells of a change, and now and then because time passes by itself. */
export function useBoard(query: BoardQuery) {
  return useRead(
    board,
    { query },
    { news: ['order', 'task', 'clock', 'supervision'], everyMs: againEveryMs },
  );
}
