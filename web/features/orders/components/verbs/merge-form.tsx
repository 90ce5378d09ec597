import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { listOrders } from '#contracts/orders.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { mergeTargets } from '../../merge-targets.ts';
import { useOrderCommand } from '../../use-order-command.ts';
import type { VerbFormProps } from './verb-form.tsx';
import { ReasonLine } from './reason-line.tsx';
import { VerbShell } from './verb-shell.tsx';

/** The same matter twice: this order goes into another; what is said about it later lands there (M1). */
export function MergeForm({ verb, context, onDone, onCancel }: VerbFormProps) {
  const t = useTexts();
  const { order } = context;
  const [typed, setTyped] = useState('');
  const [target, setTarget] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const sending = useOrderCommand(order);
  const q = useDeferredValue(typed.trim());
  const narrowed = q === '' && order.customerId !== null ? { customerId: order.customerId } : { q };
  const found = useRead(listOrders, { query: { status: 'open', size: '20', ...narrowed } });
  const submit = async (): Promise<void> => {
    if (await sending.send(verb.command({ intoOrderId: target ?? '', reason }, context))) onDone();
  };
  return (
    <VerbShell
      sending={sending}
      hint={verb.hint}
      submitTitle={t('并入主单')}
      disabled={target === null || reason.trim() === ''}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <FormLine label={t('主单')} required help={t('单号、电话、姓名或地址均可查找。')}>
        {(ties) => (
          <Select
            {...ties}
            autoFocus
            style={{ width: '100%' }}
            loading={found.isFetching}
            showSearch={{ filterOption: false, onSearch: setTyped }}
            placeholder={t('查找在办工单')}
            value={target}
            options={mergeTargets(found.data?.items ?? [], order).map((line) => ({
              value: line.orderId,
              label: `${line.orderNo} · ${t(line.title)} · ${line.summary}`,
            }))}
            onChange={setTarget}
          />
        )}
      </FormLine>
      <ReasonLine label={t('并单理由')} value={reason} onChange={setReason} />
    </VerbShell>
  );
}
