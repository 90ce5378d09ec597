/** What changed between two versions: by lines first, then by characters inside changed lines; Chinese has no blanks. */
import { diffArrays } from 'diff';

/** Words that stayed, came or went. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this many edits inside one changed place, it is shown as replaced as a whole: exact would take seconds. */
const editsMax = 400;
const lineEditsMax = 2000;

/** The pieces in reading order; without the removed ones they are `after`, without the added ones `before`. */
export function differenceOf(before: string, after: string): readonly Piece[] {
  const lines = parts(linesOf(before), linesOf(after), lineEditsMax);
  if (lines === null) return replaced(before, after);
  const pieces: Piece[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [piece, next] = [lines[at], lines[at + 1]];
    if (piece === undefined) break;
    if (piece.kind === 'removed' && next?.kind === 'added') {
      pieces.push(...inside(piece.text, next.text));
      at += 1;
    } else pieces.push(piece);
  }
  return joined(pieces);
}

/** How many characters came and went. */
export function changeSize(pieces: readonly Piece[]): { added: number; removed: number } {
  const length = (kind: Piece['kind']): number =>
    pieces.filter((piece) => piece.kind === kind).reduce((sum, { text }) => sum + [...text].length, 0);
  return { added: length('added'), removed: length('removed') };
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A Chinese character, a mark or a run of letters and digits: `220` never changes to `2` + `5` + `0`. */
function unitsOf(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{N}.]+|[\s\S]/gu) ?? [];
}

function parts(before: string[], after: string[], maxEditLength: number): Piece[] | null {
  const changes = diffArrays(before, after, { maxEditLength });
  return (
    changes?.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })) ?? null
  );
}

function inside(before: string, after: string): readonly Piece[] {
  return parts(unitsOf(before), unitsOf(after), editsMax) ?? replaced(before, after);
}

function replaced(before: string, after: string): readonly Piece[] {
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const last = out.at(-1);
    if (last?.kind === piece.kind) out[out.length - 1] = { ...last, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}
