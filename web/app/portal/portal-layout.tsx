import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { portalUnit } from '#contracts/portal.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { switchLanguage } from '#web/lib/i18n/start-i18n.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { setHighContrast, useHighContrast } from '#web/lib/preferences/high-contrast.ts';
import { setLargeType, useLargeType } from '#web/lib/preferences/large-type.ts';
import { useRootStyle } from '#web/ui/theme/use-root-style.ts';
import { useMe } from '#web/features/portal/model/me.ts';
import { useUnit } from '#web/features/portal/model/unit.ts';
import { portalNav } from './nav.ts';
import styles from './portal-layout.module.css';

/** The customer's side: the welcome first (R-SYS-07), one column, made for a phone held in one hand. */
export function PortalLayout() {
  const t = useTexts();
  const main = useRef<HTMLElement>(null);
  useRootStyle();
  return (
    <div className={styles.portal}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('跳到正文')}
      </a>
      <header className={styles.head}>
        <Welcome />
        <div className={styles.bar}>
          <Link to="/portal" className={styles.brand}>
            <img src="/mark.svg" alt="" width={28} height={28} />
            <span>{t('网上营业厅')}</span>
          </Link>
          <Tools />
        </div>
        <Nav />
      </header>
      <main ref={main} id="main" tabIndex={-1} className={styles.page}>
        <Outlet />
      </main>
      <Foot />
    </div>
  );
}

/** The first line of every page: who welcomes the visitor, and the way to another unit. */
function Welcome() {
  const t = useTexts();
  const { unit, units } = useUnit();
  const { data } = useRead(portalUnit, { params: { unit: unit?.code ?? '' } }, { enabled: unit !== null });
  return (
    <p className={styles.welcome}>
      <span>{data === undefined || data.welcome === '' ? t('欢迎您来到网上营业厅') : data.welcome}</span>
      {units.length > 1 ? (
        <Link to="/portal/unit">{unit === null ? t('选择供电单位') : t('切换供电单位')}</Link>
      ) : null}
    </p>
  );
}

function Tools() {
  const t = useTexts();
  const language = useLanguage();
  const large = useLargeType();
  const strong = useHighContrast();
  return (
    <div className={styles.tools}>
      <button type="button" aria-pressed={large} onClick={() => setLargeType(!large)}>
        {t('大字号')}
      </button>
      <button type="button" aria-pressed={strong} onClick={() => setHighContrast(!strong)}>
        {t('高对比')}
      </button>
      <button
        type="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void switchLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : t('中文')}
      </button>
    </div>
  );
}

function Nav() {
  const t = useTexts();
  const me = useMe();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    nav.current
      ?.querySelector("[aria-current='page']")
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  const own =
    me === null || me === undefined
      ? { to: '/portal/sign-in', title: t('登录') }
      : { to: '/portal/me', title: t('我的用电') };
  return (
    <nav ref={nav} className={styles.nav} aria-label={t('主导航')}>
      <ul>
        {portalNav.map(({ to, title, elsewhere }) => (
          <li key={to}>
            {elsewhere === true ? (
              <a href={to} aria-current={isAt(pathname, to) ? 'page' : undefined}>
                {t(title)}
              </a>
            ) : (
              <Link to={to} activeOptions={exact} aria-current={isAt(pathname, to) ? 'page' : undefined}>
                {t(title)}
              </Link>
            )}
          </li>
        ))}
        <li>
          <Link to={own.to} activeOptions={exact} aria-current={isAt(pathname, own.to) ? 'page' : undefined}>
            {own.title}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

/** Which entry is the present one is said below: of two that fit, the router would mark both. */
const exact = { exact: true };

function isAt(pathname: string, to: string): boolean {
  return pathname === to || (to !== '/portal' && pathname.startsWith(`${to}/`));
}

function Foot() {
  const t = useTexts();
  return (
    <footer className={styles.foot}>
      <p>
        <a href="tel:95598">{t('服务热线 95598，全天 24 小时')}</a>
      </p>
      <p>{t('举报、投诉也可以拨打 12398 能源监管热线。')}</p>
    </footer>
  );
}
