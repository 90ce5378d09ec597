import { countNotices } from '#contracts/notices.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { openByStatus, statusTitles, statusTones } from '../words.ts';
import styles from './notices.module.css';

/** What has not arrived, by state; a press narrows the list to it. */
export function OpenCounts() {
  const t = useTexts();
  const [{ status }, setState] = useUrlState(['status']);
  const { data } = useRead(countNotices, {}, { news: ['notice'] });
  const counts = openByStatus(data?.items ?? []);
  if (counts.length === 0) return null;
  return (
    <div className={styles.counts}>
      <span className={styles.faint}>{t('尚未送达')}</span>
      {counts.map((one) => (
        <button
          key={one.status}
          type="button"
          className={styles.count}
          data-tone={statusTones[one.status]}
          aria-pressed={status === one.status}
          onClick={() => setState({ status: status === one.status ? '' : one.status })}
        >
          {t(statusTitles[one.status])} <strong>{one.count}</strong>
        </button>
      ))}
    </div>
  );
}
