import { PrinterOutlined } from '@ant-design/icons';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { signInContracts } from '#contracts/sign-in.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { CodeLine } from './code-line.tsx';
import styles from './account.module.css';

/** The codes, this once: to print or to write down. */
export function NewRecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTexts();
  const { message } = App.useApp();
  const session = useSession();
  const madeAt = timeText(useNow());
  const copy = (): void => {
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => void message.success(t('已复制')),
      () => void message.error(t('浏览器不允许复制，请打印或抄写。')),
    );
  };
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('恢复码只显示这一次')}
        description={t('手机丢失时，每个恢复码可代替动态口令登录一次。请打印或抄写，放在安全的地方。')}
      />
      <div className={styles.sheet}>
        <p>
          {t('万家恢复码')} · {session.login} · {madeAt}
        </p>
        <ol className={styles.recovery} aria-label={t('恢复码')}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className={styles.buttons}>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('打印')}
        </Button>
        <Button onClick={copy}>{t('复制')}</Button>
        <Button type="primary" onClick={onKept}>
          {t('我已保存好')}
        </Button>
      </div>
    </>
  );
}

/** How many are left, and new ones for a code of the authenticator. */
export function RecoveryCodesLeft({ left, onCodes }: { left: number; onCodes: (codes: string[]) => void }) {
  const t = useTexts();
  const [code, setCode] = useState('');
  const [asking, setAsking] = useState(false);
  const sending = useCommand(signInContracts.renewRecoveryCodes, {
    touches: [signInContracts.readSecondFactor],
    done: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  return (
    <>
      <p className={left <= 2 ? styles.few : styles.note}>{t('还剩 {count} 个恢复码', { count: left })}</p>
      {asking ? (
        <>
          <CodeLine code={code} onCode={setCode} label={t('输入当前动态口令，原有恢复码将全部作废')} />
          <ProblemAlert problem={sending.failure} />
          <Button
            loading={sending.pending}
            disabled={code.length !== 6}
            onClick={() => void sending.run({ body: { code } })}
          >
            {t('生成新的恢复码')}
          </Button>
        </>
      ) : (
        <Button onClick={() => setAsking(true)}>{t('重新生成恢复码')}</Button>
      )}
    </>
  );
}
