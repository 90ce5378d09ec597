import { Button } from 'antd';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import type { Order } from '../../order.ts';
import { endOf } from '../../step-states.ts';
import type { Verb } from '../../verbs/verb.ts';
import { OrderStatus } from '../order-status.tsx';
import styles from './order-page.module.css';

interface Props {
  readonly order: Order;
  readonly definition: ProcessDefinition;
  readonly verbs: readonly Verb[];
  readonly onVerb: (verb: Verb) => void;
}

/** How a case ended, and what is left to do with it: archive it, or take it up again. */
export function EndPanel({ order, definition, verbs, onVerb }: Props) {
  const t = useTexts();
  if (order.status === 'open') return null;
  const end = definition.steps[endOf(definition, order) ?? ''];
  const next = verbs.filter(({ name }) => ['archive', 'reopen', 'undo-merge'].includes(name));
  return (
    <Section title={t('办理结果')} extra={<OrderStatus status={order.status} outcome={order.outcome} />}>
      <p className={styles.holder}>
        {end === undefined ? null : <strong>{t(end.title)}</strong>}
        {order.closedAt === null ? null : (
          <span className={styles.faint}>{t('{time} 办结', { time: timeText(order.closedAt) })}</span>
        )}
      </p>
      {next.length === 0 ? null : (
        <div className={styles.actions}>
          {next.map((verb) => (
            <Button
              key={verb.name}
              type={verb.name === 'archive' ? 'primary' : 'default'}
              onClick={() => onVerb(verb)}
            >
              {t(verb.title)}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}
