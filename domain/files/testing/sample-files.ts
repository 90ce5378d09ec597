/** Small files with the true structure of their kind; the pixels are missing, which nobody here looks at. */

function bytes(...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : [...part],
    ),
  );
}

const u16 = (value: number): number[] => [value >>> 8, value & 255];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
const u24le = (value: number): number[] => [value & 255, (value >>> 8) & 255, value >>> 16];
const u32le = (value: number): number[] => [...u32(value)].reverse();

/** A JPEG of a size, with what a phone may put behind its end. */
export function jpeg(width = 640, height = 480, behind = ''): Uint8Array {
  const app0 = [0xff, 0xe0, ...u16(16), ...bytes('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const frame = [0xff, 0xc0, ...u16(11), 8, ...u16(height), ...u16(width), 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, ...u16(8), 1, 1, 0, 0, 63, 0, 0x12, 0x34];
  return bytes([0xff, 0xd8], app0, frame, scan, [0xff, 0xd9], behind);
}

/** A PNG of a size. */
export function png(width = 640, height = 480, behind = ''): Uint8Array {
  const chunk = (kind: string, data: readonly number[]): Uint8Array =>
    bytes(u32(data.length), kind, data, [0, 0, 0, 0]);
  const header = chunk('IHDR', [...u32(width), ...u32(height), 8, 2, 0, 0, 0]);
  return bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], header, chunk('IDAT', [1, 2, 3]), chunk('IEND', []), behind);
}

/** A WebP of a size, in one of its three shapes. */
export function webp(width = 640, height = 480, shape: 'VP8X' | 'VP8L' | 'VP8 ' = 'VP8X'): Uint8Array {
  const data = {
    VP8X: [0, 0, 0, 0, ...u24le(width - 1), ...u24le(height - 1)],
    VP8L: [0x2f, ...u32le(((width - 1) | ((height - 1) << 14)) >>> 0), 0, 0, 0, 0, 0],
    'VP8 ': [0, 0, 0, 0x9d, 0x01, 0x2a, width & 255, width >>> 8, height & 255, height >>> 8],
  }[shape];
  const body = bytes('WEBP', shape, u32le(data.length), data);
  return bytes('RIFF', u32le(body.length), body);
}

/** A HEIC made of tiles, whose whole size is the largest named. */
export function heic(width = 4032, height = 3024): Uint8Array {
  const box = (kind: string, ...inside: (string | readonly number[] | Uint8Array)[]): Uint8Array => {
    const content = bytes(...inside);
    return bytes(u32(content.length + 8), kind, content);
  };
  const size = (w: number, h: number): Uint8Array => box('ispe', u32(0), u32(w), u32(h));
  const properties = box('iprp', box('ipco', size(512, 512), size(width, height)));
  return bytes(
    box('ftyp', 'heic', u32(0), 'mif1heic'),
    box('meta', u32(0), properties),
    box('mdat', [1, 2, 3]),
  );
}

/** A PDF; `inside` goes among its objects. */
export function pdf(inside = ''): Uint8Array {
  return bytes(
    `%PDF-1.7\n1 0 obj<</Type/Catalog${inside}>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF\n`,
  );
}
