import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { dayTitles, type YearDay } from '../words.ts';
import styles from './calendar.module.css';

const kinds = ['workday', 'weekend', 'holiday', 'make-up'] as const;

/** What the colours mean, with the count of each kind. */
export function DayLegend({ days }: { days: readonly YearDay[] }) {
  const t = useTexts();
  const working = days.filter((day) => day.working).length;
  const own = days.filter((day) => day.own).length;
  return (
    <ul className={styles.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={styles.swatch} data-kind={kind} />
          {t(dayTitles[kind])} {days.filter((day) => day.kind === kind).length}
        </li>
      ))}
      <li>
        <span className={styles.swatch} data-own="yes" />
        {t('本单位设置')} {own}
      </li>
      <li className={styles.sum}>{t('全年应出勤 {count} 天', { count: working })}</li>
    </ul>
  );
}
