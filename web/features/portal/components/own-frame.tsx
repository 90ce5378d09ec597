import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { useMe, type Me } from '../model/me.ts';
import { Loading } from './problem-note.tsx';
import styles from '../portal.module.css';

const tabs = [
  { to: '/portal/me', title: zh('我的资料') },
  { to: '/portal/me/cases', title: zh('我的业务') },
  { to: '/portal/me/bookings', title: zh('我的预约') },
  { to: '/portal/me/notices', title: zh('我的通知') },
  { to: '/portal/me/safety', title: zh('登录与隐私') },
] as const;

/** The customer's own pages: who they are, and the way between them; whoever is not signed in is sent to. */
export function OwnFrame({ title, children }: { title: string; children: (me: Me) => ReactNode }) {
  const t = useTexts();
  const me = useMe();
  const { pathname } = useLocation();
  if (me === undefined) return <Loading />;
  if (me === null)
    return (
      <div className={styles.page}>
        <h1 className={styles.title}>{t('请先登录')}</h1>
        <p>
          <Link
            to="/portal/sign-in"
            search={{ next: pathname }}
            className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
          >
            {t('登录')}
          </Link>
        </p>
      </div>
    );
  return (
    <div className={styles.page}>
      <nav aria-label={t('我的用电')} className={styles.noprint}>
        <ul className={styles.tabs}>
          {tabs.map(({ to, title: name }) => (
            <li key={to}>
              <Link
                to={to}
                activeOptions={{ exact: true }}
                className={styles.tab}
                aria-current={pathname === to ? 'page' : undefined}
              >
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h1 className={styles.title}>{title}</h1>
      {children(me)}
    </div>
  );
}
