/** How a table was written down. */
export type CsvEncoding = 'utf-8' | 'gb18030';

export interface DecodedCsv {
  readonly text: string;
  readonly encoding: CsvEncoding;
}

/**
 * Reads the bytes of a table. UTF-8 where they are UTF-8, else GB18030, as Excel on Chinese Windows saves it; nearly no
 * Chinese text in GB18030 happens to be valid UTF-8.
 */
export function decodeCsv(bytes: Uint8Array): DecodedCsv {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}
