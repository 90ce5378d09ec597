import { Button, Input } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { signInContracts } from '#contracts/sign-in.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import type { SignedIn } from '../signed-in.ts';
import { useSignInCall } from '../use-sign-in-call.ts';
import styles from './sign-in-form.module.css';

interface Props {
  readonly login?: string;
  readonly onPassed: (next: SignedIn | 'second-factor') => void;
}

/** The first step; where the company has single sign-on, its button stands below. */
export function PasswordStep({ login: fixed, onPassed }: Props) {
  const t = useTexts();
  const [login, setLogin] = useState(fixed ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const { data: options } = useRead(signInContracts.options, {});
  const sending = useSignInCall(signInContracts.signIn);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (login.trim() === '' || password === '') return;
    const answer = await sending.run({ body: { login: login.trim(), password } });
    if (answer !== null) onPassed(answer.next);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <FormLine
        label={t('登录名')}
        failure={tried && login.trim() === '' ? t('请填写登录名') : sending.fieldFailures['login']}
      >
        {(ties) => (
          <Input
            {...ties}
            size="large"
            name="username"
            autoComplete="username"
            autoFocus={fixed === undefined}
            readOnly={fixed !== undefined}
            maxLength={64}
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
      </FormLine>
      <FormLine
        label={t('密码')}
        failure={tried && password === '' ? t('请填写密码') : sending.fieldFailures['password']}
      >
        {(ties) => (
          <Input.Password
            {...ties}
            size="large"
            name="password"
            autoComplete="current-password"
            autoFocus={fixed !== undefined}
            maxLength={256}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </FormLine>
      <ProblemAlert problem={sending.failure} shownFields={['login', 'password']} />
      <Button type="primary" size="large" htmlType="submit" block loading={sending.pending}>
        {t('登录')}
      </Button>
      {options?.singleSignOn === true ? (
        <Button
          size="large"
          block
          href="/api/sign-in/single-sign-on"
          // Over a page with something typed it must not lead away.
          {...(fixed === undefined ? {} : { target: '_blank' })}
        >
          {t('使用统一身份认证登录')}
        </Button>
      ) : null}
    </form>
  );
}
