import { RightCircleOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { countWork, listWork, takeNext } from '#contracts/orders.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useKeys } from '#web/lib/keyboard/use-keys.ts';
import { useMay } from '#web/lib/session/session.ts';
import { KeyHint } from '#web/ui/key-hint/key-hint.tsx';
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
  const take = (): void => {
    if (may && !taking.pending) void taking.run({ body: {} });
  };
  useKeys({ n: take });
  if (!may) return null;
  return (
    <Button type="primary" icon={<RightCircleOutlined />} loading={taking.pending} onClick={take}>
      {t('领取下一件')} <KeyHint keys={['N']} />
    </Button>
  );
}
