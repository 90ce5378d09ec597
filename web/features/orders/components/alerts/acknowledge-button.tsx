import { FormOutlined } from '@ant-design/icons';
import { App, Button, Space, Tooltip } from 'antd';
import { useState } from 'react';
import { acknowledgeAlert, listAlerts, type AlertLine } from '#contracts/order-alerts.ts';
import { readOrder } from '#contracts/orders.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';

const noteLengthMax = 500;

/**
 * “I have seen it, I act”: one click, because it is the first of many things to do in such a minute; who has a moment
 * says beside it what is being done.
 */
export function AcknowledgeButton({ alert }: { alert: AlertLine }) {
  const t = useTexts();
  const { message } = App.useApp();
  const [isNoting, setNoting] = useState(false);
  const command = useCommand(acknowledgeAlert, {
    touches: [listAlerts, readOrder],
    done: () => {
      setNoting(false);
      void message.success(t('已确认，由您处理；这一级不再上报。'));
    },
    failed: (problem) => {
      if (!isNoting) void message.warning(problemText(problem, [], t));
    },
  });
  if (!alert.mayAcknowledge) return null;
  const { orderId, clock, run, level } = alert;
  const acknowledge = (note: string): void =>
    void command.run({ params: { orderId }, body: { clock, run, level, note } });
  return (
    <>
      <Space.Compact size="small">
        <Button
          type="primary"
          size="small"
          loading={command.pending && !isNoting}
          onClick={() => acknowledge('')}
        >
          {t('我来处理')}
        </Button>
        <Tooltip title={t('我来处理，并写明怎样处理')}>
          <Button
            size="small"
            icon={<FormOutlined />}
            aria-label={t('我来处理，并写明怎样处理')}
            onClick={() => setNoting(true)}
          />
        </Tooltip>
      </Space.Compact>
      <ReasonDialog
        open={isNoting}
        title={t('我来处理')}
        text={t('确认后这一级不再上报；说明写入办理经过，同事都能看到。')}
        label={t('怎样处理')}
        maxLength={noteLengthMax}
        pending={command.pending}
        problem={command.failure}
        onReason={acknowledge}
        onClose={() => setNoting(false)}
      />
    </>
  );
}
