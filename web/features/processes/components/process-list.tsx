import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { byFamily, matching } from '../families.ts';
import styles from './process.module.css';

/** Every kind of business in its family; typing narrows it. */
export function ProcessList({ chosen }: { chosen: string }) {
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const groups = byFamily(matching(currentDefinitions(), typed, t));
  return (
    <nav className={styles.list} aria-label={t('业务种类')}>
      <Input
        allowClear
        placeholder={t('查找业务')}
        aria-label={t('查找业务')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {groups.map((group) => (
        <section key={group.family}>
          <h2 className={styles.family}>{t(group.title)}</h2>
          <ul>
            {group.definitions.map(({ kind, title }) => (
              <li key={kind}>
                <Link
                  to="/processes"
                  search={{ kind }}
                  className={styles.entry}
                  data-chosen={kind === chosen ? 'yes' : 'no'}
                >
                  {t(title)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 ? <p className={styles.faint}>{t('没有找到')}</p> : null}
    </nav>
  );
}
