import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { answerLetter, orderRecord } from '#contracts/orders.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { printAnswer } from '#web/lib/api/print-answer.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import type { Order } from '../../order.ts';

/** The receipt belongs to the requests domain, which stands above this one: named by its address only. */
const receiptPath = '/requests/:orderId/receipt.pdf';

/** What the case can be put on paper as; the letter only once its answer is written. */
export function PrintMenu({ order, definition }: { order: Order; definition: ProcessDefinition }) {
  const t = useTexts();
  const { message } = App.useApp();
  const { orderId } = order;
  const show = (path: string) => (): void =>
    void window.open(addressOf(path, { orderId }), '_blank', 'noopener');
  const letter = (): void =>
    void printAnswer(answerLetter, {}, { orderId }).catch((problem: unknown) =>
      message.warning(problemText(problem, [], t)),
    );
  const { letter: spec } = definition;
  const answered = spec !== undefined && order.values[spec.answer] !== undefined;
  const items = [
    ...(answered ? [{ key: 'letter', label: t('书面答复函（记入查看记录）'), onClick: letter }] : []),
    { key: 'receipt', label: t('受理回执'), onClick: show(receiptPath) },
    { key: 'record', label: t('工单档案'), onClick: show(orderRecord.path) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<PrinterOutlined />}>{t('打印')}</Button>
    </Dropdown>
  );
}
