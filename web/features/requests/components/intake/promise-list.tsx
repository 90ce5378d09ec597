import type { Static } from 'typebox';
import type { AcceptedRequest } from '#contracts/requests.ts';
import { explanationLines } from '#web/features/orders/clock-lines.ts';
import { limitTimeText } from '#web/lib/format/time.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './intake.module.css';

type Accepted = Static<typeof AcceptedRequest>;

interface Props {
  readonly promised: Accepted['promised'];
  readonly missing: Accepted['missing'];
}

/** What the customer is promised, with the day it is due and how that day came about; and what they must still bring. */
export function PromiseList({ promised, missing }: Props) {
  const t = useTexts();
  const language = useLanguage();
  return (
    <div className={styles.promises}>
      {promised.map(({ clock, title, result, limit, dueAt, explanation }) => (
        <details key={clock} className={styles.promise} data-result={result}>
          <summary>
            <span>{t(title)}</span>
            <span className={styles.faint}>{limit}</span>
            <strong>{dueAt === null ? t('时间待定') : t('{time} 前', { time: limitTimeText(dueAt) })}</strong>
          </summary>
          {explanationLines(explanation, language).map((line) => (
            <p key={line} className={styles.faint}>
              {line}
            </p>
          ))}
        </details>
      ))}
      {missing.length === 0 ? null : (
        <p className={styles.missing}>
          {t('还缺 {count} 项材料，受理后一次性告知客户：{titles}', {
            count: missing.length,
            titles: missing.map(({ title }) => t(title)).join('、'),
          })}
        </p>
      )}
    </div>
  );
}
