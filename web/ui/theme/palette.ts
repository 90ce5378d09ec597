/**
 * The colours of the house: a deep teal that stands for what can be done, warm greys for everything else, and four
 * states. Every text colour reaches 4.5 : 1 on the grounds it stands on (palette.test.ts).
 */
export const palette = {
  accent: '#0b6670',
  accentStrong: '#084b53',
  accentSoft: '#e3f0f0',
  accentEdge: '#9fcacc',
  /** The bar at the top and the sign-in panel. */
  ink: '#0a3d44',
  inkRaised: '#15525a',
  inkText: '#eaf4f3',
  inkTextSoft: '#a9cfd0',

  ground: '#f4f3ef',
  paper: '#ffffff',
  paperWarm: '#faf9f6',
  line: '#e2dfd8',
  lineSoft: '#edebe5',
  text: '#23211d',
  textSoft: '#565149',
  textFaint: '#6b665c',

  good: '#23703a',
  goodSoft: '#e6f2e7',
  warn: '#8f5200',
  warnSoft: '#fdf1dc',
  bad: '#b3261e',
  badSoft: '#fcebe8',
  calm: '#47607a',
  calmSoft: '#e9eef4',
} as const;

export type PaletteColour = keyof typeof palette;

/** The same names for strong contrast: black on white, every text at 7 : 1 or more (WCAG 2.2, 1.4.6). */
export const strongPalette: Readonly<Record<PaletteColour, string>> = {
  ...palette,
  accent: '#003b42',
  accentStrong: '#00262b',
  accentSoft: '#ffffff',
  accentEdge: '#000000',
  ink: '#000000',
  inkRaised: '#1f1f1f',
  inkText: '#ffffff',
  inkTextSoft: '#ffffff',
  ground: '#ffffff',
  paperWarm: '#ffffff',
  line: '#000000',
  lineSoft: '#d0d0d0',
  text: '#000000',
  textSoft: '#000000',
  textFaint: '#1a1a1a',
  good: '#0b4a1f',
  goodSoft: '#ffffff',
  warn: '#5c3300',
  warnSoft: '#ffffff',
  bad: '#8a0f08',
  badSoft: '#ffffff',
  calm: '#1c2f42',
  calmSoft: '#ffffff',
};

/** The palette as custom properties for our own styles: `--w-accent-soft`. */
export function paletteProperties(
  colours: Readonly<Record<PaletteColour, string>> = palette,
): readonly (readonly [string, string])[] {
  return Object.entries(colours).map(([name, colour]) => [
    `--w-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    colour,
  ]);
}
