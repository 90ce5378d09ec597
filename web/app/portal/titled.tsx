import { useEffect, type ComponentType } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';

/** The page with its title in the tab. */
export function titled(title: string, Page: ComponentType): ComponentType {
  return function TitledPage() {
    const t = useTexts();
    const words = t(title);
    useEffect(() => {
      document.title = `${words} · ${t('网上营业厅')}`;
    }, [words, t]);
    return <Page />;
  };
}
