import { useEffect, useId, useRef } from 'react';
import { applies } from '#domain/processes/condition.ts';
import type { Field, FieldValue, FormValues } from '#domain/processes/field.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { askedSections, sectionTitles, valueText } from '#web/ui/field-form/field-values.ts';
import type { FieldFormState } from '#web/ui/field-form/use-field-form.ts';
import { PlainInput } from './plain-input.tsx';
import styles from '../portal.module.css';

interface Props {
  readonly fields: readonly Field[];
  readonly form: FieldFormState;
  /** Over fields that belong to no section; the matter of a business when left out. */
  readonly legend?: string;
  /** A choice of few is shown as buttons to press, not as a list to open. */
  readonly asButtons?: boolean;
}

/** The form of a business with the browser's own controls; the sample stands at each question (R-REQ-06). */
export function PlainForm({ fields, form, legend, asButtons = false }: Props) {
  const t = useTexts();
  const area = useRef<HTMLDivElement>(null);
  const attempts = form.attempts ?? 0;
  useEffect(() => {
    if (attempts > 0) area.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [attempts]);
  return (
    <div ref={area} className={styles.page}>
      {askedSections(fields, form.values).map((part) => (
        <fieldset key={part.section ?? 'none'} className={styles.group}>
          <legend>
            {part.section === null ? (legend ?? t('办理事项')) : t(sectionTitles[part.section])}
          </legend>
          {part.fields.map((field) => (
            <PlainField key={field.name} field={field} form={form} asButtons={asButtons} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function useNote(field: Field): string {
  const t = useTexts();
  const sample = field.type === 'photos' ? '' : valueText(field, field.sample, t);
  const help = field.help === undefined ? '' : t(field.help);
  const isShown = sample !== '' && !['choice', 'choices', 'yes-no'].includes(field.type);
  return [help, isShown ? t('样例：{sample}', { sample }) : ''].filter((text) => text !== '').join(' ');
}

interface FieldProps {
  readonly field: Field;
  readonly form: FieldFormState;
  readonly asButtons: boolean;
}

function PlainField({ field, form, asButtons }: FieldProps) {
  const t = useTexts();
  const id = useId();
  const note = useNote(field);
  const failure = form.failures[field.name];
  const required = applies(field.required, form.values);
  const unit = field.unit === undefined ? '' : `（${t(field.unit)}）`;
  const label = `${t(field.label)}${unit}${required ? '' : t('（选填）')}`;
  const words = failure ?? note;
  const said =
    words === '' ? null : (
      <p id={`${id}-note`} className={failure === undefined ? styles.hint : styles.failure}>
        {words}
      </p>
    );
  if (field.type === 'choices' || field.type === 'yes-no' || (asButtons && field.type === 'choice'))
    return (
      <fieldset
        className={styles.group}
        style={{ gap: 0 }}
        aria-describedby={words === '' ? undefined : `${id}-note`}
      >
        <legend className={styles.label} style={{ fontSize: '1em', marginBottom: 0 }}>
          {label}
        </legend>
        <Options field={field} form={form} failed={failure !== undefined} />
        {said}
      </fieldset>
    );
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <PlainInput
        field={field}
        id={id}
        note={`${id}-note`}
        value={form.values[field.name]}
        failed={failure !== undefined}
        required={required}
        onChange={(value) => form.set(field.name, value)}
      />
      {said}
    </div>
  );
}

/** The answers of which one is chosen, with their titles. */
function singleOptions(field: Field, t: Texts): readonly { value: FieldValue; title: string }[] | null {
  if (field.type === 'choice')
    return (field.options ?? []).map(({ value, title }) => ({ value, title: t(title) }));
  if (field.type !== 'yes-no') return null;
  return [
    { value: true, title: t('是') },
    { value: false, title: t('否') },
  ];
}

function Options({ field, form, failed }: { field: Field; form: FieldFormState; failed: boolean }) {
  const t = useTexts();
  const name = useId();
  const value = form.values[field.name];
  const single = singleOptions(field, t);
  if (single !== null)
    return (
      <div className={styles.options}>
        {single.map((option) => (
          <label key={option.title} className={styles.option}>
            <input
              type="radio"
              name={name}
              aria-invalid={failed}
              checked={value === option.value}
              onChange={() => form.set(field.name, option.value)}
            />
            {option.title}
          </label>
        ))}
      </div>
    );
  const chosen = listOf(form.values, field.name);
  return (
    <div className={styles.options}>
      {(field.options ?? []).map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="checkbox"
            aria-invalid={failed}
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              form.set(
                field.name,
                event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((one) => one !== option.value),
              )
            }
          />
          {t(option.title)}
        </label>
      ))}
    </div>
  );
}

function listOf(values: FormValues, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
