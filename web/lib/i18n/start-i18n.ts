import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { currentLanguage, rememberLanguage, type Language } from './language.ts';

export type Dictionary = Readonly<Record<string, string>>;
type LoadEnglish = () => Promise<Dictionary>;

let loadEnglish: LoadEnglish = () => Promise.resolve({});

/** Starts the texts. English comes only when somebody reads it: the Chinese texts are the keys themselves. */
export async function startI18n(english: LoadEnglish): Promise<void> {
  loadEnglish = english;
  await i18next.use(initReactI18next).init({
    lng: currentLanguage(),
    fallbackLng: 'zh',
    resources: currentLanguage() === 'en' ? { en: { translation: await english() } } : {},
    keySeparator: false,
    nsSeparator: false,
    returnEmptyString: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    react: { useSuspense: false },
  });
  document.documentElement.lang = currentLanguage() === 'en' ? 'en' : 'zh-CN';
}

/** Switches the whole page; everything typed stays. */
export async function switchLanguage(next: Language): Promise<void> {
  if (next === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    i18next.addResourceBundle('en', 'translation', await loadEnglish());
  }
  rememberLanguage(next);
  document.documentElement.lang = next === 'en' ? 'en' : 'zh-CN';
  await i18next.changeLanguage(next);
}
