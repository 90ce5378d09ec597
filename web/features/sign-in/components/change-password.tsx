import { App, Button, Input } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { signInContracts } from '#contracts/sign-in.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { NewPassword } from './new-password.tsx';
import styles from './account.module.css';

/** A new password in place of the one known; the server says what a good one is. */
export function ChangePassword() {
  const t = useTexts();
  const { message } = App.useApp();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const sending = useCommand(signInContracts.changePassword, {
    touches: [signInContracts.me, signInContracts.mySessions],
  });
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (password !== repeated) return;
    if ((await sending.run({ body: { current, password } })) === null) return;
    setCurrent('');
    setPassword('');
    setRepeated('');
    void message.success(t('密码已修改'));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <FormLine label={t('现用密码')} required failure={sending.fieldFailures['current']}>
        {(ties) => (
          <Input.Password
            {...ties}
            autoComplete="current-password"
            maxLength={256}
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
      </FormLine>
      <NewPassword
        password={password}
        repeated={repeated}
        failure={sending.fieldFailures['password']}
        onPassword={setPassword}
        onRepeated={setRepeated}
      />
      <ProblemAlert problem={sending.failure} shownFields={['current', 'password']} />
      <Button
        type="primary"
        htmlType="submit"
        loading={sending.pending}
        disabled={current === '' || password === '' || repeated !== password}
      >
        {t('修改密码')}
      </Button>
    </form>
  );
}
