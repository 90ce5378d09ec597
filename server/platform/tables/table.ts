/** A cell as it was found; a CSV has texts only. A day of a spreadsheet is told apart, because it was no text. */
export type TableCell = string | number | boolean | { readonly date: string } | null;

export interface TableRow {
  /** As the user's own program numbers it; the titles stand in row 1. */
  readonly rowNo: number;
  readonly cells: readonly TableCell[];
}

export type TableFormat = 'csv' | 'xlsx';

/** A table that was uploaded, ready to be read once. */
export interface Table {
  readonly format: TableFormat;
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16' | null;
  readonly titles: readonly string[];
  /** Rows with something in them, behind the titles. */
  readonly rows: AsyncIterable<TableRow>;
}
