import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { statusTitles, statusTones, type Notice } from '../words.ts';
import styles from './notices.module.css';

/** Where a notice stands, and why it stands there. */
export function NoticeState({ notice }: { notice: Notice }) {
  const t = useTexts();
  const { status, waitsFor, attempts, lastError, nextAttemptAt, sentAt } = notice;
  const waiting = status === 'queued' && waitsFor === null && attempts > 0 && nextAttemptAt !== null;
  return (
    <div className={styles.state}>
      <StateTag tone={waitsFor === null ? statusTones[status] : 'warn'}>{t(statusTitles[status])}</StateTag>
      {waitsFor === null ? null : <span className={styles.waits}>{t(waitsFor)}</span>}
      {sentAt === null ? null : <span>{timeText(sentAt)}</span>}
      {waiting ? <span>{t('{time} 再试', { time: timeText(nextAttemptAt) })}</span> : null}
      {lastError === null || status === 'sent' ? null : (
        <span>{t('已试 {count} 次：{error}', { count: attempts, error: lastError })}</span>
      )}
    </div>
  );
}
