/**
 * Width and height from the structure of a picture, walked from its first byte to where the pixels begin
 * (PNG: to its end). A picture whose structure breaks off has no size: null.
 */
import { latin, viewOf } from './bytes.ts';
import type { MediaType } from './media-type.ts';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const segmentsMax = 10_000;

function sized(width: number, height: number): ImageSize | null {
  return width > 0 && height > 0 ? { width, height } : null;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Segments up to the start of scan; the end-of-image mark must follow somewhere after it. */
function jpegSize(bytes: Uint8Array): ImageSize | null {
  const view = viewOf(bytes);
  let size: ImageSize | null = null;
  let at = 2;
  for (let count = 0; count < segmentsMax && at + 4 <= bytes.length; count += 1) {
    if (bytes[at] !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker) && at + 9 <= bytes.length)
      size = sized(view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker === 0xda) return endsJpeg(bytes, at) ? size : null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Phones append data of their own (moving pictures) behind the end mark, so it need not be last. */
function endsJpeg(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at > from; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

/** Every chunk, from IHDR to an IEND that is the last thing in the file. */
function pngSize(bytes: Uint8Array): ImageSize | null {
  const view = viewOf(bytes);
  if (bytes.length < 33 || latin(bytes, 12, 16) !== 'IHDR') return null;
  let at = 8;
  for (let count = 0; count < segmentsMax * 10 && at + 12 <= bytes.length; count += 1) {
    const next = at + 12 + view.getUint32(at);
    const kind = latin(bytes, at + 4, at + 8);
    if (kind === 'IEND') return next === bytes.length ? sized(view.getUint32(16), view.getUint32(20)) : null;
    at = next;
  }
  return null;
}

function webpSize(bytes: Uint8Array): ImageSize | null {
  const view = viewOf(bytes);
  // RIFF's own length, padded to even, is the whole file.
  if (bytes.length < 30 || Math.abs(view.getUint32(4, true) + 8 - bytes.length) > 1) return null;
  const kind = latin(bytes, 12, 16);
  if (kind === 'VP8X') {
    return sized(1 + (view.getUint32(24, true) & 0xffffff), 1 + (view.getUint32(26, true) >>> 8));
  }
  if (kind === 'VP8L' && bytes[20] === 0x2f) {
    const bits = view.getUint32(21, true);
    return sized(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
  }
  if (kind !== 'VP8 ' || latin(bytes, 23, 26) !== '\x9d\x01\x2a') return null;
  return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
}

interface Box {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

function boxes(bytes: Uint8Array, from: number, to: number): Box[] | null {
  const view = viewOf(bytes);
  const found: Box[] = [];
  let at = from;
  while (at + 8 <= to && found.length < segmentsMax) {
    const short = view.getUint32(at);
    const wide = short === 1 && at + 16 <= to;
    const length = short === 0 ? to - at : wide ? Number(view.getBigUint64(at + 8)) : short;
    if (length < 8 || at + length > to) return null;
    found.push({ kind: latin(bytes, at + 4, at + 8), from: at + (wide ? 16 : 8), to: at + length });
    at += length;
  }
  return at === to ? found : null;
}

/** The largest picture that the boxes meta › iprp › ipco › ispe name; a HEIC is made of tiles. */
function heicSize(bytes: Uint8Array): ImageSize | null {
  const inside = (parent: Box | undefined, kind: string, skip = 0): Box[] =>
    parent === undefined
      ? []
      : (boxes(bytes, parent.from + skip, parent.to) ?? []).filter((box) => box.kind === kind);
  const top = boxes(bytes, 0, bytes.length) ?? [];
  // Without the box of the pixels the file was cut off between two boxes.
  if (!top.some(({ kind }) => kind === 'mdat')) return null;
  const meta = top.find(({ kind }) => kind === 'meta');
  const container = inside(inside(meta, 'iprp', 4)[0], 'ipco')[0];
  const view = viewOf(bytes);
  const sizes = inside(container, 'ispe')
    .filter(({ from, to }) => to - from >= 12)
    .map(({ from }) => sized(view.getUint32(from + 4), view.getUint32(from + 8)));
  return sizes.reduce((best, size) => {
    if (best === null || size === null) return best ?? size;
    return size.width * size.height > best.width * best.height ? size : best;
  }, null);
}

/** Size in pixels, or null where the structure is damaged. */
export function imageSize(bytes: Uint8Array, type: Exclude<MediaType, 'application/pdf'>): ImageSize | null {
  const read = {
    'image/jpeg': jpegSize,
    'image/png': pngSize,
    'image/webp': webpSize,
    'image/heic': heicSize,
  };
  return read[type](bytes);
}
