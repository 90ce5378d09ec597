import type { PeriodSpan } from '#domain/tariffs/time-of-use.ts';
import { minutesPerDay } from '#domain/tariffs/time-of-use.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { periodWords } from '../words.ts';
import styles from './tariffs.module.css';

/** `08:30`; the end of the day is `24:00`. */
function clockText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The hours of a day as a band of 24, each period with its hours in words for those who cannot see colours. */
export function PeriodBand({ spans }: { spans: readonly PeriodSpan[] }) {
  const t = useTexts();
  const words = spans.map(
    ({ fromMinute, toMinute, period }) =>
      `${t(periodWords[period])} ${clockText(fromMinute)}–${clockText(toMinute)}`,
  );
  return (
    <>
      <div className={styles.band} aria-hidden="true">
        {spans.map(({ fromMinute, toMinute, period }) => (
          <span
            key={fromMinute}
            className={styles.span}
            data-period={period}
            style={{ width: `${String(((toMinute - fromMinute) / minutesPerDay) * 100)}%` }}
          >
            {t(periodWords[period])}
          </span>
        ))}
      </div>
      <p className={styles.faint}>{words.join('、')}</p>
    </>
  );
}
