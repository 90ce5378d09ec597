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

/** The palette as custom properties for our own styles: `--w-accent-soft`. */
export function paletteProperties(): readonly (readonly [string, string])[] {
  return Object.entries(palette).map(([name, colour]) => [
    `--w-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    colour,
  ]);
}
