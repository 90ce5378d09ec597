import { PhoneOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { unmaskOrder } from '#contracts/orders.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import type { CallbackLine } from './callback-line.ts';

/** The number to call, in clear once asked for; the look is recorded with the promised call as its reason. */
export function PhoneButton({ row }: { row: CallbackLine }) {
  const t = useTexts();
  const { message } = App.useApp();
  const may = useMay('customer.unmask');
  const [phone, setPhone] = useState<string | null>(null);
  const looking = useCommand(unmaskOrder, {
    done: (seen) => setPhone(seen.contactPhone),
    failed: (problem) => void message.warning(problemText(problem, [], t)),
  });
  if (phone !== null) {
    return (
      <a href={`tel:${phone}`} onClick={(event) => event.stopPropagation()}>
        <PhoneOutlined /> {phoneText(phone)}
      </a>
    );
  }
  if (row.contactPhone === null) return <span>—</span>;
  if (!may) return <span>{row.contactPhone}</span>;
  return (
    <Button
      type="link"
      size="small"
      style={{ padding: 0, justifyContent: 'start' }}
      icon={<PhoneOutlined />}
      loading={looking.pending}
      title={t('查看完整号码（将记入审计）')}
      onClick={(event) => {
        // The row opens on a press; the button only shows the number.
        event.stopPropagation();
        void looking.run({ params: { orderId: row.orderId }, body: { reason: zh('约定回电') } });
      }}
    >
      {row.contactPhone}
    </Button>
  );
}
