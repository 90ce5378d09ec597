import { Outlet } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useNews } from '#web/lib/live/use-news.ts';
import { useSession } from '#web/lib/session/session.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { features } from '../features.ts';
import { HeaderBar } from '../header/header-bar.tsx';
import { menuFor } from '../menu.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { PrintHead } from './print-head.tsx';
import { SideMenu } from './side-menu.tsx';
import styles from './desk-layout.module.css';

/** The desk: a bar on top, the menu beside, the page in the middle. On a narrow screen the menu slides over. */
export function DeskLayout() {
  const session = useSession();
  const t = useTexts();
  const [folded, setFolded] = useState(false);
  const sections = useMemo(() => menuFor(features, session.permissions), [session.permissions]);
  useNews();
  return (
    <div className={styles.desk} data-folded={folded ? 'yes' : 'no'}>
      <a className={styles.skip} href="#page">
        {t('跳到正文')}
      </a>
      <HeaderBar folded={folded} onFold={() => setFolded(!folded)} />
      <aside className={styles.side}>
        <SideMenu sections={sections} folded={folded} onChosen={() => isNarrow() && setFolded(false)} />
      </aside>
      <main id="page" className={styles.page} tabIndex={-1}>
        <PrintHead />
        <ConnectionBanner />
        <Outlet />
      </main>
    </div>
  );
}

function isNarrow(): boolean {
  return window.matchMedia('(max-width: 900px)').matches;
}
