import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Static } from 'typebox';
import { ownBookings } from '#contracts/portal-customer.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { OwnFrame } from '../components/own-frame.tsx';
import { Loading, ProblemNote } from '../components/problem-note.tsx';
import { VisitMove } from '../components/visit-move.tsx';
import { useDoing, type CaseApi } from '../model/case-api.ts';
import { useOwnCaseApi } from '../model/own-case-api.ts';
import styles from '../portal.module.css';

type Booking = Static<(typeof ownBookings)['response']>['items'][number];

/** Visits to come: wished for, or agreed on with the crew. */
export function OwnBookingsPage() {
  const t = useTexts();
  return <OwnFrame title={t('我的预约')}>{(me) => <Bookings unit={me.unit.code} />}</OwnFrame>;
}

function Bookings({ unit }: { unit: string }) {
  const t = useTexts();
  const { data, error, isPending } = useRead(ownBookings, {});
  if (isPending) return <Loading />;
  const items = data?.items ?? [];
  return (
    <>
      <ProblemNote problem={error} />
      {items.length === 0 ? <p>{t('没有待上门的预约。')}</p> : null}
      {items.map((booking) => (
        <BookingCard key={booking.orderId} booking={booking} unit={unit} />
      ))}
      <p>
        <Link to="/portal/apply/home-visit">{t('预约上门服务')}</Link>
      </p>
    </>
  );
}

function BookingCard({ booking, unit }: { booking: Booking; unit: string }) {
  const t = useTexts();
  const { orderId, title, orderNo, what, at, may } = booking;
  const api = useOwnCaseApi(unit, orderId);
  const ending = useDoing(api);
  return (
    <section className={`${styles.card ?? ''} ${styles.stack ?? ''}`}>
      <h2 className={styles.subtitle}>
        <Link to="/portal/me/cases/$orderId" params={{ orderId }}>
          {t(title)}
        </Link>
      </h2>
      <p className={styles.faint}>{orderNo}</p>
      {what === 'agreed' ? (
        <VisitMove of={{ orderId, visitAt: at, may: { ...noMay, rebook: may.rebook } }} api={api} />
      ) : (
        <Wish at={at} api={api} orderId={orderId} />
      )}
      <ProblemNote problem={ending.problem} />
      <p>
        <button
          type="button"
          className={`${styles.button ?? ''} ${styles.danger ?? ''}`}
          disabled={ending.pending}
          onClick={() => {
            if (window.confirm(t('取消后这件业务不再办理，确定取消吗？')))
              void ending.run({ verb: 'withdraw', reason: zh('客户在网上营业厅取消预约') });
          }}
        >
          {t('取消预约')}
        </button>
      </p>
    </section>
  );
}

const noMay = { urge: true, withdraw: true, remark: true } as const;

/** Nothing is agreed on yet: another wish goes to whoever will call. */
function Wish({ at, api, orderId }: { at: string; api: CaseApi; orderId: string }) {
  const t = useTexts();
  const [wishedAt, setWishedAt] = useState('');
  const doing = useDoing(api);
  const id = `wished-${orderId}`;
  const said = t('客户希望 {time} 上门，请联系确认。', { time: wishedAt.replace('T', ' ') });
  return (
    <>
      <p>
        {t('希望上门')} {at.replace('T', ' ')}
      </p>
      <p className={styles.faint}>{t('工作人员会与您联系，约定具体时间。')}</p>
      <ProblemNote problem={doing.problem} />
      {doing.done ? (
        <p className={styles.note} data-tone="good" role="status">
          {t('改约请求已转给经办人，确认后会通知您。')}
        </p>
      ) : null}
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (wishedAt !== '') void doing.run({ verb: 'urge', text: said });
        }}
      >
        <div className={styles.field}>
          <label className={styles.label} htmlFor={id}>
            {t('希望改到什么时间')}
          </label>
          <input
            id={id}
            type="datetime-local"
            className={styles.input}
            value={wishedAt}
            onChange={(event) => setWishedAt(event.target.value)}
          />
        </div>
        <p>
          <button type="submit" className={styles.button} disabled={doing.pending || wishedAt === ''}>
            {t('请求改约')}
          </button>
        </p>
      </form>
    </>
  );
}
