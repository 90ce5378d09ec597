import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { changeOwnPhone, customerSignOut, endOwnSession, ownSessions } from '#contracts/portal-customer.ts';
import { call } from '#web/lib/api/call.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { browserName } from '#web/features/sign-in/browser-name.ts';
import { OwnConsents } from '../components/own-consents.tsx';
import { OwnCode } from '../components/own-code.tsx';
import { OwnFrame } from '../components/own-frame.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useForgetMe } from '../model/me.ts';
import styles from '../portal.module.css';

/** What was agreed to, the phone of the sign-in, the browsers signed in, and a copy of everything stored. */
export function SafetyPage() {
  const t = useTexts();
  return (
    <OwnFrame title={t('登录与隐私')}>
      {() => (
        <>
          <OwnConsents />
          <OwnData />
          <NewPhone />
          <Sessions />
        </>
      )}
    </OwnFrame>
  );
}

function OwnData() {
  const t = useTexts();
  return (
    <section className={styles.stack}>
      <h2 className={styles.subtitle}>{t('下载我的资料')}</h2>
      <p>{t('包括档案、业务、通知和查看记录；下载会留下记录。请妥善保管文件。')}</p>
      <p className={styles.row}>
        <a className={styles.button} href="/api/portal/me/data.html" download>
          {t('下载可阅读的版本')}
        </a>
        <a className={styles.button} href="/api/portal/me/data.json" download>
          {t('下载数据文件（JSON）')}
        </a>
      </p>
    </section>
  );
}

function NewPhone() {
  const t = useTexts();
  const forget = useForgetMe();
  const [phone, setPhone] = useState('');
  const [old, setOld] = useState<{ codeId: string; code: string } | null>(null);
  const changing = useMutation({
    mutationFn: (fresh: { codeId: string; code: string }) =>
      call(changeOwnPhone, { body: { commandId: newId(), old: old ?? fresh, fresh } }),
    onSuccess: forget,
  });
  return (
    <section className={styles.stack}>
      <h2 className={styles.subtitle}>{t('更换手机号码')}</h2>
      <p>{t('先验证现在的手机，再验证新手机；更换后其他设备会退出登录。')}</p>
      {changing.isSuccess ? (
        <p className={styles.note} data-tone="good" role="status">
          {t('手机号码已更换。')}
        </p>
      ) : old === null ? (
        <OwnCode
          about={{ purpose: 'old-phone' }}
          title={t('下一步：新手机')}
          pending={false}
          problem={null}
          onCode={setOld}
        />
      ) : (
        <>
          <div className={styles.field}>
            <label className={styles.label} htmlFor="new-phone">
              {t('新手机号码')}
            </label>
            <input
              id="new-phone"
              type="tel"
              autoComplete="tel"
              className={styles.input}
              maxLength={20}
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
          </div>
          <OwnCode
            key={phone}
            about={{ purpose: 'new-phone', phone }}
            title={t('更换')}
            disabled={phone.replaceAll(/\D/g, '').length < 11}
            pending={changing.isPending}
            problem={changing.error}
            onCode={(typed) => changing.mutate(typed)}
          />
        </>
      )}
    </section>
  );
}

function Sessions() {
  const t = useTexts();
  const navigate = useNavigate();
  const forget = useForgetMe();
  const { data, refetch } = useRead(ownSessions, {});
  const ending = useMutation({
    mutationFn: (sessionId: string) => call(endOwnSession, { params: { sessionId } }),
    onSuccess: () => refetch(),
  });
  const leaving = useMutation({
    mutationFn: () => call(customerSignOut, {}),
    onSuccess: async () => {
      await forget();
      await navigate({ to: '/portal' });
    },
  });
  return (
    <section className={styles.stack}>
      <h2 className={styles.subtitle}>{t('登录的设备')}</h2>
      <ProblemNote problem={ending.error ?? leaving.error} />
      <ul className={`${styles.plain ?? ''} ${styles.stack ?? ''}`}>
        {(data?.items ?? []).map(({ sessionId, current, createdAt, address, userAgent }) => (
          <li key={sessionId} className={styles.card}>
            <p>
              {current ? <strong>{t('这台设备')}</strong> : null} {timeText(createdAt)} · {address}
              <br />
              <span className={styles.faint}>{browserName(userAgent, t)}</span>
            </p>
            {current ? null : (
              <button type="button" className={styles.button} onClick={() => ending.mutate(sessionId)}>
                {t('退出这台设备')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p>
        <button type="button" className={styles.button} onClick={() => leaving.mutate()}>
          {t('退出登录')}
        </button>
      </p>
    </section>
  );
}
