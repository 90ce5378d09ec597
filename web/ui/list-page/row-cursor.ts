/** Which row the keyboard stands on; -1 before the first key. */
export type RowMove = 'down' | 'up' | 'first' | 'last';

/** The row after a move; it stays within the list, and stands on the first row after the first key. */
export function moveRow(at: number, move: RowMove, count: number): number {
  if (count === 0) return -1;
  const last = count - 1;
  switch (move) {
    case 'down':
      return Math.min(at + 1, last);
    case 'up':
      return at < 0 ? 0 : Math.max(Math.min(at, last) - 1, 0);
    case 'first':
      return 0;
    default:
      return last;
  }
}

/** The sort after a press on a column's head: ascending, descending, as the list comes. */
export function nextSort(now: string | undefined, column: string): string {
  if (now === column) return `-${column}`;
  return now === `-${column}` ? '' : column;
}
