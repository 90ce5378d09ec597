import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { customerMergeRoutes, type Merge } from '#contracts/customer-merge.ts';
import { customerRoutes } from '#contracts/customers.ts';
import { undoDaysMax } from '#domain/customers/merge/merge.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { FieldsDialog } from '../components/fields-dialog.tsx';
import styles from '../components/customers.module.css';

/** What was merged, by whom and why; within 30 days it can be undone. */
export function MergeListPage() {
  const t = useTexts();
  const [undoing, setUndoing] = useState<Merge | null>(null);
  return (
    <>
      <ListPage
        title={t('合并记录')}
        contract={customerMergeRoutes.merges}
        columns={columnsOf(t, setUndoing)}
        rowKey={({ mergeId }) => mergeId}
        open={({ survivorId }) => `/customers/${survivorId}`}
        empty={{ title: t('还没有合并过档案') }}
        actions={<Link to="/customer-merges">{t('疑似重复档案')}</Link>}
      />
      {undoing === null ? null : <UndoDialog merge={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}

function columnsOf(t: Texts, onUndo: (merge: Merge) => void): readonly Column<Merge>[] {
  return [
    { key: 'at', title: t('时间'), width: '11rem', render: ({ mergedAt }) => timeText(mergedAt) },
    {
      key: 'pair',
      title: t('合并'),
      render: ({ absorbed, survivor, reason }) => (
        <div className={styles.two}>
          <span>{t('“{absorbed}”并入“{survivor}”', { absorbed, survivor })}</span>
          <span className={styles.small}>{reason}</span>
        </div>
      ),
    },
    { key: 'by', title: t('经办人'), width: '7rem', render: ({ mergedBy }) => mergedBy ?? '—' },
    {
      key: 'state',
      title: '',
      width: '14rem',
      align: 'right',
      render: (merge) =>
        merge.undoneAt !== null ? (
          <StateTag tone="calm">
            {t('{time} 已撤销：{reason}', { time: timeText(merge.undoneAt), reason: merge.undoReason ?? '' })}
          </StateTag>
        ) : merge.undoable ? (
          <Button
            type="link"
            size="small"
            onClick={(event) => {
              event.stopPropagation();
              onUndo(merge);
            }}
          >
            {t('撤销合并')}
          </Button>
        ) : null,
    },
  ];
}

function UndoDialog({ merge, onClose }: { merge: Merge; onClose: () => void }) {
  const t = useTexts();
  const { message } = App.useApp();
  const undo = useCommand(customerMergeRoutes.undo, {
    touches: [customerMergeRoutes.merges, customerMergeRoutes.candidates, customerRoutes.page],
    done: () => {
      void message.success(t('已撤销，两份档案恢复原状'));
      onClose();
    },
  });
  return (
    <FieldsDialog
      danger
      title={t('撤销合并')}
      text={t('“{absorbed}”的户号、联系人等恢复原状；合并后另行修改的内容保留。合并后{days}天内可以撤销。', {
        absorbed: merge.absorbed,
        days: undoDaysMax,
      })}
      fields={[{ name: 'reason', label: t('原因'), kind: 'words', required: true }]}
      pending={undo.pending}
      failure={undo.failure}
      onClose={onClose}
      onSave={({ reason = '' }) => void undo.run({ params: { mergeId: merge.mergeId }, body: { reason } })}
    />
  );
}
