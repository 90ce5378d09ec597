import { Input } from 'antd';
import { useId } from 'react';
import type { Field, FieldValue } from '#domain/processes/field.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { FieldFormState } from '#web/ui/field-form/use-field-form.ts';
import { RatingRow } from './rating-row.tsx';
import styles from './questions.module.css';

interface Props {
  readonly fields: readonly Field[];
  readonly form: FieldFormState;
  /** Ctrl+Enter. */
  readonly onSubmit: () => void;
}

/** The questions of a visit, the same for the agent on the phone and for the customer on their own phone. */
export function QuestionForm({ fields, form, onSubmit }: Props) {
  return (
    <div
      className={styles.questions}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSubmit();
      }}
    >
      {fields.map((field) => (
        <Question
          key={field.name}
          field={field}
          value={form.values[field.name]}
          failure={form.failures[field.name]}
          onChange={(value) => form.set(field.name, value)}
        />
      ))}
    </div>
  );
}

interface QuestionProps {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly failure: string | undefined;
  readonly onChange: (value: FieldValue | undefined) => void;
}

function Question({ field, value, failure, onChange }: QuestionProps) {
  const t = useTexts();
  const id = useId();
  return (
    <section className={styles.question} data-failed={failure === undefined ? 'no' : 'yes'}>
      <h3 id={id}>
        {t(field.label)}
        {field.required === true ? <span className={styles.required}> *</span> : null}
      </h3>
      <Answer field={field} value={value} labelledBy={id} onChange={onChange} />
      {failure === undefined ? null : (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </section>
  );
}

function Answer({
  field,
  value,
  labelledBy,
  onChange,
}: Omit<QuestionProps, 'failure'> & { labelledBy: string }) {
  const t = useTexts();
  const group = useId();
  if (field.type === 'choice')
    return (
      <RatingRow
        name={group}
        label={t(field.label)}
        options={field.options ?? []}
        value={typeof value === 'string' ? value : ''}
        onChange={onChange}
      />
    );
  if (field.type === 'yes-no')
    return (
      <div role="radiogroup" aria-labelledby={labelledBy} className={styles.yesNo}>
        {[true, false].map((answer) => (
          <label key={String(answer)} data-chosen={value === answer ? 'yes' : 'no'}>
            <input type="radio" name={group} checked={value === answer} onChange={() => onChange(answer)} />
            <span>{answer ? t('是') : t('否')}</span>
          </label>
        ))}
      </div>
    );
  return (
    <Input.TextArea
      aria-labelledby={labelledBy}
      autoSize={{ minRows: 3, maxRows: 8 }}
      maxLength={field.maxLength ?? 500}
      showCount
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
