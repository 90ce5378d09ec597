import { Link, Outlet } from '@tanstack/react-router';
import { switchLanguage } from '#web/lib/i18n/start-i18n.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { setLargeType, useLargeType } from '#web/lib/preferences/large-type.ts';
import styles from './portal-layout.module.css';

/** The customer's side: one column, made for a phone held in one hand, good on a large screen too. */
export function PortalLayout() {
  const t = useTexts();
  const language = useLanguage();
  const large = useLargeType();
  return (
    <div className={styles.portal}>
      <header className={styles.head}>
        <Link to="/portal" className={styles.brand}>
          <img src="/mark.svg" alt="" width={28} height={28} />
          <span>{t('万家网上营业厅')}</span>
        </Link>
        <div className={styles.tools}>
          <button type="button" aria-pressed={large} onClick={() => setLargeType(!large)}>
            {large ? t('常规字号') : t('大字号')}
          </button>
          <button type="button" onClick={() => void switchLanguage(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </button>
        </div>
      </header>
      <main className={styles.page}>
        <Outlet />
      </main>
      <footer className={styles.foot}>
        <a href="tel:95598">{t('服务热线 95598，全天 24 小时')}</a>
      </footer>
    </div>
  );
}
