import { Link } from '@tanstack/react-router';
import { ownNotices } from '#contracts/portal-customer.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { OwnFrame } from '../components/own-frame.tsx';
import { Loading, ProblemNote } from '../components/problem-note.tsx';
import styles from '../portal.module.css';

/** What we told the customer about their cases. */
export function OwnNoticesPage() {
  const t = useTexts();
  return <OwnFrame title={t('我的通知')}>{() => <Notices />}</OwnFrame>;
}

function Notices() {
  const t = useTexts();
  const { data, error, isPending } = useRead(ownNotices, {});
  if (isPending) return <Loading />;
  const items = data?.items ?? [];
  return (
    <>
      <ProblemNote problem={error} />
      {items.length === 0 ? <p>{t('还没有通知。')}</p> : null}
      <ul className={`${styles.plain ?? ''} ${styles.stack ?? ''}`}>
        {items.map(({ noticeId, orderId, subject, body, at }) => (
          <li key={noticeId} className={styles.card}>
            <p>
              <strong>{subject}</strong> <span className={styles.faint}>{timeText(at)}</span>
            </p>
            <p style={{ whiteSpace: 'pre-line' }}>{body}</p>
            {orderId === null ? null : (
              <Link to="/portal/me/cases/$orderId" params={{ orderId }}>
                {t('查看这件业务')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
