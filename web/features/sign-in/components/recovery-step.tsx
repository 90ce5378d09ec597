import { Button, Input } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { isRecoveryCode } from '#domain/organisation/recovery-code.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import styles from './sign-in-form.module.css';

interface Props {
  readonly pending: boolean;
  readonly failure: Error | null;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}

/** A recovery code in place of the six digits, for a phone that is lost. */
export function RecoveryStep({ pending, failure, onCode, onBack }: Props) {
  const t = useTexts();
  const [code, setCode] = useState('');
  const given = code.trim();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isRecoveryCode(given)) onCode(given);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <h2 className={styles.stepTitle}>{t('使用恢复码')}</h2>
      <FormLine label={t('恢复码')} required help={t('启用动态口令时打印或抄写的，每个只能用一次。')}>
        {(ties) => (
          <Input
            {...ties}
            autoFocus
            size="large"
            autoComplete="off"
            spellCheck={false}
            maxLength={13}
            placeholder="xxxxx-xxxxx"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </FormLine>
      <ProblemAlert problem={failure} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={pending}
        disabled={!isRecoveryCode(given)}
      >
        {t('登录')}
      </Button>
      <Button type="link" className={styles.back ?? ''} onClick={onBack}>
        {t('改用动态口令')}
      </Button>
    </form>
  );
}
