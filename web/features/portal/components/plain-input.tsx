import { longestOf } from '#domain/processes/field-checks.ts';
import type { Field, FieldValue } from '#domain/processes/field.ts';
import { scaledText, storedOf } from '#web/lib/format/quantity.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useState } from 'react';
import styles from '../portal.module.css';

export interface PlainInputProps {
  readonly field: Field;
  readonly id: string;
  readonly note: string;
  readonly value: FieldValue | undefined;
  readonly failed: boolean;
  readonly required: boolean;
  readonly onChange: (value: FieldValue | undefined) => void;
}

/**
 * The browser's own controls: a phone brings its own keyboard, calendar and list, and every reader of screens knows
 * them. No library is fetched for them.
 */
export function PlainInput(props: PlainInputProps) {
  const { field, value, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  const ties = tiesOf(props);
  switch (field.type) {
    case 'paragraph':
      return (
        <textarea
          {...ties}
          maxLength={longestOf(field)}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'integer':
    case 'decimal':
      return <NumberInput {...props} />;
    case 'date':
    case 'datetime':
      return (
        <input
          {...ties}
          type={field.type === 'date' ? 'date' : 'datetime-local'}
          value={text}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        />
      );
    case 'choice':
      return <ChoiceInput {...props} />;
    default:
      return (
        <input
          {...ties}
          {...lineProps(field)}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

/** What ties the control to its label, its note and its state. */
function tiesOf({ id, note, failed, required }: PlainInputProps) {
  return {
    id,
    className: styles.input,
    'aria-describedby': note,
    'aria-invalid': failed,
    'aria-required': required,
  };
}

const completions: Readonly<Partial<Record<Field['type'], string>>> = {
  'person-name': 'name',
  phone: 'tel',
  address: 'street-address',
};

function lineProps(field: Field) {
  const isPhone = field.type === 'phone';
  return {
    type: isPhone ? 'tel' : 'text',
    maxLength: longestOf(field),
    autoComplete: completions[field.type] ?? 'off',
    ...(field.type === 'account-number' ? { inputMode: 'numeric' as const } : {}),
  };
}

function NumberInput(props: PlainInputProps) {
  const { field, value, onChange } = props;
  const [typing, setTyping] = useState<string | null>(null);
  const scale = field.scale ?? 1;
  const shown = typeof value === 'number' ? scaledText(value, scale) : typeof value === 'string' ? value : '';
  const type = (text: string): void => {
    setTyping(text);
    const plain = text.trim().replaceAll(',', '');
    if (plain === '') onChange(undefined);
    else onChange(field.type === 'decimal' ? plain : (storedOf(plain, scale) ?? plain));
  };
  return (
    <input
      {...tiesOf(props)}
      inputMode="decimal"
      maxLength={24}
      value={typing ?? shown}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setTyping(null)}
    />
  );
}

function ChoiceInput(props: PlainInputProps) {
  const t = useTexts();
  const { field, value, onChange } = props;
  return (
    <select
      {...tiesOf(props)}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{t('请选择')}</option>
      {(field.options ?? []).map((option) => (
        <option key={option.value} value={option.value}>
          {t(option.title)}
        </option>
      ))}
    </select>
  );
}
