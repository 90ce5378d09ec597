import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { limitInLanguage } from '#web/lib/format/limit-text.ts';
import { DueClock } from '#web/ui/due-clock/due-clock.tsx';
import type { ClockLine } from '../../order.ts';
import { clockLines, inOrderOfWorry } from '../../clock-lines.ts';
import styles from './order-page.module.css';

/** Every promise of the case with its clock; a press tells how the due time came about. */
export function ClockStrip({ clocks }: { clocks: readonly ClockLine[] }) {
  const t = useTexts();
  const language = useLanguage();
  if (clocks.length === 0) return null;
  return (
    <ul className={styles.clocks} aria-label={t('服务时限')}>
      {inOrderOfWorry(clocks).map((clock) => (
        <li key={`${clock.clock} ${clock.run}`} className={styles.clock}>
          <span className={styles.clockTitle} title={clock.promise}>
            {t(clock.title)} <span className={styles.faint}>{limitInLanguage(clock.limit, language)}</span>
          </span>
          <DueClock clock={clock} title={t(clock.title)} explanation={clockLines(clock, language, t)} />
        </li>
      ))}
    </ul>
  );
}
