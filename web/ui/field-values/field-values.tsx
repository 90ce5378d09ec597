import type { ReactNode } from 'react';
import { valueOf } from '#domain/processes/condition.ts';
import type { Field, FormValues } from '#domain/processes/field.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { askedSections, sectionTitles, valueText } from '../field-form/field-values.ts';
import styles from './field-values.module.css';

interface Props {
  readonly fields: readonly Field[];
  readonly values: FormValues;
  /** One block without headings, where the page has little room. */
  readonly dense?: boolean;
  /** Draws a value in a way of its own: masked, as pictures. Undefined: as text. */
  readonly renderValue?: (field: Field) => ReactNode;
}

/** A filled-in form to be read: the questions that were asked, and the answers. */
export function FieldValues({ fields, values, dense = false, renderValue }: Props) {
  const t = useTexts();
  const parts = askedSections(fields, values)
    .map((part) => ({
      ...part,
      fields: part.fields.filter(({ name }) => valueOf(values, name) !== undefined),
    }))
    .filter((part) => part.fields.length > 0);
  const shared = { values, ...(renderValue === undefined ? {} : { renderValue }) };
  if (dense) return <Lines {...shared} fields={parts.flatMap((part) => part.fields)} />;
  return (
    <div className={styles.parts}>
      {parts.map((part) => (
        <section key={part.section ?? 'none'}>
          {part.section === null ? null : (
            <h3 className={styles.heading}>{t(sectionTitles[part.section])}</h3>
          )}
          <Lines {...shared} fields={part.fields} />
        </section>
      ))}
    </div>
  );
}

function Lines({ fields, values, renderValue }: Omit<Props, 'dense'>) {
  const t = useTexts();
  return (
    <dl className={styles.lines}>
      {fields.map((field) => (
        <div
          key={field.name}
          className={field.type === 'paragraph' || field.type === 'address' ? styles.wide : styles.line}
        >
          <dt>{t(field.label)}</dt>
          <dd>{renderValue?.(field) ?? valueText(field, valueOf(values, field.name) ?? '', t)}</dd>
        </div>
      ))}
    </dl>
  );
}
