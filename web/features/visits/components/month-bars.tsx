import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { percentText, type Rates } from '../words.ts';
import styles from './visits.module.css';

/** Two bars a month, visited and satisfied, on a scale from 0 to 100 %; the numbers stand below. */
export function MonthBars({ months }: { months: Rates['months'] }) {
  const t = useTexts();
  return (
    <>
      <div className={styles.legend} aria-hidden>
        <span>
          <i />
          {t('回访率')}
        </span>
        <span>
          <i data-what="satisfied" />
          {t('满意率')}
        </span>
      </div>
      <div className={styles.bars}>
        {months.map((month) => (
          <div key={month.month} className={styles.month}>
            <div className={styles.pair} aria-hidden>
              <span data-what="visited" style={{ height: heightOf(month.visitedPermille) }} />
              <span data-what="satisfied" style={{ height: heightOf(month.satisfiedPermille) }} />
            </div>
            <strong>{month.month}</strong>
            <span className={styles.faint}>
              {percentText(month.visitedPermille)} · {percentText(month.satisfiedPermille)}
            </span>
          </div>
        ))}
      </div>
    </>
  );
}

function heightOf(permille: number | null): string {
  return `${((permille ?? 0) / 10).toString()}%`;
}
