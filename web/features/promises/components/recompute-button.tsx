import { ReloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { recomputeClocks } from '#contracts/promises.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';

/** Moves the clocks of open orders to the calendar as it stands; a decision of its own, so it asks for the reason (S5). */
export function RecomputeButton() {
  const t = useTexts();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const sending = useCommand(recomputeClocks, {
    done: () => {
      setAsking(false);
      void message.success(t('已排入后台重算，变动会写入各工单的记录。'));
    },
  });
  return (
    <>
      <Button icon={<ReloadOutlined />} onClick={() => setAsking(true)}>
        {t('重算在办时限')}
      </Button>
      <ReasonDialog
        open={asking}
        title={t('重算在办时限')}
        text={t('在办工单的到期时间将按现行日历重算，已办结的不变。')}
        pending={sending.pending}
        problem={sending.failure}
        onClose={() => setAsking(false)}
        onReason={(reason) => void sending.run({ body: { reason } })}
      />
    </>
  );
}
