import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutStream, pieceMaxBytes, pieceMinBytes } from './cut.ts';

/** Bytes that look random, the same for the same seed. */
function bytesOf(count: number, seed: number): Buffer {
  const bytes = Buffer.alloc(count);
  let state = seed;
  for (let at = 0; at < count; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
}

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

async function piecesOf(bytes: Uint8Array, size = 65_536): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  for await (const piece of cutStream(inParts(bytes, size))) pieces.push(Buffer.from(piece));
  return pieces;
}

const content = bytesOf(12 * 1_048_576, 7);

describe('cutting a stream into pieces', () => {
  test('loses nothing, and every piece but the last keeps the sizes', async () => {
    const pieces = await piecesOf(content);
    expect(Buffer.concat(pieces).equals(content)).toBe(true);
    expect(pieces.length).toBeGreaterThan(5);
    for (const piece of pieces.slice(0, -1)) {
      expect(piece.length).toBeGreaterThanOrEqual(pieceMinBytes);
      expect(piece.length).toBeLessThanOrEqual(pieceMaxBytes);
    }
  });

  test('does not depend on how the stream arrives', async () => {
    const sizes = (pieces: Buffer[]): number[] => pieces.map(({ length }) => length);
    const expected = sizes(await piecesOf(content));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1_000, max: 5_000_000 }), async (size) => {
        expect(sizes(await piecesOf(content, size))).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });

  test('a row more at the beginning changes the first pieces alone', async () => {
    const before = new Set((await piecesOf(content)).map((piece) => piece.toString('base64')));
    const after = await piecesOf(Buffer.concat([Buffer.from('one row more\n'), content]));
    const fresh = after.filter((piece) => !before.has(piece.toString('base64')));
    expect(fresh.length).toBeLessThanOrEqual(2);
  });

  test('of one byte repeated ends at the largest size, and of nothing there is none', async () => {
    const pieces = await piecesOf(Buffer.alloc(pieceMaxBytes + 10, 1));
    expect(pieces.map(({ length }) => length)).toEqual([pieceMaxBytes, 10]);
    expect(await piecesOf(Buffer.alloc(0))).toEqual([]);
  });
});
