import { calendarDate, weekday } from '#domain/kernel/calendar-date.ts';
import { useLanguage, useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import type { Month } from '../calendar-months.ts';
import { inLanguage, type YearDay } from '../words.ts';
import styles from './calendar.module.css';

const weekdays = [zh('一'), zh('二'), zh('三'), zh('四'), zh('五'), zh('六'), zh('日')];

/** What stands in the corner of a day that is not what its weekday says. */
const marks: Readonly<Partial<Record<YearDay['kind'], string>>> = { holiday: zh('休'), 'make-up': zh('班') };

interface Props {
  readonly month: Month;
  /** The day that holds the keyboard. */
  readonly at: string;
  readonly today: string;
  readonly onFocus: (date: string) => void;
  readonly onChoose?: (date: string) => void;
}

/** One month. */
export function MonthSheet({ month, at, today, onFocus, onChoose }: Props) {
  const t = useTexts();
  return (
    <div className={styles.month}>
      <table>
        <caption>
          <span>{t('{month} 月', { month: month.month })}</span>
          <span className={styles.count}>{t('工作日 {count} 天', { count: month.workingDays })}</span>
        </caption>
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week, row) => (
            <tr key={row}>
              {week.map((day, column) => (
                <td key={column}>
                  {day === null ? null : (
                    <DayButton
                      day={day}
                      isAt={day.date === at}
                      isToday={day.date === today}
                      onFocus={onFocus}
                      {...(onChoose === undefined ? {} : { onChoose })}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps extends Pick<Props, 'onFocus' | 'onChoose'> {
  readonly day: YearDay;
  readonly isAt: boolean;
  readonly isToday: boolean;
}

function DayButton({ day, isAt, isToday, onFocus, onChoose }: DayProps) {
  const t = useTexts();
  const language = useLanguage();
  const name = weekdays[weekday(calendarDate(day.date)) - 1] ?? '';
  const words = [day.date, t('星期{day}', { day: t(name) }), inLanguage(day.title, language)];
  const told = [...words, ...(day.own ? [t('本单位设置')] : [])].join(' ');
  const mark = marks[day.kind];
  const shown = [Number(day.date.slice(8)), mark === undefined ? '' : t(mark)] as const;
  return (
    <button
      type="button"
      className={styles.day}
      data-date={day.date}
      data-kind={day.kind}
      data-own={day.own ? 'yes' : 'no'}
      data-opens={onChoose === undefined ? 'no' : 'yes'}
      aria-current={isToday ? 'date' : undefined}
      aria-label={`${shown.join('')} ${told}`}
      title={told}
      tabIndex={isAt ? 0 : -1}
      onFocus={() => onFocus(day.date)}
      onClick={() => onChoose?.(day.date)}
    >
      {shown[0]}
      {shown[1] === '' ? null : <sup className={styles.mark}>{shown[1]}</sup>}
    </button>
  );
}
