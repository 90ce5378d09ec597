/**
 * A cell a spreadsheet would run as a formula gets an apostrophe in front; quotes are doubled. Numbers that must not
 * lose digits (order numbers, account numbers) stay text that way too.
 */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file (RFC 4180). */
export function csvLine(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}
