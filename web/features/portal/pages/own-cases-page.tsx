import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import { ownCases } from '#contracts/portal-customer.ts';
import { useReadPages } from '#web/lib/api/use-read.ts';
import { limitTimeText, timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { OwnFrame } from '../components/own-frame.tsx';
import { Loading, ProblemNote } from '../components/problem-note.tsx';
import styles from '../portal.module.css';

type Line = Static<(typeof ownCases)['response']>['items'][number];

/** The customer's cases, the newest first. */
export function OwnCasesPage() {
  const t = useTexts();
  return <OwnFrame title={t('我的业务')}>{() => <Cases />}</OwnFrame>;
}

function Cases() {
  const t = useTexts();
  const { data, error, isPending, hasNextPage, fetchNextPage } = useReadPages<Line>(ownCases, {});
  const lines = data?.pages.flatMap(({ items }) => items) ?? [];
  if (isPending) return <Loading />;
  return (
    <>
      <ProblemNote problem={error} />
      {lines.length === 0 ? <p>{t('还没有办理过业务。')}</p> : null}
      <ul className={styles.plain}>
        {lines.map(({ orderId, orderNo, title, status, open, acceptedAt, dueAt }) => (
          <li key={orderId}>
            <Link to="/portal/me/cases/$orderId" params={{ orderId }} className={styles.entry}>
              <strong>{t(title)}</strong> {t(status)}
              <br />
              <span className={styles.faint}>
                {orderNo} · {t('{time} 受理', { time: timeText(acceptedAt) })}
                {open && dueAt !== null ? ` · ${t('时限 {limit}', { limit: limitTimeText(dueAt) })}` : ''}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <button type="button" className={styles.button} onClick={() => void fetchNextPage()}>
          {t('更早的业务')}
        </button>
      ) : null}
    </>
  );
}
