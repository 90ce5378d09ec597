import { Input } from 'antd';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import styles from './account.module.css';

interface Props {
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly label: string;
}

/** The six digits of the authenticator. */
export function CodeLine({ code, onCode, label }: Props) {
  return (
    <FormLine label={label}>
      {(ties) => (
        <Input
          {...ties}
          className={styles.digits ?? ''}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={(event) => onCode(event.target.value.replaceAll(/\D/g, ''))}
        />
      )}
    </FormLine>
  );
}
