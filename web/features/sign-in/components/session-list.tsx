import { Button } from 'antd';
import type { Static } from 'typebox';
import { signInContracts, type SessionItem } from '#contracts/sign-in.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { relativeText, timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { browserName } from '../browser-name.ts';
import styles from './account.module.css';

/** Where the person is signed in; each other browser can be signed out from here. */
export function SessionList() {
  const t = useTexts();
  const { data } = useRead(signInContracts.mySessions, {});
  const endOthers = useCommand(signInContracts.endMyOtherSessions, { touches: [signInContracts.mySessions] });
  const sessions = data?.items ?? [];
  return (
    <>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <SessionLine key={session.sessionId} session={session} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button loading={endOthers.pending} onClick={() => void endOthers.run({})}>
          {t('退出其他全部登录')}
        </Button>
      ) : null}
    </>
  );
}

function SessionLine({ session }: { session: Static<typeof SessionItem> }) {
  const t = useTexts();
  const nowMs = useNow();
  const end = useCommand(signInContracts.endMySession, { touches: [signInContracts.mySessions] });
  return (
    <li className={styles.session}>
      <div className={styles.where}>
        <strong>{browserName(session.userAgent, t)}</strong>
        <span className={styles.note}>
          {session.address} · {t('登录于 {time}', { time: timeText(session.createdAt) })} ·{' '}
          {t('最近使用 {time}', { time: relativeText(session.lastSeenAt, nowMs, t) })}
        </span>
      </div>
      {session.current ? (
        <StateTag tone="active">{t('本机')}</StateTag>
      ) : (
        <Button
          size="small"
          loading={end.pending}
          onClick={() => void end.run({ params: { sessionId: session.sessionId } })}
        >
          {t('退出')}
        </Button>
      )}
    </li>
  );
}
