/** Chinese and Japanese editions of Excel take the full-width signs for the plain ones. */
const formula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A cell a spreadsheet would run as a formula gets an apostrophe in front; quotes are doubled. Numbers that must not
 * lose digits (order numbers, account numbers) stay text that way too. What another program may take for the end of a
 * cell (semicolon, tab) is quoted, or a formula could begin behind it.
 */
function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",;\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file (RFC 4180). */
export function csvLine(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}
