/** The bytes as Latin-1 text, for looking at signatures. */
export function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (const byte of bytes.subarray(Math.max(0, from), Math.max(0, to))) text += String.fromCharCode(byte);
  return text;
}

/** A view that reads numbers of the same bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
