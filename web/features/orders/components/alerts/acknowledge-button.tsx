import { App, Button } from 'antd';
import { acknowledgeAlert, listAlerts, type AlertLine } from '#contracts/order-alerts.ts';
import { readOrder } from '#contracts/orders.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';

/** “I have seen it, I act”: one click, because it is the first of many things to do in such a minute. */
export function AcknowledgeButton({ alert }: { alert: AlertLine }) {
  const t = useTexts();
  const { message } = App.useApp();
  const command = useCommand(acknowledgeAlert, {
    touches: [listAlerts, readOrder],
    done: () => void message.success(t('已确认，由您处理；这一级不再上报。')),
    failed: (problem) => void message.warning(problemText(problem, [], t)),
  });
  if (!alert.mayAcknowledge) return null;
  const { orderId, clock, run, level } = alert;
  return (
    <Button
      size="small"
      type="primary"
      loading={command.pending}
      onClick={() => void command.run({ params: { orderId }, body: { clock, run, level, note: '' } })}
    >
      {t('我来处理')}
    </Button>
  );
}
