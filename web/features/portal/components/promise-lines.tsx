import type { Static } from 'typebox';
import type { OnlineAccepted } from '#contracts/portal.ts';
import { limitInLanguage } from '#web/lib/format/limit-text.ts';
import { limitTimeText } from '#web/lib/format/time.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from '../portal.module.css';

/** What is promised, with the time it is due and how that time came about. */
export function PromiseLines({ promised }: { promised: Static<typeof OnlineAccepted>['promised'] }) {
  const t = useTexts();
  const language = useLanguage();
  return (
    <ul className={`${styles.plain ?? ''} ${styles.stack ?? ''}`}>
      {promised.map(({ clock, title, limit, dueAt, explanation }) => (
        <li key={clock}>
          <strong>{t(title)}</strong>{' '}
          {dueAt === null
            ? t('时限 {limit}', { limit: limitInLanguage(limit, language) })
            : t('{time} 前（时限 {limit}）', {
                time: limitTimeText(dueAt),
                limit: limitInLanguage(limit, language),
              })}
          <details>
            <summary>{t('怎样算出来的')}</summary>
            <p className={styles.faint}>{explanation[language]}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}
