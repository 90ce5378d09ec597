import { useId, useState } from 'react';
import { calendarDate, weekday } from '#domain/kernel/calendar-date.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import styles from '../portal.module.css';
import own from './slot-picker.module.css';

interface Props {
  readonly days: readonly { readonly day: string; readonly times: readonly string[] }[];
  /** `2026-10-12T09:30`; null while none is chosen. */
  readonly value: string | null;
  readonly onChange: (at: string) => void;
}

const weekdays = [
  '',
  zh('周一'),
  zh('周二'),
  zh('周三'),
  zh('周四'),
  zh('周五'),
  zh('周六'),
  zh('周日'),
] as const;

/** So many days are shown at once; the rest on demand. */
const daysFirst = 4;

/** Free times by day; each is a radio button of one group, so that arrow keys and readers of screens find them. */
export function SlotPicker({ days, value, onChange }: Props) {
  const t = useTexts();
  const name = useId();
  const [all, setAll] = useState(false);
  if (days.length === 0) return <p>{t('近期没有可改的时间，请催办并写明希望的时间。')}</p>;
  return (
    <div className={own.slots}>
      {days.slice(0, all ? days.length : daysFirst).map(({ day, times }) => (
        <fieldset key={day} className={own.slotDay}>
          <legend>
            {day.slice(5)} {t(weekdays[weekday(calendarDate(day))])}
          </legend>
          {times.map((time) => {
            const at = `${day}T${time}`;
            return (
              <label key={at} className={own.slot} data-chosen={value === at ? 'yes' : 'no'}>
                <input type="radio" name={name} checked={value === at} onChange={() => onChange(at)} />
                {time}
              </label>
            );
          })}
        </fieldset>
      ))}
      {all || days.length <= daysFirst ? null : (
        <p>
          <button type="button" className={styles.button} onClick={() => setAll(true)}>
            {t('更多日期')}
          </button>
        </p>
      )}
    </div>
  );
}
