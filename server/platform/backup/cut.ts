/**
 * Cuts a stream where its content says so, and not after so many bytes: a row more at the beginning moves no later
 * cut, so what did not change since the last backup makes the same pieces and is stored once.
 */

export const pieceMinBytes = 256 * 1024;
export const pieceMaxBytes = 4 * 1024 * 1024;
/** A cut is found where these bits of the rolling hash are zero: every 2^20 bytes on average behind the minimum. */
const cutMask = 0xfffff000;

/** 256 fixed numbers that look random; they are part of the format: others would cut, and so store, anew. */
const gear = makeGear();

function makeGear(): Int32Array {
  const table = new Int32Array(256);
  let state = 0x57_41_4e_4a;
  for (let at = 0; at < table.length; at += 1) {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    table[at] = state;
  }
  return table;
}

/** Where the first piece of `bytes` ends, or null when its end has not arrived yet. */
function cutIn(bytes: Uint8Array): number | null {
  const end = Math.min(bytes.length, pieceMaxBytes);
  // A shift left forgets a byte after 32 steps: hashing may begin 32 bytes before the first place allowed.
  let hash = 0;
  for (let at = Math.max(0, pieceMinBytes - 32); at < end; at += 1) {
    hash = ((hash << 1) + (gear[bytes[at] ?? 0] ?? 0)) | 0;
    if (at >= pieceMinBytes && (hash & cutMask) === 0) return at + 1;
  }
  return end === pieceMaxBytes ? end : null;
}

/** The stream in pieces of 256 KiB to 4 MiB (the last may be shorter); an empty stream has none. */
export async function* cutStream(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const part of source) {
    parts.push(part);
    held += part.length;
    // Looked through in large steps: joining at every small part would copy the same bytes again and again.
    if (held < pieceMaxBytes) continue;
    let rest: Uint8Array = Buffer.concat(parts);
    for (let cut = cutIn(rest); cut !== null && rest.length >= pieceMaxBytes; cut = cutIn(rest)) {
      yield rest.subarray(0, cut);
      rest = rest.subarray(cut);
    }
    parts = [rest];
    held = rest.length;
  }
  let rest: Uint8Array = Buffer.concat(parts);
  for (let cut = cutIn(rest); cut !== null; cut = cutIn(rest)) {
    yield rest.subarray(0, cut);
    rest = rest.subarray(cut);
  }
  if (rest.length > 0) yield rest;
}
