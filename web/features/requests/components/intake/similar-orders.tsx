import { Link, useNavigate } from '@tanstack/react-router';
import { App, Alert, Button } from 'antd';
import { commandOrder, readOrder } from '#contracts/orders.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { shortTimeText } from '#web/lib/format/time.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import { forgetDraft } from '../../drafts/intake-drafts.ts';
import type { Intake } from '../../intake/intake.ts';
import { matterText } from '../../intake/matter-text.ts';
import type { Preview } from '../../intake/use-preview.ts';
import styles from './intake.module.css';

type Similar = Preview['similar'][number];

const reasons: Readonly<Record<Similar['why'], string>> = {
  'same-usage-point': zh('同一用电点'),
  'same-phone': zh('同一电话'),
  'same-address': zh('同一地址'),
};

interface Props {
  readonly intake: Intake;
  readonly definition: ProcessDefinition;
  readonly similar: readonly Similar[];
}

/** Open orders that may be the same matter (M3): looked at, or urged instead of accepted a second time. */
export function SimilarOrders({ intake, definition, similar }: Props) {
  const t = useTexts();
  if (similar.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('可能已经受理过：有 {count} 张在办工单相近', { count: similar.length })}
      description={
        <ul className={styles.similar}>
          {similar.map((order) => (
            <SimilarLine key={order.orderId} order={order} intake={intake} definition={definition} />
          ))}
        </ul>
      }
    />
  );
}

interface LineProps {
  readonly order: Similar;
  readonly intake: Intake;
  readonly definition: ProcessDefinition;
}

function SimilarLine({ order, intake, definition }: LineProps) {
  const t = useTexts();
  const nowMs = useNow();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const appending = useCommand(commandOrder, {
    touches: [readOrder],
    done: () => {
      void forgetDraft(intake.orderId);
      void message.success(t('已追加到 {orderNo}', { orderNo: order.orderNo }));
      void navigate({ to: '/orders/$orderId', params: { orderId: order.orderId } });
    },
    failed: (problem) => void message.warning(problemText(problem, [], t)),
  });
  const append = (): void =>
    void appending.run({
      params: { orderId: order.orderId },
      body: { command: { verb: 'urge', text: matterText(intake, definition, t) } },
    });
  return (
    <li>
      <span>
        <Link to="/orders/$orderId" params={{ orderId: order.orderId }} target="_blank">
          {order.orderNo}
        </Link>{' '}
        <strong>{t(order.title)}</strong> {order.summary}{' '}
        <span className={styles.faint}>
          {t(reasons[order.why])} · {shortTimeText(order.acceptedAt, nowMs)}
        </span>
      </span>
      <Button size="small" loading={appending.pending} onClick={append}>
        {t('是同一件事，追加催办')}
      </Button>
    </li>
  );
}
