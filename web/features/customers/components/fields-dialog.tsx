import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine, type InputTies } from '#web/ui/form-line/form-line.tsx';
import { StaffPicker } from '#web/ui/pickers/staff-picker.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import styles from './customers.module.css';

/** One thing a short form asks for. */
export interface AskedField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'line' | 'words' | 'choice' | 'date' | 'staff';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required?: boolean;
  readonly help?: string;
  readonly maxLength?: number;
}

export type Answers = Readonly<Record<string, string>>;

interface Props {
  readonly title: string;
  /** What will follow. */
  readonly text?: string;
  readonly fields: readonly AskedField[];
  readonly start?: Answers;
  readonly danger?: boolean;
  readonly pending: boolean;
  readonly failure: Error | null;
  readonly fieldFailures?: Readonly<Record<string, string>>;
  readonly onSave: (answers: Answers) => void;
  readonly onClose: () => void;
}

/** A short form over the page; it stays with everything typed until the change is stored. Ctrl+Enter saves. */
export function FieldsDialog(props: Props) {
  const { title, text, fields, start = {}, pending, failure, fieldFailures = {}, onSave, onClose } = props;
  const t = useTexts();
  const [answers, setAnswers] = useState<Answers>(start);
  const [tried, setTried] = useState(false);
  const isMissing = ({ name, required = false }: AskedField): boolean =>
    required && (answers[name] ?? '').trim() === '';
  const save = (): void => {
    setTried(true);
    if (!fields.some(isMissing)) onSave(answers);
  };
  return (
    <TypedDialog
      open
      title={title}
      okText={t('保存')}
      cancelText={t('取消')}
      okButtonProps={{ danger: props.danger ?? false }}
      confirmLoading={pending}
      onOk={save}
      onCancel={onClose}
    >
      <div
        className={styles.form}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
      >
        {text === undefined ? null : <p className={styles.small}>{text}</p>}
        {fields.map((field) => (
          <FormLine
            key={field.name}
            label={field.label}
            required={field.required ?? false}
            help={field.help}
            failure={tried && isMissing(field) ? t('请填写此项') : fieldFailures[field.name]}
          >
            {(ties) => (
              <FieldInput
                field={field}
                ties={ties}
                value={answers[field.name] ?? ''}
                onChange={(value) => setAnswers((before) => ({ ...before, [field.name]: value }))}
              />
            )}
          </FormLine>
        ))}
        <ProblemAlert problem={failure} shownFields={fields.map(({ name }) => name)} />
      </div>
    </TypedDialog>
  );
}

interface InputProps {
  readonly field: AskedField;
  readonly ties: InputTies;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function FieldInput({ field, ties, value, onChange }: InputProps) {
  const { kind, options = [], maxLength = 200 } = field;
  if (kind === 'date') return <DateInput {...ties} value={value} onChange={onChange} />;
  if (kind === 'staff') return <StaffPicker {...ties} value={value} onChange={onChange} />;
  if (kind === 'choice')
    return (
      <Select
        {...ties}
        style={{ width: '100%' }}
        value={value === '' ? null : value}
        options={[...options]}
        onChange={(chosen: string) => onChange(chosen)}
      />
    );
  if (kind === 'words')
    return (
      <Input.TextArea
        {...ties}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <Input
      {...ties}
      autoComplete="off"
      maxLength={maxLength}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
