import { Checkbox, Input, Radio, Select } from 'antd';
import type { Field, FieldValue } from '#domain/processes/field.ts';
import { longestOf } from '#domain/processes/field-checks.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '../date-input/date-input.tsx';
import { FilePicker } from '../file-picker/file-picker.tsx';
import type { InputTies } from '../form-line/form-line.tsx';
import { StaffPicker } from '../pickers/staff-picker.tsx';
import { UnitPicker } from '../pickers/unit-picker.tsx';
import { NumberField } from './number-field.tsx';

interface Props {
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly ties: InputTies;
  readonly disabled: boolean;
  readonly onChange: (value: FieldValue | undefined) => void;
}

/** The input of a field, by its type. */
export function FieldInput(props: Props) {
  const { field, value, ties, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  const list = Array.isArray(value) ? (value as readonly string[]) : [];
  switch (field.type) {
    case 'paragraph':
      return (
        <Input.TextArea
          {...ties}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={longestOf(field)}
          showCount
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'integer':
    case 'decimal':
      return <NumberField {...props} />;
    case 'date':
    case 'datetime':
      return <DateInput {...ties} time={field.type === 'datetime'} value={text} onChange={onChange} />;
    case 'choice':
      return <ChoiceInput {...props} />;
    case 'choices':
      return <ChoicesInput {...props} list={list} />;
    case 'yes-no':
      return <YesNoInput {...props} />;
    case 'org-unit':
      return <UnitPicker {...ties} value={text} onChange={onChange} />;
    case 'staff':
      return <StaffPicker {...ties} value={text} onChange={onChange} />;
    case 'photos':
      return <FilePicker {...ties} images max={longestOf(field)} value={list} onChange={onChange} />;
    default:
      return (
        <Input
          {...ties}
          {...lineProps(field)}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

const modes: Readonly<Partial<Record<Field['type'], 'tel' | 'numeric'>>> = {
  phone: 'tel',
  'account-number': 'numeric',
};

function lineProps(field: Field) {
  const mode = modes[field.type];
  return {
    maxLength: longestOf(field),
    autoComplete: 'off',
    allowClear: false,
    ...(mode === undefined ? {} : { inputMode: mode }),
    ...(field.unit === undefined ? {} : { suffix: field.unit }),
  };
}

const radiosMax = 4;

/** Few options lie open and are chosen with one press; many are a list that can be searched. */
function ChoiceInput({ field, value, ties, disabled, onChange }: Props) {
  const t = useTexts();
  const options = (field.options ?? []).map((option) => ({ value: option.value, label: t(option.title) }));
  if (options.length <= radiosMax) {
    return (
      <Radio.Group
        id={ties.id}
        optionType="button"
        buttonStyle="outline"
        options={options}
        disabled={disabled}
        value={value ?? null}
        onChange={(event) => onChange(String(event.target.value))}
      />
    );
  }
  return (
    <Select
      {...ties}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      disabled={disabled}
      options={options}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? undefined)}
    />
  );
}

function ChoicesInput({ field, ties, disabled, list, onChange }: Props & { list: readonly string[] }) {
  const t = useTexts();
  const options = (field.options ?? []).map((option) => ({ value: option.value, label: t(option.title) }));
  return (
    <Checkbox.Group
      aria-describedby={ties['aria-describedby'] ?? ''}
      options={options}
      disabled={disabled}
      value={[...list]}
      onChange={(chosen) => onChange(chosen)}
    />
  );
}

function YesNoInput({ value, ties, disabled, onChange }: Props) {
  const t = useTexts();
  return (
    <Radio.Group
      id={ties.id}
      optionType="button"
      options={[
        { value: true, label: t('是') },
        { value: false, label: t('否') },
      ]}
      disabled={disabled}
      value={value ?? null}
      onChange={(event) => onChange(event.target.value === true)}
    />
  );
}
