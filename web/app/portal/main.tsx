import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from '#web/lib/api/query-client.ts';
import type { FeaturePage } from '#web/lib/feature/feature.ts';
import { startI18n } from '#web/lib/i18n/start-i18n.ts';
import '#web/ui/theme/global.css';
import { portalPages } from '#web/features/portal/portal-pages.ts';
import { englishDictionary } from '../english.ts';
import { isOwnPath } from './own-path.ts';
import { LatePanels } from './late-panels.tsx';
import { newPortalRouter } from './router.tsx';

/** Pages of other features are fetched only by whoever opens one: most visitors never do. */
async function otherPages(): Promise<readonly FeaturePage[]> {
  const own = portalPages.map(({ path }) => path);
  return isOwnPath(own, window.location.pathname) ? [] : (await import('./other-pages.ts')).otherPages;
}

/** The online hall starts by itself, without the desk: a phone on a slow line fetches only what it shows. */
async function start(): Promise<void> {
  const place = document.querySelector('#app');
  if (place === null) throw new Error('portal.html has no #app');
  const [others] = await Promise.all([otherPages(), startI18n(englishDictionary)]);
  const router = newPortalRouter(others);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <LatePanels router={router}>
          <RouterProvider router={router} />
        </LatePanels>
      </QueryClientProvider>
    </StrictMode>,
  );
  await import('#web/ui/theme/fonts.ts');
}

void start();
