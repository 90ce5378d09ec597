/** Chinese is the language of the trade; English is the second. The keys of all texts are the Chinese texts. */
export type Language = 'zh' | 'en';

const stored = 'wanjia.language';
let language: Language | null = null;

/** The language of this browser, as the user last chose it. */
export function currentLanguage(): Language {
  language ??= read();
  return language;
}

/** Remembers the choice; the caller has the texts drawn again. */
export function rememberLanguage(next: Language): void {
  language = next;
  try {
    localStorage.setItem(stored, next);
  } catch {
    // A browser that stores nothing keeps the choice for this page only.
  }
}

function read(): Language {
  try {
    return localStorage.getItem(stored) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}
