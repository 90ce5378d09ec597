import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from '#web/lib/api/query-client.ts';
import { PanelsContext } from '#web/lib/feature/panels.ts';
import { startI18n } from '#web/lib/i18n/start-i18n.ts';
import '#web/ui/theme/global.css';
import { englishDictionary } from '../english.ts';
import { portalPanels } from './panels.ts';
import { newPortalRouter } from './router.tsx';

/** The online hall starts by itself, without the desk: a phone on a slow line fetches only what it shows. */
async function start(): Promise<void> {
  const place = document.querySelector('#app');
  if (place === null) throw new Error('portal.html has no #app');
  await startI18n(englishDictionary);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <PanelsContext value={portalPanels}>
          <RouterProvider router={newPortalRouter()} />
        </PanelsContext>
      </QueryClientProvider>
    </StrictMode>,
  );
  await import('#web/ui/theme/fonts.ts');
}

void start();
