import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { batchMax } from '#domain/orders/batch.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import type { OrderLine } from '../../order.ts';
import { BatchDrawer } from './batch-drawer.tsx';
import styles from './batch.module.css';

interface ChosenOrders {
  /** The boxes of the rows; none for who does no work on orders. */
  readonly columns: readonly Column<OrderLine>[];
  /** How many are chosen and what can be done with them. */
  readonly bar: ReactNode;
}

/** Orders of a list ticked one by one, to be answered together (M2); they stay ticked over filters and pages. */
export function useChosenOrders(): ChosenOrders {
  const t = useTexts();
  const mayWork = useMay('order.work');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [answering, setAnswering] = useState(false);
  const toggle = (orderId: string): void =>
    setChosen(chosen.includes(orderId) ? chosen.filter((id) => id !== orderId) : [...chosen, orderId]);
  const column: Column<OrderLine> = {
    key: 'choose',
    title: t('选择'),
    width: '3.5rem',
    render: ({ orderId, orderNo }) => (
      // The row opens on a press; the box only ticks it.
      <span onClick={(event) => event.stopPropagation()}>
        <Checkbox
          aria-label={t('选择 {orderNo}', { orderNo })}
          checked={chosen.includes(orderId)}
          disabled={chosen.length >= batchMax && !chosen.includes(orderId)}
          onChange={() => toggle(orderId)}
        />
      </span>
    ),
  };
  const bar =
    chosen.length === 0 ? null : (
      <div className={styles.chosen}>
        <span>{t('已选 {count} 件', { count: chosen.length })}</span>
        <Button type="primary" onClick={() => setAnswering(true)}>
          {t('统一办理')}
        </Button>
        <Button onClick={() => setChosen([])}>{t('取消选择')}</Button>
        <BatchDrawer
          title={t('统一办理所选工单')}
          scope={answering ? { orderIds: chosen } : null}
          onClose={() => setAnswering(false)}
        />
      </div>
    );
  return mayWork ? { columns: [column], bar } : { columns: [], bar: null };
}
