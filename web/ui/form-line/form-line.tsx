import { useId, type ReactNode } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './form-line.module.css';

/** What an input needs to belong to its label and its error for those who cannot see them. */
export interface InputTies {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby'?: string;
  readonly status?: 'error';
}

interface Props {
  readonly label: string;
  readonly required?: boolean;
  readonly help?: string | undefined;
  readonly failure?: string | undefined;
  readonly children: (ties: InputTies) => ReactNode;
}

/** One line of a form: label above, input, then what is wrong with it or what helps to fill it in. */
export function FormLine({ label, required = false, help, failure, children }: Props) {
  const t = useTexts();
  const id = useId();
  const note = failure ?? help;
  const ties: InputTies = {
    id,
    'aria-invalid': failure !== undefined,
    ...(note === undefined ? {} : { 'aria-describedby': `${id}-note` }),
    ...(failure === undefined ? {} : { status: 'error' }),
  };
  return (
    <div className={styles.line} data-failed={failure === undefined ? 'no' : 'yes'}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {required ? (
          <span className={styles.required} title={t('必填')}>
            *
          </span>
        ) : null}
      </label>
      {children(ties)}
      {note === undefined ? null : (
        <div
          id={`${id}-note`}
          className={failure === undefined ? styles.help : styles.failure}
          role={failure === undefined ? undefined : 'alert'}
        >
          {note}
        </div>
      )}
    </div>
  );
}
