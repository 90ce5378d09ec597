import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { readOrder } from '#contracts/orders.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useOrderNews } from '#web/lib/live/use-news.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { OrderSheet } from '../components/order/order-sheet.tsx';
import { definitionOf } from '../order.ts';

/** Everything about one case on one screen; what others do to it appears by itself. */
export function OrderPage() {
  const t = useTexts();
  const { orderId = '' }: { orderId?: string } = useParams({ strict: false });
  useOrderNews(orderId);
  const read = useRead(readOrder, { params: { orderId } }, { news: ['order', 'task', 'clock', 'notice'] });
  if (read.data === undefined) {
    if (!read.isError) return <PageState kind="loading" />;
    return (
      <ProblemState
        problem={read.error}
        action={<Button onClick={() => void read.refetch()}>{t('再试一次')}</Button>}
      />
    );
  }
  const definition = definitionOf(read.data);
  if (definition === null) {
    return (
      <PageState
        kind="error"
        title={t('页面版本过旧')}
        text={t('这张工单使用了新的流程，请刷新页面后再打开。')}
        action={<Button onClick={() => window.location.reload()}>{t('刷新页面')}</Button>}
      />
    );
  }
  return <OrderSheet key={orderId} order={read.data} definition={definition} />;
}
