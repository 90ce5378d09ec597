import { shortTimeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { DueClock } from '#web/ui/due-clock/due-clock.tsx';
import type { Column } from '#web/ui/list-page/list-table.tsx';
import { lineClock } from '../line-clock.ts';
import type { OrderLine } from '../order.ts';
import { OrderStatus } from './order-status.tsx';
import { UrgencyMark } from './urgency-mark.tsx';
import styles from './desk/desk.module.css';

/** What an order shows in a list. */
export function orderColumns(t: Texts, nowMs: number): readonly Column<OrderLine>[] {
  return [
    { key: 'business', title: t('业务'), width: '13rem', render: (row) => <Business row={row} /> },
    {
      key: 'status',
      title: t('状态'),
      width: '8rem',
      render: (row) => <OrderStatus status={row.status} outcome={row.outcome} />,
    },
    { key: 'matter', title: t('事项'), render: (row) => <Matter row={row} /> },
    { key: 'unit', title: t('责任单位'), width: '9rem', render: (row) => row.unit },
    {
      key: 'accepted',
      title: t('受理'),
      width: '7.5rem',
      render: (row) => shortTimeText(row.acceptedAt, nowMs),
    },
    { key: 'due', title: t('时限'), width: '9rem', render: (row) => <Due row={row} nowMs={nowMs} /> },
  ];
}

function Business({ row }: { row: OrderLine }) {
  const t = useTexts();
  return (
    <div className={styles.two}>
      <span className={styles.business}>
        <strong>{t(row.title)}</strong> <UrgencyMark urgency={row.urgency} />
      </span>
      <span className={styles.number}>{row.orderNo}</span>
    </div>
  );
}

function Matter({ row }: { row: OrderLine }) {
  const where = [row.contactName, row.address].filter((part) => part !== null).join(' · ');
  return (
    <div className={styles.two}>
      <span className={styles.summary}>{row.summary}</span>
      <span className={styles.where}>{where}</span>
    </div>
  );
}

function Due({ row, nowMs }: { row: OrderLine; nowMs: number }) {
  const t = useTexts();
  const clock = lineClock({ dueAt: row.dueAt, startedAt: row.acceptedAt, open: row.status === 'open' });
  if (clock !== null) return <DueClock clock={clock} />;
  if (row.closedAt === null) return '—';
  return (
    <span className={styles.where}>{t('{time} 办结', { time: shortTimeText(row.closedAt, nowMs) })}</span>
  );
}
