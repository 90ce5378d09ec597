import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Static } from 'typebox';
import { ownBookings, ownDo, rebook } from '#contracts/portal-customer.ts';
import { call } from '#web/lib/api/call.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { OwnFrame } from '../components/own-frame.tsx';
import { Loading, ProblemNote } from '../components/problem-note.tsx';
import styles from '../portal.module.css';

type Booking = Static<(typeof ownBookings)['response']>['items'][number];

/** Visits to come: wished for, or agreed on with the crew. */
export function OwnBookingsPage() {
  const t = useTexts();
  return <OwnFrame title={t('我的预约')}>{() => <Bookings />}</OwnFrame>;
}

function Bookings() {
  const t = useTexts();
  const { data, error, isPending, refetch } = useRead(ownBookings, {});
  if (isPending) return <Loading />;
  const items = data?.items ?? [];
  return (
    <>
      <ProblemNote problem={error} />
      {items.length === 0 ? <p>{t('没有待上门的预约。')}</p> : null}
      {items.map((booking) => (
        <BookingCard key={booking.orderId} booking={booking} onChanged={() => void refetch()} />
      ))}
      <p>
        <Link to="/portal/apply/home-visit">{t('预约上门服务')}</Link>
      </p>
    </>
  );
}

/** Asking for another time, and cancelling. */
function useBooking(orderId: string, onChanged: () => void) {
  const [wishedAt, setWishedAt] = useState('');
  const moving = useMutation({
    mutationFn: () => call(rebook, { params: { orderId }, body: { commandId: newId(), wishedAt } }),
    onSuccess: onChanged,
  });
  const ending = useMutation({
    mutationFn: () =>
      call(ownDo, {
        params: { orderId },
        body: { commandId: newId(), doing: { verb: 'withdraw', reason: zh('客户在网上营业厅取消预约') } },
      }),
    onSuccess: onChanged,
  });
  return { wishedAt, setWishedAt, moving, ending };
}

function BookingCard({ booking, onChanged }: { booking: Booking; onChanged: () => void }) {
  const t = useTexts();
  const { orderId, title, orderNo, what, at } = booking;
  const { wishedAt, setWishedAt, moving, ending } = useBooking(orderId, onChanged);
  const id = `wished-${orderId}`;
  return (
    <section className={`${styles.card ?? ''} ${styles.stack ?? ''}`}>
      <h2 className={styles.subtitle}>
        <Link to="/portal/me/cases/$orderId" params={{ orderId }}>
          {t(title)}
        </Link>
      </h2>
      <p>
        {what === 'agreed' ? t('已约定') : t('希望上门')} {at.replace('T', ' ')}
        <br />
        <span className={styles.faint}>{orderNo}</span>
      </p>
      <ProblemNote problem={moving.error ?? ending.error} />
      {moving.isSuccess ? (
        <p className={styles.note} data-tone="good" role="status">
          {t('改约请求已转给经办人，确认后会通知您。')}
        </p>
      ) : null}
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (wishedAt !== '') moving.mutate();
        }}
      >
        <div className={styles.field}>
          <label className={styles.label} htmlFor={id}>
            {t('改到什么时间')}
          </label>
          <input
            id={id}
            type="datetime-local"
            className={styles.input}
            value={wishedAt}
            onChange={(event) => setWishedAt(event.target.value)}
          />
        </div>
        <p className={styles.row}>
          <button type="submit" className={styles.button} disabled={moving.isPending || wishedAt === ''}>
            {t('请求改约')}
          </button>
          <button
            type="button"
            className={`${styles.button ?? ''} ${styles.danger ?? ''}`}
            disabled={ending.isPending}
            onClick={() => {
              if (window.confirm(t('取消后这件业务不再办理，确定取消吗？'))) ending.mutate();
            }}
          >
            {t('取消预约')}
          </button>
        </p>
      </form>
    </section>
  );
}
