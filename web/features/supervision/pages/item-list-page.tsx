import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { countItems, itemScopes, listItems, type SupervisionItem } from '#contracts/supervision.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useMay } from '#web/lib/session/session.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { ItemActions } from '../components/items/item-actions.tsx';
import { ItemWords } from '../components/items/item-words.tsx';
import { itemStatusWords, scopeWords, statusWords } from '../item-words.ts';

/** What is asked about orders: of me, by me, in the unit (R-SYS-04). */
export function ItemListPage() {
  const t = useTexts();
  const supervises = useMay('order.supervise');
  const [{ scope }, setState] = useUrlState(['scope']);
  const { data: waiting } = useRead(countItems, {}, { news: ['supervision'] });
  const chosen = itemScopes.find((each) => each === scope) ?? firstScope(waiting);
  const offered = supervises ? itemScopes : (['to-me'] as const);
  return (
    <ListPage
      title={t('督办事项')}
      detail={t('在工单页发起督办；被督办方在时限内答复，由督办人审核办结。')}
      contract={listItems}
      fixed={{ scope: chosen }}
      filters={[
        {
          name: 'status',
          kind: 'choice',
          label: t('状态'),
          options: Object.entries(itemStatusWords).map(([value, { title }]) => ({ value, title: t(title) })),
        },
      ]}
      columns={columnsOf(t)}
      rowKey={({ itemId }) => itemId}
      rowTone={({ overdue }) => (overdue ? 'bad' : undefined)}
      news={['supervision']}
      empty={{ title: t('没有督办事项') }}
    >
      {offered.length < 2 ? null : (
        <Segmented
          style={{ marginBottom: '0.8rem' }}
          value={chosen}
          options={offered.map((value) => ({ value, label: labelOf(value, t, waiting) }))}
          onChange={(value) => setState({ scope: value })}
        />
      )}
    </ListPage>
  );
}

interface Waiting {
  readonly toAnswer: number;
  readonly toJudge: number;
}

/** Where something waits for me: what I owe comes before what I have to judge. */
function firstScope(waiting: Waiting | undefined): 'to-me' | 'by-me' {
  return waiting?.toAnswer === 0 && waiting.toJudge > 0 ? 'by-me' : 'to-me';
}

function labelOf(scope: keyof typeof scopeWords, t: Texts, waiting: Waiting | undefined): string {
  const count = { 'to-me': waiting?.toAnswer, 'by-me': waiting?.toJudge, unit: 0 }[scope] ?? 0;
  return count === 0 ? t(scopeWords[scope]) : `${t(scopeWords[scope])} ${count.toString()}`;
}

function columnsOf(t: Texts): readonly Column<SupervisionItem>[] {
  return [
    {
      key: 'state',
      title: t('状态'),
      width: '6.5rem',
      render: (item) => <StateTag tone={statusWords(item).tone}>{t(statusWords(item).title)}</StateTag>,
    },
    {
      key: 'order',
      title: t('工单'),
      width: '13rem',
      render: ({ orderId, orderNo, title }) => (
        <>
          <Link to={`/orders/${orderId}`}>{orderNo}</Link>
          <div>{t(title)}</div>
        </>
      ),
    },
    { key: 'words', title: t('督办内容与答复'), render: (item) => <ItemWords item={item} /> },
    { key: 'to', title: t('被督办方'), width: '9rem', render: ({ to }) => to.name },
    { key: 'by', title: t('督办人'), width: '7rem', render: ({ askedBy }) => askedBy.name },
    { key: 'due', title: t('答复时限'), width: '10.5rem', render: ({ dueAt }) => timeText(dueAt) },
    { key: 'act', title: '', align: 'right', render: (item) => <ItemActions item={item} /> },
  ];
}
