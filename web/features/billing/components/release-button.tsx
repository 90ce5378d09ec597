import { Button } from 'antd';
import { useState } from 'react';
import { listRuns, readRun, releaseRun, type BillingRun } from '#contracts/billing.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';

/** Lets the bills of a run go out; after the first time, those that were accepted since. */
export function ReleaseButton({ run }: { run: BillingRun }) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const mayRelease = useMay(releaseRun.access);
  if (!mayRelease || (run.state !== 'review' && run.state !== 'released')) return null;
  return (
    <>
      <Button type={run.state === 'review' ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {run.state === 'review' ? t('发行账单') : t('发行新放行的账单')}
      </Button>
      {isOpen ? <ReleaseDialog run={run} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReleaseDialog({ run, onClose }: { run: BillingRun; onClose: () => void }) {
  const t = useTexts();
  const [chosen, setDueOn] = useState('');
  const dueOn = run.dueOn ?? chosen;
  const command = useCommand(releaseRun, { touches: [listRuns, readRun], done: onClose });
  return (
    <TypedDialog
      open
      title={t('发行账单')}
      okText={t('发行')}
      cancelText={t('取消')}
      okButtonProps={{ disabled: dueOn === '' }}
      confirmLoading={command.pending}
      onOk={() => void command.run({ params: { runId: run.runId }, body: { dueOn } })}
      onCancel={onClose}
    >
      <p>{t('发行后客户即欠费，账单不能再改，只能冲销后重出。待核的账单不会发出。')}</p>
      <FormLine label={t('缴费截止')} required>
        {(ties) => <DateInput {...ties} value={dueOn} onChange={setDueOn} disabled={run.dueOn !== null} />}
      </FormLine>
      <ProblemAlert problem={command.failure} />
    </TypedDialog>
  );
}
