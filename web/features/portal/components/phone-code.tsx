import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemNote } from './problem-note.tsx';
import styles from '../portal.module.css';

export interface AskedCode {
  readonly codeId: string;
  readonly demoCode: string | null;
}

interface Props {
  /** Asks for a code; rejects when it may not be asked for. */
  readonly ask: () => Promise<AskedCode>;
  /** The six digits were typed. */
  readonly onCode: (codeId: string, code: string) => void;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly submitTitle: string;
  readonly disabled?: boolean;
}

const againAfterSeconds = 60;

/** Seconds until another code may be asked for. */
function useCountdown(): readonly [number, () => void] {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds === 0) return undefined;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return [seconds, () => setSeconds(againAfterSeconds)];
}

/** A code by text message and the field to type it into; the browser may fill it in from the message. */
export function PhoneCode({ ask, onCode, pending, problem, submitTitle, disabled = false }: Props) {
  const t = useTexts();
  const id = useId();
  const [code, setCode] = useState('');
  const [seconds, startCountdown] = useCountdown();
  const asking = useMutation({
    mutationFn: ask,
    onSuccess: () => {
      setCode('');
      startCountdown();
    },
  });
  const asked = asking.data;
  const digits = code.normalize('NFKC').replaceAll(/\D/g, '');
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.button}
          disabled={disabled || asking.isPending || seconds > 0}
          onClick={() => asking.mutate()}
        >
          {asking.isPending
            ? t('正在发送…')
            : seconds > 0
              ? t('{seconds} 秒后可重新获取', { seconds })
              : t('获取短信验证码')}
        </button>
      </div>
      <ProblemNote problem={asking.error} />
      {asked === undefined ? null : (
        <>
          <p role="status">{t('如果号码登记在案，验证码已经发出，5 分钟内有效。')}</p>
          {asked.demoCode === null ? null : (
            <p className={styles.note}>
              {t('演示环境不发短信，验证码是 {code}。', { code: asked.demoCode })}
            </p>
          )}
          <div className={styles.field}>
            <label className={styles.label} htmlFor={id}>
              {t('短信验证码（6 位数字）')}
            </label>
            <input
              id={id}
              className={styles.input}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </div>
          <ProblemNote problem={problem} />
          <button
            type="button"
            className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
            disabled={pending || digits.length !== 6}
            onClick={() => onCode(asked.codeId, digits)}
          >
            {submitTitle}
          </button>
        </>
      )}
    </div>
  );
}
