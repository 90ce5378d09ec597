import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { countWork, listWork, takeNext } from '#contracts/orders.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { NextButton as QueueButton } from '#web/ui/next-button/next-button.tsx';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';

/** Claims what is due first in the person's teams and opens it (R1). */
export function NextButton() {
  const t = useTexts();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const may = useMay('order.work');
  const taking = useCommand(takeNext, {
    touches: [listWork, countWork],
    done: ({ orderId }) => {
      if (orderId === null) void message.info(t('班组里没有待领的任务了。'));
      else void navigate({ to: '/orders/$orderId', params: { orderId } });
    },
    failed: (problem) => void message.warning(problemText(problem, [], t)),
  });
  return <QueueButton may={may} pending={taking.pending} onTake={() => void taking.run({ body: {} })} />;
}
