import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import {
  approveBook,
  discardBook,
  listBooks,
  readBook,
  returnBook,
  submitBook,
  withdrawBook,
} from '#contracts/tariffs.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';
import type { BookView } from '../words.ts';
import { NextVersionButton } from './next-version-button.tsx';
import styles from './tariffs.module.css';

const touches = [listBooks, readBook];

interface Props {
  readonly view: BookView;
  readonly onEdit: () => void;
}

/** What can be done with a book in its state, by whom. */
export function BookActs({ view, onEdit }: Props) {
  const t = useTexts();
  const mayEdit = useMay('tariff.edit');
  const mayApprove = useMay('tariff.approve');
  const isApproved = view.state === 'approved';
  return (
    <div className={styles.acts}>
      {mayApprove && view.state === 'submitted' ? <ApprovalActs view={view} /> : null}
      {mayApprove && view.status === 'upcoming' ? <WithdrawButton view={view} /> : null}
      {mayEdit && view.state === 'draft' ? <DraftActs view={view} onEdit={onEdit} /> : null}
      {mayEdit && isApproved ? <NextVersionButton view={view} /> : null}
      <Button onClick={() => window.print()}>{t('打印')}</Button>
    </div>
  );
}

function DraftActs({ view, onEdit }: Props) {
  const t = useTexts();
  const { message } = App.useApp();
  const { bookId, revision, faults } = view;
  const submitting = useCommand(submitBook, {
    touches,
    done: () => void message.success(t('已提交，等待另一人审批')),
  });
  const discarding = useCommand(discardBook, { touches });
  const input = { params: { bookId }, body: { revision } };
  return (
    <>
      <Popconfirm
        title={t('放弃这份草稿？')}
        okText={t('放弃')}
        cancelText={t('取消')}
        onConfirm={() => discarding.run(input)}
      >
        <Button danger>{t('放弃')}</Button>
      </Popconfirm>
      <Button onClick={onEdit}>{t('修改')}</Button>
      <Button
        type="primary"
        disabled={faults.length > 0}
        loading={submitting.pending}
        onClick={() => void submitting.run(input)}
      >
        {t('提交审批')}
      </Button>
      <ProblemAlert problem={submitting.failure ?? discarding.failure} />
    </>
  );
}

function ApprovalActs({ view: { bookId, revision, own, validFrom } }: { view: BookView }) {
  const t = useTexts();
  const { message } = App.useApp();
  const [isReturning, setReturning] = useState(false);
  const approving = useCommand(approveBook, {
    touches,
    done: () => void message.success(t('已批准，{date} 起执行', { date: validFrom })),
  });
  const returning = useCommand(returnBook, { touches, done: () => setReturning(false) });
  return (
    <>
      <Button onClick={() => setReturning(true)}>{t('退回')}</Button>
      <Popconfirm
        title={t('批准后从 {date} 起按此计费', { date: validFrom })}
        okText={t('批准')}
        cancelText={t('取消')}
        onConfirm={() => approving.run({ params: { bookId }, body: { revision } })}
      >
        <Button
          type="primary"
          loading={approving.pending}
          disabled={own}
          {...(own ? { title: t('自己起草的电价本须由另一人批准') } : {})}
        >
          {t('批准')}
        </Button>
      </Popconfirm>
      <ProblemAlert problem={approving.failure} />
      <ReasonDialog
        open={isReturning}
        title={t('退回电价本')}
        text={t('起草人会看到原因，改好后再提交。')}
        pending={returning.pending}
        problem={returning.failure}
        onClose={() => setReturning(false)}
        onReason={(reason) => void returning.run({ params: { bookId }, body: { revision, reason } })}
      />
    </>
  );
}

function WithdrawButton({ view: { bookId, revision } }: { view: BookView }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const withdrawing = useCommand(withdrawBook, { touches, done: () => setOpen(false) });
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('撤销')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('撤销未执行的电价本')}
        text={t('撤销后，上一本电价继续执行。')}
        pending={withdrawing.pending}
        problem={withdrawing.failure}
        onClose={() => setOpen(false)}
        onReason={(reason) => void withdrawing.run({ params: { bookId }, body: { revision, reason } })}
      />
    </>
  );
}
