import { describe, expect, test } from 'vitest';
import { palette, paletteProperties, strongPalette, type PaletteColour } from './palette.ts';

/** Contrast by WCAG 2.2: relative luminance of the lighter over the darker, each plus 0.05. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const texts: readonly (readonly [PaletteColour, readonly PaletteColour[]])[] = [
  ['text', ['ground', 'paper', 'paperWarm', 'accentSoft', 'lineSoft']],
  ['textSoft', ['ground', 'paper', 'paperWarm', 'accentSoft', 'lineSoft']],
  ['textFaint', ['ground', 'paper', 'paperWarm']],
  ['accent', ['ground', 'paper', 'paperWarm', 'accentSoft']],
  ['paper', ['accent', 'accentStrong', 'ink', 'good', 'warn', 'bad', 'calm']],
  ['inkText', ['ink', 'inkRaised']],
  ['inkTextSoft', ['ink', 'inkRaised']],
  ['good', ['goodSoft', 'paper']],
  ['warn', ['warnSoft', 'paper']],
  ['bad', ['badSoft', 'paper']],
  ['calm', ['calmSoft', 'paper']],
];

describe('the colours', () => {
  test.each(texts.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    '%s is readable on %s',
    (text, ground) => {
      expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(texts.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    'in strong contrast, %s is readable for weak eyes on %s',
    (text, ground) => {
      expect(contrast(strongPalette[text], strongPalette[ground])).toBeGreaterThanOrEqual(7);
    },
  );

  test('are named in styles as they are in the palette', () => {
    expect(paletteProperties()).toContainEqual(['--w-accent-soft', palette.accentSoft]);
  });
});
