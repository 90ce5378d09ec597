import { useEffect } from 'react';
import { useHighContrast } from '#web/lib/preferences/high-contrast.ts';
import { useLargeType } from '#web/lib/preferences/large-type.ts';
import { fontFamily } from './font-family.ts';
import { palette, paletteProperties, strongPalette } from './palette.ts';

/** Hands palette, font and type size to our own styles, which read them as custom properties. */
export function useRootStyle(): void {
  const large = useLargeType();
  const strong = useHighContrast();
  useEffect(() => {
    const { style, dataset } = document.documentElement;
    for (const [name, colour] of paletteProperties(strong ? strongPalette : palette))
      style.setProperty(name, colour);
    style.setProperty('--w-font', fontFamily);
    dataset['contrast'] = strong ? 'strong' : 'usual';
  }, [strong]);
  useEffect(() => {
    document.documentElement.dataset['type'] = large ? 'large' : 'usual';
  }, [large]);
}
