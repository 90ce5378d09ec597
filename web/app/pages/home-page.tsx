import { Link, Navigate } from '@tanstack/react-router';
import { usePageTitle } from '#web/lib/route/use-page-title.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { features } from '../features.ts';
import { menuFor } from '../menu.ts';
import styles from './home-page.module.css';

/** The first page for posts whose work has no desk of its own: what they may open. */
export function HomePage() {
  const t = useTexts();
  const session = useSession();
  usePageTitle(t('工作台'));
  if (session.permissions.has('order.view')) return <Navigate to="/desk" replace />;
  return (
    <>
      <PageHeader title={t('{name}，您好', { name: session.name })} detail={session.place} />
      {menuFor(features, session.permissions).map((section) => (
        <section key={section.group} className={styles.section}>
          <h2 className={styles.heading}>{t(section.title)}</h2>
          <div className={styles.cards}>
            {section.entries.map(({ path, title, icon: Icon }) => (
              <Link key={path} to={path} className={styles.card}>
                <span className={styles.icon}>
                  <Icon />
                </span>
                {t(title)}
              </Link>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
