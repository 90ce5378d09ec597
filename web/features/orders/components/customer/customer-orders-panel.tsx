import { Link } from '@tanstack/react-router';
import { customerCases } from '#contracts/order-customers.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { OrderStatus } from '../order-status.tsx';
import styles from './customer-panels.module.css';

/** What a customer asked for, on the page of their file. */
export function CustomerOrdersPanel({ customerId }: { customerId: string }) {
  const t = useTexts();
  const { data } = useRead(customerCases, { params: { customerId } }, { news: ['order'] });
  if (data === undefined) return null;
  const { orders, counts } = data;
  return (
    <Section
      flush
      title={t('工单')}
      extra={
        <Link to="/orders" search={{ customerId }}>
          {t('在办 {open} 件，共 {all} 件', { open: counts.open, all: counts.all })}
        </Link>
      }
    >
      {orders.length === 0 ? <p className={styles.none}>{t('还没有工单')}</p> : null}
      <ul className={styles.lines}>
        {orders.map((order) => (
          <li key={order.orderId} className={styles.line}>
            <Link to="/orders/$orderId" params={{ orderId: order.orderId }}>
              {t(order.title)}
            </Link>
            <OrderStatus status={order.status} outcome={null} />
            <span className={styles.summary}>{order.summary}</span>
            <span className={styles.day}>{dateText(order.acceptedAt)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
