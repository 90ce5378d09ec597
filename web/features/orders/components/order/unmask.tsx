import { EyeOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState, type SubmitEvent } from 'react';
import type { Static } from 'typebox';
import { unmaskOrder } from '#contracts/orders.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import styles from './order-page.module.css';

type Seen = Static<(typeof unmaskOrder)['response']>;

export interface Unmasked {
  readonly seen: Seen | null;
  readonly look: (reason: string) => Promise<void>;
  readonly pending: boolean;
  readonly failure: Error | null;
}

/** The personal data of an order in clear, once somebody said why; the look is recorded. */
export function useUnmasked(orderId: string): Unmasked {
  const [seen, setSeen] = useState<Seen | null>(null);
  const looking = useCommand(unmaskOrder, { done: setSeen });
  return {
    seen,
    pending: looking.pending,
    failure: looking.failure,
    look: async (reason) => {
      await looking.run({ params: { orderId }, body: { reason } });
    },
  };
}

/** Asks for the reason, then shows everything. */
export function UnmaskButton({ unmasked }: { unmasked: Unmasked }) {
  const t = useTexts();
  const may = useMay('customer.unmask');
  if (!may) return null;
  return (
    <Popover
      trigger={['click']}
      placement="bottomRight"
      destroyOnHidden
      content={<ReasonForm unmasked={unmasked} />}
    >
      <Button size="small" icon={<EyeOutlined />}>
        {t('查看完整信息')}
      </Button>
    </Popover>
  );
}

function ReasonForm({ unmasked }: { unmasked: Unmasked }) {
  const t = useTexts();
  const [reason, setReason] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void unmasked.look(reason.trim());
  };
  return (
    <form className={styles.reason} onSubmit={submit}>
      <FormLine label={t('查看原因（将记入审计）')} required>
        {(ties) => (
          <Input
            {...ties}
            autoFocus
            maxLength={200}
            value={reason}
            placeholder={t('如：上门前电话预约')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormLine>
      <ProblemAlert problem={unmasked.failure} />
      <Button type="primary" htmlType="submit" loading={unmasked.pending} disabled={reason.trim().length < 2}>
        {t('查看')}
      </Button>
    </form>
  );
}
