import { useEffect, useRef, type KeyboardEvent } from 'react';
import { applies } from '#domain/processes/condition.ts';
import type { Field, FormValues } from '#domain/processes/field.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '../form-line/form-line.tsx';
import { FieldInput } from './field-input.tsx';
import { askedSections, sectionTitles, type AskedSection } from './field-values.ts';
import { focusFirstFailed, focusNext, isMoveOn } from './move-on.ts';
import { SamplePanel } from './sample-panel.tsx';
import type { FieldFormState } from './use-field-form.ts';
import styles from './field-form.module.css';

interface Props {
  readonly fields: readonly Field[];
  readonly form: FieldFormState;
  /** Values known from earlier in the order; conditions look at them, too. */
  readonly known?: FormValues;
  /** Ctrl+Enter. */
  readonly onSubmit?: () => void;
  /** The filled-in sample beside the form (R-REQ-06). */
  readonly sample?: boolean;
  readonly disabled?: boolean;
}

/**
 * A form drawn from fields. Made for the keyboard: Enter moves on, Ctrl+Enter submits. What is asked follows the
 * answers; what is wrong is told at its field.
 */
export function FieldForm({ fields, form, known = {}, onSubmit, sample = false, disabled = false }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const parts = askedSections(fields, form.values, known);
  const attempts = form.attempts ?? 0;
  useEffect(() => {
    if (attempts > 0) focusFirstFailed(area.current);
  }, [attempts]);
  // Before the field sees it: a list would open on Enter.
  const pressSubmit = (event: KeyboardEvent): void => {
    if (onSubmit === undefined || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || !isMoveOn(event)) return;
    event.preventDefault();
    focusNext(area.current, event.target);
  };
  return (
    <div className={sample ? styles.withSample : styles.alone}>
      <div ref={area} className={styles.parts} onKeyDownCapture={pressSubmit} onKeyDown={press}>
        {parts.map((part) => (
          <Part key={part.section ?? 'none'} part={part} form={form} known={known} disabled={disabled} />
        ))}
      </div>
      {sample ? <SamplePanel parts={parts} /> : null}
    </div>
  );
}

interface PartProps {
  readonly part: AskedSection;
  readonly form: FieldFormState;
  readonly known: FormValues;
  readonly disabled: boolean;
}

function Part({ part, form, known, disabled }: PartProps) {
  const t = useTexts();
  const all = { ...known, ...form.values };
  return (
    <fieldset className={styles.part} disabled={disabled}>
      {part.section === null ? null : (
        <legend className={styles.legend}>{t(sectionTitles[part.section])}</legend>
      )}
      <div className={styles.grid}>
        {part.fields.map((field) => (
          <div key={field.name} className={isWide(field) ? styles.wide : styles.cell} data-field={field.name}>
            <FormLine
              label={t(field.label)}
              required={applies(field.required, all)}
              help={field.help === undefined ? undefined : t(field.help)}
              failure={form.failures[field.name]}
            >
              {(ties) => (
                <FieldInput
                  field={field}
                  value={form.values[field.name]}
                  ties={ties}
                  disabled={disabled}
                  onChange={(value) => form.set(field.name, value)}
                />
              )}
            </FormLine>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function isWide(field: Field): boolean {
  if (field.type === 'choice')
    return (field.options?.length ?? 0) > 4
      ? false
      : field.options?.some(({ title }) => title.length > 8) === true;
  return ['paragraph', 'address', 'photos', 'choices'].includes(field.type);
}
