import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { MenuEntry, MenuSection } from '../menu.ts';
import styles from './side-menu.module.css';

interface Props {
  readonly sections: readonly MenuSection[];
  readonly folded: boolean;
  readonly onChosen: () => void;
}

/** The menu beside the desk: what this person's posts open, in groups; folded it keeps the icons. */
export function SideMenu({ sections, folded, onChosen }: Props) {
  const t = useTexts();
  return (
    <nav className={folded ? styles.folded : styles.menu} aria-label={t('主菜单')}>
      {sections.map((section) => (
        <section key={section.group} className={styles.group}>
          <h2 className={styles.heading}>{t(section.title)}</h2>
          <ul className={styles.list}>
            {section.entries.map((entry) => (
              <li key={entry.path}>
                <MenuLink entry={entry} folded={folded} onChosen={onChosen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function MenuLink({ entry, folded, onChosen }: { entry: MenuEntry; folded: boolean; onChosen: () => void }) {
  const t = useTexts();
  const Icon = entry.icon;
  const title = t(entry.title);
  return (
    <Tooltip title={folded ? title : null} placement="right">
      <Link
        to={entry.path}
        className={styles.link}
        activeProps={{ 'data-active': 'yes' }}
        activeOptions={{ exact: entry.path === '/', includeSearch: false }}
        onClick={onChosen}
        aria-label={folded ? title : undefined}
      >
        <span className={styles.icon}>
          <Icon />
        </span>
        <span className={styles.title}>{title}</span>
        {entry.loadCount === undefined ? null : <CountOf loadCount={entry.loadCount} />}
      </Link>
    </Tooltip>
  );
}

/** The hook is fetched once the menu stands; it stays the same one for the life of the entry. */
function CountOf({ loadCount }: { loadCount: NonNullable<MenuEntry['loadCount']> }) {
  const [hook, setHook] = useState<(() => number | null) | null>(null);
  useEffect(() => {
    let shown = true;
    void loadCount().then((loaded) => {
      if (shown) setHook(() => loaded);
    });
    return () => {
      shown = false;
    };
  }, [loadCount]);
  return hook === null ? null : <Count useCount={hook} />;
}

function Count({ useCount }: { useCount: () => number | null }) {
  const count = useCount();
  if (count === null || count === 0) return null;
  return <span className={styles.count}>{count > 999 ? '999+' : count}</span>;
}
