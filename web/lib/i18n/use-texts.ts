import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from './language.ts';

/** Writes a Chinese text in the language of the user; `{name}` is filled from the values. */
export type Texts = (text: string, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of a component: `const t = useTexts()`, then `t('受理业务')`. Draws again when the language changes. */
export function useTexts(): Texts {
  const { t } = useTranslation();
  return useCallback<Texts>((text, values) => t(text, values ?? {}), [t]);
}

/** The language now in use. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}

/** Marks a text that is written down outside a component and goes through `t` later, so that the check finds it. */
export function zh(text: string): string {
  return text;
}
