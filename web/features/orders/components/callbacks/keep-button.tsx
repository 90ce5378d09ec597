import { App, Button } from 'antd';
import { useState } from 'react';
import { commandOrder, countWork, listCallbacks, readOrder } from '#contracts/orders.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';
import type { CallbackLine } from './callback-line.ts';

/** The call was made: its result goes to the order's history and the promise counts as kept. */
export function KeepButton({ row }: { row: CallbackLine }) {
  const t = useTexts();
  const { message } = App.useApp();
  const may = useMay('order.work');
  const [open, setOpen] = useState(false);
  const keeping = useCommand(commandOrder, {
    touches: [listCallbacks, countWork, readOrder],
    done: () => {
      setOpen(false);
      void message.success(t('已登记回电结果'));
    },
  });
  if (!may) return null;
  return (
    // Pressing in the dialog must not open the row beneath it.
    <span role="presentation" onClick={(event) => event.stopPropagation()}>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('已回电')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('登记回电结果')}
        text={row.question}
        label={t('回电结果')}
        maxLength={1000}
        pending={keeping.pending}
        problem={keeping.failure}
        onReason={(result) =>
          void keeping.run({
            params: { orderId: row.orderId },
            body: { command: { verb: 'keep-callback', callbackId: row.callbackId, result } },
          })
        }
        onClose={() => setOpen(false)}
      />
    </span>
  );
}
