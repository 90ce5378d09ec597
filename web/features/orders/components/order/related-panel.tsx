import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { Section } from '#web/ui/section/section.tsx';
import type { Order } from '../../order.ts';
import { BatchDrawer } from '../batch/batch-drawer.tsx';
import { OrderStatus } from '../order-status.tsx';
import styles from './order-page.module.css';

type Relation = Order['related'][number]['relation'];

const words: Readonly<Record<Relation, string>> = {
  parent: zh('起因工单'),
  child: zh('后续工单'),
  'merged-into': zh('已并入此单'),
  'merged-here': zh('并入本单'),
  bundle: zh('同批办理'),
  'same-customer': zh('同一客户'),
};

const order: readonly Relation[] = [
  'merged-into',
  'merged-here',
  'parent',
  'child',
  'bundle',
  'same-customer',
];

/** What one answer reaches: the same cause, not merely the same customer. */
const family: ReadonlySet<Relation> = new Set<Relation>(['bundle', 'parent', 'child']);

/** Orders that belong to this one, and others of the same customer. */
export function RelatedPanel({ orderId, related }: { orderId: string; related: Order['related'] }) {
  const t = useTexts();
  const mayWork = useMay('order.work');
  const [answering, setAnswering] = useState(false);
  if (related.length === 0) return null;
  const sorted = related.toSorted((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation));
  return (
    <Section title={t('关联工单')} extra={<span className={styles.faint}>{related.length}</span>} flush>
      <ul className={styles.related}>
        {sorted.map((line) => (
          <li key={line.orderId}>
            <Link to="/orders/$orderId" params={{ orderId: line.orderId }} className={styles.relatedLine}>
              <span>
                <strong>{t(line.title)}</strong>
                <span className={styles.faint}>
                  {' '}
                  {t(words[line.relation])} · {line.orderNo}
                </span>
              </span>
              <OrderStatus status={line.status} />
            </Link>
          </li>
        ))}
      </ul>
      {mayWork && related.some(({ relation, status }) => family.has(relation) && status === 'open') ? (
        <div className={styles.relatedFoot}>
          <Button size="small" onClick={() => setAnswering(true)}>
            {t('统一办理同批与拆分工单')}
          </Button>
        </div>
      ) : null}
      <BatchDrawer
        title={t('统一办理同批与拆分工单')}
        scope={answering ? { familyOf: orderId } : null}
        onClose={() => setAnswering(false)}
      />
    </Section>
  );
}
