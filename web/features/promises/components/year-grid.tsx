import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { dayAfterKey, monthsOf } from '../calendar-months.ts';
import type { YearDay } from '../words.ts';
import { DayLegend } from './day-legend.tsx';
import { MonthSheet } from './month-sheet.tsx';
import styles from './calendar.module.css';

interface Props {
  readonly days: readonly YearDay[];
  readonly today: string;
  /** Absent for those who only look. */
  readonly onChoose?: (date: string) => void;
}

/** Twelve months on one page; one day holds the keyboard, the arrows walk, Enter opens it. */
export function YearGrid({ days, today, onChoose }: Props) {
  const t = useTexts();
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() => days.find(({ date }) => date === today)?.date ?? days[0]?.date ?? '');
  const [walked, setWalked] = useState(0);
  useEffect(() => {
    if (walked > 0) grid.current?.querySelector<HTMLElement>(`[data-date="${at}"]`)?.focus();
  }, [at, walked]);
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || at === '') return;
    const next = dayAfterKey(calendarDate(at), event.key);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    setWalked(walked + 1);
  };
  return (
    <>
      <DayLegend days={days} />
      <div ref={grid} className={styles.grid} onKeyDown={press} role="group" aria-label={t('工作日历')}>
        {monthsOf(days).map((month) => (
          <MonthSheet
            key={month.month}
            month={month}
            at={at}
            today={today}
            onFocus={setAt}
            {...(onChoose === undefined ? {} : { onChoose })}
          />
        ))}
      </div>
    </>
  );
}
