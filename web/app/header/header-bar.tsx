import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy, useMemo } from 'react';
import { useSession } from '#web/lib/session/session.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { features } from '../features.ts';
import { allows } from '../menu.ts';
import { ConnectionDot } from './connection-dot.tsx';
import { SearchBox } from './search-box.tsx';
import { UserMenu } from './user-menu.tsx';
import styles from './header-bar.module.css';

const pieces = features
  .flatMap(({ header }) => header ?? [])
  .map(({ access, load }) => ({ access, Piece: lazy(async () => ({ default: await load() })) }));

/** The bar on top: where I am, the search field, what falls due, who I am. */
export function HeaderBar({ folded, onFold }: { folded: boolean; onFold: () => void }) {
  const t = useTexts();
  const session = useSession();
  const shown = useMemo(
    () => pieces.filter(({ access }) => allows(access, session.permissions)),
    [session.permissions],
  );
  return (
    <header className={styles.bar}>
      <button
        type="button"
        className={styles.button}
        onClick={onFold}
        aria-label={folded ? t('展开菜单') : t('收起菜单')}
        aria-expanded={!folded}
      >
        {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
      <Link to="/" className={styles.brand}>
        <img src="/mark.svg" alt="" width={26} height={26} />
        <span className={styles.name}>{t('万家')}</span>
      </Link>
      <span className={styles.unit}>{session.orgName}</span>
      {session.demo ? <span className={styles.demo}>{t('演示数据，均为虚构')}</span> : null}
      <div className={styles.search}>
        <SearchBox />
      </div>
      <div className={styles.tools}>
        <Suspense fallback={null}>
          {shown.map(({ Piece }, at) => (
            <Piece key={at} />
          ))}
        </Suspense>
        <ConnectionDot />
        <UserMenu />
      </div>
    </header>
  );
}
