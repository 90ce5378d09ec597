import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { InputTies } from '../form-line/form-line.tsx';

interface Props extends Partial<InputTies> {
  /** 'YYYY-MM-DD', or 'YYYY-MM-DDTHH:mm' with `time`; '' when empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly time?: boolean;
  readonly placeholder?: string;
  readonly disabled?: boolean;
}

/**
 * A calendar date, or a date with the time of day, as text. The picker's own clock never matters: what is chosen is
 * read off as it is shown and means +08:00.
 */
export function DateInput({ value, onChange, time = false, placeholder, disabled = false, ...ties }: Props) {
  const shown = dayjs(value === '' ? null : value);
  return (
    <DatePicker
      {...ties}
      style={{ width: '100%' }}
      value={shown.isValid() ? shown : null}
      format={time ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
      showTime={time ? { format: 'HH:mm', minuteStep: 5 } : false}
      needConfirm={false}
      disabled={disabled}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(chosen) =>
        onChange(
          chosen === null || Array.isArray(chosen)
            ? ''
            : chosen.format(time ? 'YYYY-MM-DDTHH:mm' : 'YYYY-MM-DD'),
        )
      }
    />
  );
}
