import type { Board } from '#contracts/supervision.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import type { FigureRow } from './components/board/figure-table.tsx';

export interface BoardRows {
  readonly units: readonly FigureRow[];
  readonly kinds: readonly FigureRow[];
  readonly steps: readonly FigureRow[];
}

/** The tables of a board, what is broken first; what they open stays within the unit that was chosen. */
export function boardRows(board: Board, unitId: string | undefined, t: Texts): BoardRows {
  const scope = unitId === undefined ? {} : { unitId };
  return {
    units: worstFirst(
      board.units.map((of) => ({ key: of.unitId, name: of.name, figures: of, query: { unitId: of.unitId } })),
    ),
    kinds: worstFirst(
      board.kinds.map((of) => ({
        key: of.kind,
        name: t(of.title),
        figures: of,
        query: { ...scope, kind: of.kind },
      })),
    ),
    steps: worstFirst(
      board.steps.map((of) => ({
        key: `${of.kind} ${of.step}`,
        name: `${t(of.title)} · ${t(of.stepTitle)}`,
        figures: of,
        query: { ...scope, kind: of.kind, step: of.step },
      })),
    ),
  };
}

function worstFirst(rows: readonly FigureRow[]): readonly FigureRow[] {
  return [...rows].sort(
    (a, b) =>
      b.figures.broken - a.figures.broken ||
      b.figures.dueSoon - a.figures.dueSoon ||
      b.figures.open - a.figures.open ||
      (a.key < b.key ? -1 : 1),
  );
}
