import { use, type ComponentType } from 'react';
import type { FeaturePage } from '#web/lib/feature/feature.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { usePageTitle } from '#web/lib/route/use-page-title.ts';
import { SessionContext } from '#web/lib/session/session.ts';
import { allows } from './menu.ts';
import { NotAllowedPage } from './pages/not-allowed-page.tsx';

const nobody: ReadonlySet<string> = new Set();

/** The page with its title in the tab, for those whose posts allow it; the others are told whom to ask. */
export function guarded(page: FeaturePage, Page: ComponentType): ComponentType {
  return function GuardedPage() {
    const t = useTexts();
    const session = use(SessionContext);
    usePageTitle(t(page.title));
    if (page.face === 'desk' && !allows(page.access, session?.permissions ?? nobody)) {
      return <NotAllowedPage access={page.access} />;
    }
    return <Page />;
  };
}
