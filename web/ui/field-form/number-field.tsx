import { Input } from 'antd';
import { useState } from 'react';
import type { Field, FieldValue } from '#domain/processes/field.ts';
import { scaledText, storedOf } from '#web/lib/format/quantity.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { InputTies } from '../form-line/form-line.tsx';

interface Props {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly ties: InputTies;
  readonly disabled: boolean;
  readonly onChange: (value: FieldValue | undefined) => void;
}

/**
 * A number in the unit people use; stored is the integer (12.5 kVA: 12500), or for a decimal the text itself. What
 * is no such number stays as it was typed, so that the check can say so.
 */
export function NumberField({ field, value, ties, disabled, onChange }: Props) {
  const t = useTexts();
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
    <Input
      {...ties}
      inputMode="decimal"
      autoComplete="off"
      maxLength={24}
      disabled={disabled}
      value={typing ?? shown}
      {...(field.unit === undefined ? {} : { suffix: t(field.unit) })}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setTyping(null)}
    />
  );
}
