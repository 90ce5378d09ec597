/**
 * Cells of a spreadsheet as the trade means them. Spreadsheets change what is typed: long numbers lose their end,
 * leading zeros vanish, days become serials. Each of these is told for what it is, because "wrong format" does not
 * tell a clerk what happened to the file.
 */
import { calendarDate, dateOfDayNumber, dayNumber, isCalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused, type Refused } from '#domain/kernel/refusal.ts';

/** A cell as it was found: a CSV has texts only. */
export type ImportCell = string | number | boolean | { readonly date: string } | null;

/** Above this a spreadsheet has replaced the last digits by zeros (IEEE 754: 15 digits are kept). */
const wholeMax = 999_999_999_999_999;
const scientific = /^\d(?:\.\d+)?E\+?\d{1,3}$/i;
const shownMax = 40;

function given(cell: string | number | boolean): string {
  return String(cell).slice(0, shownMax);
}

// Line breaks and tabs inside a cell are layout; other control characters have no business in a name.
function oneLine(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
}

/** Errors of a formula are texts of their own. */
const formulaError = /^#(?:REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL|SPILL|CALC)[!?]?/;

/** A text; empty where the cell is. */
export function textOf(cell: ImportCell): string | Refused {
  if (cell === null) return '';
  if (typeof cell === 'object') return { refused: 'customer.cell-is-date', data: { value: cell.date } };
  if (typeof cell !== 'string') return String(cell);
  if (formulaError.test(cell))
    return { refused: 'customer.cell-formula-error', data: { value: given(cell) } };
  return oneLine(cell);
}

/** A number that is a text: account, identity, phone, meter. */
export function digitsOf(cell: ImportCell): string | Refused {
  if (typeof cell === 'number')
    return Number.isSafeInteger(cell) && Math.abs(cell) <= wholeMax
      ? String(cell)
      : { refused: 'customer.cell-digits-lost', data: { value: given(cell) } };
  const text = textOf(cell);
  if (isRefused(text)) return text;
  if (scientific.test(text)) return { refused: 'customer.cell-digits-lost', data: { value: given(text) } };
  // An apostrophe in front tells a spreadsheet that this is text; some programs save it.
  return text.replace(/^['’]/, '');
}

/** Day 0 of the serials is 30 December 1899, because spreadsheets count a 29 February 1900 that never was. */
const serialZero = dayNumber(calendarDate('1900-01-01')) - 2;
const serialMin = 10_000;
const serialMax = 80_000;

const dayPattern = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?$/;

/** A day, written in one of the usual ways or kept as a day by the spreadsheet; empty where the cell is. */
export function dayOf(cell: ImportCell): string | Refused {
  if (typeof cell === 'object' && cell !== null) return cell.date;
  if (typeof cell === 'number') return serialRefusal(cell) ?? dayOfText(String(cell));
  const text = textOf(cell);
  if (isRefused(text) || text === '') return text;
  return (/^\d{5}$/.test(text) ? serialRefusal(Number(text)) : null) ?? dayOfText(text);
}

function serialRefusal(number: number): Refused | null {
  if (!Number.isFinite(number) || number < serialMin || number > serialMax) return null;
  const date = dateOfDayNumber(serialZero + Math.floor(number));
  return { refused: 'customer.cell-date-serial', data: { value: given(number), date } };
}

function dayOfText(text: string): string | Refused {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const [, year = '', month = '', day = ''] = compact ?? dayPattern.exec(text.normalize('NFKC')) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date)
    ? date
    : { refused: 'customer.cell-date-malformed', data: { value: given(text) } };
}

/** kVA as written, in VA; null where the cell is empty. */
export function capacityOf(cell: ImportCell, maxVa: number): number | null | Refused {
  const text = typeof cell === 'number' ? String(cell) : textOf(cell);
  if (isRefused(text)) return text;
  if (text === '') return null;
  const plain = text
    .normalize('NFKC')
    .replace(/,/g, '')
    .replace(/\s*(?:kva|千伏安|kw|千瓦)$/i, '');
  const va = Math.round(Number(plain) * 1000);
  const holds = /^\d+(?:\.\d+)?$/.test(plain) && va >= 1 && va <= maxVa;
  return holds ? va : { refused: 'customer.cell-capacity', data: { value: given(text) } };
}

/** One of the words of a catalogue, by its title or its stored word; null where the cell is empty. */
export function wordOf(
  cell: ImportCell,
  words: ReadonlyMap<string, string>,
  shown: readonly string[],
): string | null | Refused {
  const text = textOf(cell);
  if (isRefused(text)) return text;
  if (text === '') return null;
  const word = words.get(text.normalize('NFKC').toLowerCase());
  return (
    word ?? {
      refused: 'customer.cell-not-an-option',
      data: { value: given(text), options: shown.join('、') },
    }
  );
}

/** Several of them, separated as people separate. */
export function wordsOf(
  cell: ImportCell,
  words: ReadonlyMap<string, string>,
  shown: readonly string[],
): readonly string[] | Refused {
  const text = textOf(cell);
  if (isRefused(text)) return text;
  const read = text
    .split(/[\u3001,\uff0c;\uff1b\s/]+/)
    .filter((part) => part !== '')
    .map((part) => wordOf(part, words, shown));
  const wrong = read.find((word) => isRefused(word));
  return isRefused(wrong) ? wrong : [...new Set(read.filter((word) => typeof word === 'string'))];
}
