import type { Table } from './table.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: NonNullable<Table['encoding']>;
}

/**
 * Reads the bytes of a text file by its mark; without one as UTF-8 where they are UTF-8, else as GB18030, as
 * spreadsheets on Chinese Windows save it: nearly no Chinese text in GB18030 happens to be valid UTF-8.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' };
  if (first === 0xfe && second === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}
