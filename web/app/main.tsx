import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from '#web/lib/api/query-client.ts';
import { startI18n } from '#web/lib/i18n/start-i18n.ts';
import '#web/ui/theme/global.css';
import { englishDictionary } from './english.ts';
import { Providers } from './providers.tsx';
import { newRouter } from './router.tsx';

async function start(): Promise<void> {
  const place = document.querySelector('#app');
  if (place === null) throw new Error('index.html has no #app');
  await startI18n(englishDictionary);
  const client = newQueryClient();
  createRoot(place).render(
    <StrictMode>
      <Providers client={client} router={newRouter(client)} />
    </StrictMode>,
  );
  // The list of font pieces is long and most machines never need it: after the first picture is time enough.
  await import('#web/ui/theme/fonts.ts');
}

void start();
