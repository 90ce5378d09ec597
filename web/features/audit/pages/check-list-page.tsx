import { Button } from 'antd';
import { listChecks } from '#contracts/audit.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { CheckPanel } from '../components/check-panel.tsx';
import { CheckVerdict } from '../components/check-verdict.tsx';
import { ProofNote } from '../components/proof-note.tsx';
import { StartCheck } from '../components/start-check.tsx';
import { checkTone, checkWords, type Check } from '../words.ts';

/** Recomputes every chain and every seal, and says in words what was changed, removed or cut off. */
export function CheckListPage() {
  const t = useTexts();
  const [{ check }, setState] = useUrlState(['check']);
  const open = (checkId: string): void => setState({ check: checkId });
  return (
    <ListPage
      title={t('记录核验')}
      contract={listChecks}
      columns={columnsOf(t, open)}
      rowKey={({ checkId }) => checkId}
      actions={<StartCheck onStarted={open} />}
      empty={{ title: t('还没有核验过'), text: t('点右上角“开始核验”。') }}
    >
      {check === undefined ? null : <CheckPanel key={check} checkId={check} />}
      <ProofNote />
    </ListPage>
  );
}

function columnsOf(t: Texts, open: (checkId: string) => void): readonly Column<Check>[] {
  return [
    { key: 'at', title: t('发起时间'), width: '11rem', render: ({ requestedAt }) => timeText(requestedAt) },
    { key: 'by', title: t('发起人'), render: ({ requestedBy }) => requestedBy ?? t('系统') },
    {
      key: 'from',
      title: t('范围'),
      render: ({ from }) => (from === null ? t('全部') : t('{date} 起', { date: from })),
    },
    {
      key: 'status',
      title: t('状态'),
      render: (one) => <StateTag tone={checkTone(one)}>{t(checkWords[one.status].title)}</StateTag>,
    },
    { key: 'verdict', title: t('结论'), render: (one) => <CheckVerdict check={one} /> },
    {
      key: 'open',
      title: '',
      align: 'right',
      render: ({ checkId }) => (
        <Button type="link" size="small" onClick={() => open(checkId)}>
          {t('查看')}
        </Button>
      ),
    },
  ];
}
