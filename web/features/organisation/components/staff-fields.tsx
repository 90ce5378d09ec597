import { Input } from 'antd';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';

const lines = [
  { name: 'name', label: zh('姓名'), required: true, max: 40 },
  { name: 'employeeNo', label: zh('工号'), required: true, max: 20 },
  { name: 'phone', label: zh('电话'), required: true, max: 20 },
  { name: 'email', label: zh('电子邮箱'), required: false, max: 100 },
] as const;

export type StaffDraft = Readonly<Record<(typeof lines)[number]['name'], string>>;

export const staffLines = lines.map(({ name }) => name);
export const emptyStaff: StaffDraft = { name: '', employeeNo: '', phone: '', email: '' };

interface Props {
  readonly person: StaffDraft;
  readonly failures: Readonly<Record<string, string>>;
  readonly onChange: (person: StaffDraft) => void;
}

/** What the file of a person asks for. */
export function StaffFields({ person, failures, onChange }: Props) {
  const t = useTexts();
  return lines.map((line) => (
    <FormLine key={line.name} label={t(line.label)} required={line.required} failure={failures[line.name]}>
      {(ties) => (
        <Input
          {...ties}
          autoComplete="off"
          maxLength={line.max}
          value={person[line.name]}
          onChange={(event) => onChange({ ...person, [line.name]: event.target.value })}
        />
      )}
    </FormLine>
  ));
}
