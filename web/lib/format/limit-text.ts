import { limitEn, limitOfZh } from '#domain/promises/limit.ts';
import type { Language } from '../i18n/language.ts';

/** A limit as the server writes it in Chinese (`5 个工作日`), in the language of the reader. */
export function limitInLanguage(zh: string, language: Language): string {
  const limit = language === 'en' ? limitOfZh(zh) : null;
  return limit === null ? zh : limitEn(limit);
}
