import { useEffect } from 'react';
import { useLargeType } from '#web/lib/preferences/large-type.ts';
import { paletteProperties } from './palette.ts';
import { fontFamily } from './theme.ts';

/** Hands palette, font and type size to our own styles, which read them as custom properties. */
export function useRootStyle(): void {
  const large = useLargeType();
  useEffect(() => {
    const { style } = document.documentElement;
    for (const [name, colour] of paletteProperties()) style.setProperty(name, colour);
    style.setProperty('--w-font', fontFamily);
  }, []);
  useEffect(() => {
    document.documentElement.dataset['type'] = large ? 'large' : 'usual';
  }, [large]);
}
