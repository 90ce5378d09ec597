import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from '../portal.module.css';

interface Props {
  readonly id: string;
  /** Label and help, marked with `zh('…')`. */
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly maxLength: number;
  readonly autoComplete: 'off' | 'username';
  readonly onChange: (value: string) => void;
}

/** The number somebody is known by in the hall, of an account or of a case, with a word on where it stands. */
export function NumberField({ id, label, help, onChange, ...input }: Props) {
  const t = useTexts();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {t(label)}
      </label>
      <input
        {...input}
        id={id}
        className={styles.input}
        inputMode="numeric"
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-help`} className={styles.hint}>
        {t(help)}
      </p>
    </div>
  );
}
