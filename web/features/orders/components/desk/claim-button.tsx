import { App, Button } from 'antd';
import { commandOrder, countWork, listWork, readOrder } from '#contracts/orders.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import type { WorkLine } from '../../order.ts';

/** Takes a waiting task from the list; when a colleague was faster, says so. */
export function ClaimButton({ row }: { row: WorkLine }) {
  const t = useTexts();
  const { message } = App.useApp();
  const may = useMay('order.work');
  const claiming = useCommand(commandOrder, {
    touches: [listWork, countWork, readOrder],
    done: () => void message.success(t('已签收 {orderNo}', { orderNo: row.orderNo })),
    failed: (problem) => void message.warning(problemText(problem, [], t)),
  });
  if (!may || row.assignee !== null || row.state !== 'waiting') return null;
  const claim = (): void =>
    void claiming.run({
      params: { orderId: row.orderId },
      body: { command: { verb: 'claim', task: row.task } },
    });
  return (
    <Button
      size="small"
      loading={claiming.pending}
      onClick={(event) => {
        // The row opens on a press; the button only claims.
        event.stopPropagation();
        claim();
      }}
    >
      {t('签收')}
    </Button>
  );
}
