import { Input, Select } from 'antd';
import { useState } from 'react';
import { listColleagues } from '#contracts/orders.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { useOrderCommand } from '../../use-order-command.ts';
import { taskId } from '../../verbs/verb.ts';
import type { VerbFormProps } from './verb-form.tsx';
import { ReasonLine } from './reason-line.tsx';
import { VerbShell } from './verb-shell.tsx';

/** To a named colleague with phone and place; the customer is told whom to ask from now on (R-REQ-03). */
export function HandOverForm({ verb, context, onDone, onCancel }: VerbFormProps) {
  const t = useTexts();
  const [staffId, setStaffId] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [reason, setReason] = useState('');
  const sending = useOrderCommand(context.order);
  const read = useRead(listColleagues, {
    params: { orderId: context.order.orderId },
    query: { task: taskId(context) },
  });
  const colleagues = read.data?.items ?? [];
  const chosen = colleagues.find((person) => person.staffId === staffId);
  const submit = async (): Promise<void> => {
    if (chosen === undefined) return;
    const values = {
      toStaffId: chosen.staffId,
      toName: chosen.name,
      phone: chosen.phone,
      teamId: chosen.unitId,
      place,
      reason,
    };
    if (await sending.send(verb.command(values, context))) onDone();
  };
  return (
    <VerbShell
      sending={sending}
      hint={verb.hint}
      submitTitle={t(verb.title)}
      disabled={chosen === undefined || reason.trim() === ''}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <FormLine
        label={t('接办人')}
        required
        help={chosen === undefined ? undefined : phoneText(chosen.phone)}
      >
        {(ties) => (
          <Select
            {...ties}
            autoFocus
            style={{ width: '100%' }}
            loading={read.isPending}
            placeholder={t('姓名或班组')}
            showSearch={{ optionFilterProp: 'label' }}
            value={staffId}
            options={colleagues.map((person) => ({
              value: person.staffId,
              label: [person.name, person.unit, person.phone, ...absentNote(person, t)].join(' · '),
              disabled: person.absentUntil !== null,
            }))}
            onChange={setStaffId}
          />
        )}
      </FormLine>
      <FormLine label={t('办理地点')} help={t('客户需要上门的，写明地址。')}>
        {(ties) => (
          <Input {...ties} maxLength={200} value={place} onChange={(event) => setPlace(event.target.value)} />
        )}
      </FormLine>
      <ReasonLine
        label={t('转办原因')}
        value={reason}
        failure={sending.fieldFailures['command.reason']}
        onChange={setReason}
      />
    </VerbShell>
  );
}

/** Until when a colleague is away, who then can be handed nothing (R2). */
function absentNote({ absentUntil }: { readonly absentUntil: string | null }, t: Texts): string[] {
  return absentUntil === null ? [] : [t('离岗至 {until}', { until: timeText(absentUntil) })];
}
