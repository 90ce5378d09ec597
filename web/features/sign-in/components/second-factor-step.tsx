import { Button, Input } from 'antd';
import { useState } from 'react';
import { signInContracts } from '#contracts/sign-in.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { useSignInCall } from '../use-sign-in-call.ts';
import { RecoveryStep } from './recovery-step.tsx';
import type { SignedIn } from '../signed-in.ts';
import styles from './sign-in-form.module.css';

interface Props {
  readonly onPassed: (next: SignedIn | 'second-factor') => void;
  readonly onBack: () => void;
}

/** The six digits of the second factor, the sixth sends them; or a recovery code in their place. */
export function SecondFactorStep({ onPassed, onBack }: Props) {
  const t = useTexts();
  const [code, setCode] = useState('');
  const [byRecovery, setByRecovery] = useState(false);
  const sending = useSignInCall(signInContracts.secondFactor);
  const send = async (digits: string): Promise<void> => {
    const answer = await sending.run({ body: { code: digits } });
    if (answer !== null) onPassed(answer.next);
    else setCode('');
  };
  if (byRecovery) {
    return (
      <RecoveryStep
        pending={sending.pending}
        failure={sending.failure}
        onCode={(typed) => void send(typed)}
        onBack={() => setByRecovery(false)}
      />
    );
  }
  return (
    <div className={styles.form}>
      <div>
        <h2 className={styles.stepTitle}>{t('输入动态口令')}</h2>
        <p className={styles.stepText}>{t('打开手机上的验证器，输入当前显示的 6 位数字。')}</p>
      </div>
      <Input.OTP
        size="large"
        length={6}
        autoFocus
        inputMode="numeric"
        aria-label={t('动态口令')}
        disabled={sending.pending}
        value={code}
        onInput={(digits) => setCode(digits.join(''))}
        onChange={(digits) => void send(digits)}
      />
      <ProblemAlert problem={sending.failure} />
      <Button type="link" className={styles.back ?? ''} onClick={() => setByRecovery(true)}>
        {t('手机不在身边？使用恢复码')}
      </Button>
      <Button type="link" className={styles.back ?? ''} onClick={onBack}>
        {t('换一个账号登录')}
      </Button>
    </div>
  );
}
