import { Input } from 'antd';
import { FormLine } from '#web/ui/form-line/form-line.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly failure?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A reason in a few lines, always needed. */
export function ReasonLine({ label, value, failure, onChange }: Props) {
  return (
    <FormLine label={label} required failure={failure}>
      {(ties) => (
        <Input.TextArea
          {...ties}
          autoSize={{ minRows: 3 }}
          maxLength={1000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormLine>
  );
}
