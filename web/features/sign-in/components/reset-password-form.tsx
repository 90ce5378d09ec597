import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { signInContracts } from '#contracts/sign-in.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { useSignInCall } from '../use-sign-in-call.ts';
import { NewPassword } from './new-password.tsx';
import styles from './sign-in-form.module.css';

/** The password behind a link that an administrator handed over. */
export function ResetPasswordForm({
  token,
  login,
  onDone,
}: {
  token: string;
  login: string;
  onDone: () => void;
}) {
  const t = useTexts();
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const sending = useSignInCall(signInContracts.resetPassword);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if ((await sending.run({ body: { token, password } })) !== null) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t('登录名：{login}', { login })}</p>
      {/* For the password manager: which account the new password belongs to. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <NewPassword
        password={password}
        repeated={repeated}
        failure={sending.fieldFailures['password']}
        onPassword={setPassword}
        onRepeated={setRepeated}
      />
      <ProblemAlert problem={sending.failure} shownFields={['password']} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={sending.pending}
        disabled={password === '' || repeated !== password}
      >
        {t('保存并去登录')}
      </Button>
    </form>
  );
}
