import { Link } from '@tanstack/react-router';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import type { Order } from '../../order.ts';
import { OrderStatus } from '../order-status.tsx';
import styles from './order-page.module.css';

type Relation = Order['related'][number]['relation'];

const words: Readonly<Record<Relation, string>> = {
  parent: zh('由此单拆分而来'),
  child: zh('拆分出的工单'),
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

/** Orders that belong to this one, and others of the same customer. */
export function RelatedPanel({ related }: { related: Order['related'] }) {
  const t = useTexts();
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
    </Section>
  );
}
