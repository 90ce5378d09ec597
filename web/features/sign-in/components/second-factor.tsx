import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { signInContracts } from '#contracts/sign-in.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { CodeLine } from './code-line.tsx';
import { NewRecoveryCodes, RecoveryCodesLeft } from './recovery-codes.tsx';
import styles from './account.module.css';

/** The second factor: on or off, the way from one to the other, and the codes for a lost phone. */
export function SecondFactor() {
  const t = useTexts();
  const { data: factor } = useRead(signInContracts.readSecondFactor, {});
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (factor === undefined) return null;
  if (codes !== null) {
    return (
      <div className={styles.form}>
        <NewRecoveryCodes codes={codes} onKept={() => setCodes(null)} />
      </div>
    );
  }
  const on = factor.since !== null;
  return (
    <div className={styles.form}>
      <p>
        <StateTag tone={on ? 'good' : 'calm'}>{on ? t('已启用') : t('未启用')}</StateTag>
      </p>
      <p className={styles.note}>
        {t('启用后，登录时除密码外还要输入手机验证器上的 6 位数字，密码被人看到也无法冒用。')}
      </p>
      {on ? (
        <>
          <RecoveryCodesLeft left={factor.recoveryCodesLeft} onCodes={setCodes} />
          <TurnOff />
        </>
      ) : (
        <TurnOn onCodes={setCodes} />
      )}
    </div>
  );
}

function TurnOff() {
  const t = useTexts();
  const [code, setCode] = useState('');
  const sending = useCommand(signInContracts.removeSecondFactor, {
    touches: [signInContracts.me, signInContracts.readSecondFactor],
  });
  return (
    <>
      <CodeLine code={code} onCode={setCode} label={t('输入当前动态口令以停用')} />
      <ProblemAlert problem={sending.failure} />
      <Button
        danger
        loading={sending.pending}
        disabled={code.length !== 6}
        onClick={() => void sending.run({ body: { code } })}
      >
        {t('停用动态口令')}
      </Button>
    </>
  );
}

function TurnOn({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const t = useTexts();
  const { message } = App.useApp();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [setup, setSetup] = useState<{ secret: string; qrSvg: string } | null>(null);
  const begin = useCommand(signInContracts.beginSecondFactor, { done: setSetup });
  const confirm = useCommand(signInContracts.confirmSecondFactor, {
    touches: [signInContracts.me, signInContracts.readSecondFactor],
    done: ({ recoveryCodes }) => {
      onCodes(recoveryCodes);
      void message.success(t('动态口令已启用'));
    },
  });
  if (setup === null) {
    return (
      <>
        <FormLine label={t('输入密码以开始')} failure={begin.fieldFailures['password']}>
          {(ties) => (
            <Input.Password
              {...ties}
              autoComplete="current-password"
              maxLength={256}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </FormLine>
        <ProblemAlert problem={begin.failure} shownFields={['password']} />
        <Button
          type="primary"
          loading={begin.pending}
          disabled={password === ''}
          onClick={() => void begin.run({ body: { password } })}
        >
          {t('启用动态口令')}
        </Button>
      </>
    );
  }
  return (
    <>
      <p>{t('用手机验证器扫描二维码，再输入它显示的 6 位数字。')}</p>
      <img
        className={styles.code}
        src={`data:image/svg+xml,${encodeURIComponent(setup.qrSvg)}`}
        alt={t('动态口令二维码')}
      />
      <p className={styles.note}>
        {t('扫不了码时手工输入密钥：')} <span className={styles.secret}>{setup.secret}</span>
      </p>
      <CodeLine code={code} onCode={setCode} label={t('动态口令')} />
      <ProblemAlert problem={confirm.failure} />
      <Button
        type="primary"
        loading={confirm.pending}
        disabled={code.length !== 6}
        onClick={() => void confirm.run({ body: { code } })}
      >
        {t('确认启用')}
      </Button>
    </>
  );
}
