import type { Option } from '#domain/processes/field.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './questions.module.css';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A rating as one row of radio buttons, large enough for a thumb; arrows walk, the digits choose. */
export function RatingRow({ name, label, options, value, onChange }: Props) {
  const t = useTexts();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={styles.ratings}
      onKeyDown={(event) => {
        const chosen = options.find((option) => option.value === event.key);
        if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <label
          key={option.value}
          data-chosen={value === option.value ? 'yes' : 'no'}
          data-rating={option.value}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <strong>{option.value}</strong>
          <span>{t(option.title)}</span>
        </label>
      ))}
    </div>
  );
}
