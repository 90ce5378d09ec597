import { useEffect } from 'react';
import { useTexts } from '../i18n/use-texts.ts';

/** Names the page in the tab of the browser; `title` is in the reader's language. */
export function usePageTitle(title: string): void {
  const t = useTexts();
  useEffect(() => {
    document.title = `${title} · ${t('万家')}`;
  }, [title, t]);
}
