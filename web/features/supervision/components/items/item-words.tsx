import type { SupervisionItem } from '#contracts/supervision.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './items.module.css';

/** What was asked, what was answered, what was said to the answer. */
export function ItemWords({ item }: { item: SupervisionItem }) {
  const t = useTexts();
  const { ask, answer, answeredBy, answeredAt, verdict, returnedTimes } = item;
  return (
    <div className={styles.words}>
      <p>{ask}</p>
      {answer === null ? null : (
        <p className={styles.answer}>
          {answer}
          <small>
            {answeredBy} {timeText(answeredAt)}
            {returnedTimes === 0 ? '' : ` · ${t('退回 {count} 次', { count: returnedTimes })}`}
          </small>
        </p>
      )}
      {verdict === null ? null : <p className={styles.verdict}>{t('审核：{text}', { text: verdict })}</p>}
    </div>
  );
}
