import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContent } from './check-content.ts';
import { imageSize } from './image-size.ts';
import { heic, jpeg, pdf, png, webp } from './testing/sample-files.ts';

function joined(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : [...part],
    ),
  );
}

describe('pictures', () => {
  test.each([
    ['image/jpeg', jpeg(6000, 4000)],
    ['image/png', png(6000, 4000)],
    ['image/webp', webp(6000, 4000, 'VP8X')],
    ['image/webp', webp(6000, 4000, 'VP8L')],
    ['image/webp', webp(6000, 4000, 'VP8 ')],
    ['image/heic', heic(6000, 4000)],
  ] as const)('the size of %s is read from its structure', (type, content) => {
    expect(imageSize(content, type)).toEqual({ width: 6000, height: 4000 });
    expect(checkContent(content, type)).toBeNull();
  });

  test('what a phone puts behind the end of a JPEG is left alone', () => {
    expect(checkContent(jpeg(640, 480, 'MotionPhoto_Data....'), 'image/jpeg')).toBeNull();
  });

  test('anything behind the end of a PNG is refused', () => {
    expect(checkContent(png(640, 480, '<script>'), 'image/png')).toMatchObject({ refused: 'file.damaged' });
  });

  test('a picture bomb is refused with both numbers', () => {
    expect(checkContent(png(20_000, 20_000), 'image/png')).toEqual({
      refused: 'file.too-many-pixels',
      field: 'file',
      data: { megapixels: 400, limitMegapixels: 120 },
    });
  });

  test('the largest photo of a phone passes: 12,000 × 9,000', () => {
    expect(checkContent(jpeg(12_000, 9_000), 'image/jpeg')).toBeNull();
  });

  test.each([
    ['image/jpeg', jpeg()],
    ['image/png', png()],
    ['image/webp', webp()],
    ['image/heic', heic()],
  ] as const)('%s cut off anywhere is refused, and never more than refused', (type, content) => {
    for (let length = 0; length < content.length - 1; length += 1) {
      const cut = checkContent(content.subarray(0, length), type);
      expect(cut).toMatchObject({ refused: 'file.damaged' });
    }
  });

  test('any bytes get an answer', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(jpeg(), png(), webp(), heic()),
        (noise, whole) => {
          for (const type of ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const) {
            checkContent(joined(whole.subarray(0, noise.length % whole.length), noise), type);
          }
        },
      ),
    );
  });
});

describe('PDF', () => {
  test('a whole one passes', () => {
    expect(checkContent(pdf(), 'application/pdf')).toBeNull();
  });

  test.each(['<html><script>alert(1)</script>\n', '\n', '<svg onload=x>'])(
    '%j before the header is refused',
    (before) => {
      expect(checkContent(joined(before, pdf()), 'application/pdf')).toMatchObject({
        refused: 'file.type-not-allowed',
      });
    },
  );

  test('one that was cut off is refused', () => {
    expect(checkContent(pdf().subarray(0, -8), 'application/pdf')).toMatchObject({ refused: 'file.damaged' });
  });

  test.each(['/OpenAction<</S/JavaScript/JS(x)>>', '/AA<</O<</S/Launch/F(cmd)>>>>'])(
    '%s is refused',
    (inside) => {
      expect(checkContent(pdf(inside), 'application/pdf')).toMatchObject({ refused: 'file.active-content' });
    },
  );

  test('a name that only begins like a script passes', () => {
    expect(checkContent(pdf('/LaunchDate(2026)'), 'application/pdf')).toBeNull();
  });
});
