import { Link } from '@tanstack/react-router';
import type { Family, ProcessDefinition } from '#domain/processes/definition.ts';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { familyTitles } from '#domain/processes/titles.ts';
import { findBusinesses } from '#domain/portal/find-business.ts';
import { isOnline } from '#domain/portal/online-request.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import styles from '../portal.module.css';

/** What we do: every business in its family, found by two characters or by initials. */
export function BusinessesPage() {
  const t = useTexts();
  const [{ q = '' }, setUrl] = useUrlState(['q']);
  const found = findBusinesses(currentDefinitions().filter(isOnline), q);
  const families = Object.keys(familyTitles) as readonly Family[];
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('办事指南')}</h1>
      <div className={styles.field}>
        <label className={styles.label} htmlFor="business-search">
          {t('查找业务（两个字或拼音首字母）')}
        </label>
        <input
          id="business-search"
          type="search"
          className={styles.input}
          value={q}
          onChange={(event) => setUrl({ q: event.target.value })}
        />
      </div>
      <p className={styles.faint} role="status">
        {t('共 {count} 项', { count: found.length })}
      </p>
      {families.map((family) => (
        <FamilySection
          key={family}
          title={t(familyTitles[family])}
          businesses={found.filter((definition) => definition.family === family)}
        />
      ))}
    </div>
  );
}

function FamilySection({ title, businesses }: { title: string; businesses: readonly ProcessDefinition[] }) {
  const t = useTexts();
  if (businesses.length === 0) return null;
  return (
    <section>
      <h2 className={styles.subtitle}>{title}</h2>
      <ul className={styles.plain}>
        {businesses.map(({ kind, title: name, summary }) => (
          <li key={kind}>
            <Link to="/portal/businesses/$kind" params={{ kind }} className={styles.entry}>
              <strong>{t(name)}</strong>
              <br />
              {t(summary)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
