import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { Check } from '../words.ts';
import styles from './audit.module.css';

/** The outcome in one line; nothing until there is one. */
export function CheckVerdict({ check }: { check: Check }) {
  const t = useTexts();
  if (check.status === 'failed') return <span className={styles.bad}>{t('未能完成，请重新发起')}</span>;
  if (check.status !== 'done') return null;
  return check.findingCount === 0 ? (
    <span className={styles.good}>{t('{count} 条记录完整，未被改动', { count: check.eventsDone })}</span>
  ) : (
    <span className={styles.bad}>{t('发现 {count} 处异常', { count: check.findingCount })}</span>
  );
}
