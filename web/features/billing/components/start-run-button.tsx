import { ThunderboltOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { listRuns, startRun } from '#contracts/billing.ts';
import { idFrom, newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import { monthBefore } from '../words.ts';

/** Starts billing a month of the whole unit. */
export function StartRunButton() {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (!useMay(startRun.access)) return null;
  return (
    <>
      <Button type="primary" icon={<ThunderboltOutlined />} onClick={() => setOpen(true)}>
        {t('开始计费')}
      </Button>
      {isOpen ? <StartDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function StartDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const usual = monthBefore(useNow());
  const [chosen, setMonth] = useState<string | null>(null);
  const [parent] = useState(newId);
  const month = chosen ?? usual;
  const command = useCommand(startRun, {
    touches: [listRuns],
    done: ({ runId }) => void navigate({ to: '/billing-runs/$runId', params: { runId } }),
  });
  // The same month keeps its id, so that a second press starts nothing twice.
  const start = () => command.run({ body: { runId: idFrom(parent, month), month } });
  return (
    <TypedDialog
      open
      title={t('开始计费')}
      okText={t('开始')}
      cancelText={t('取消')}
      confirmLoading={command.pending}
      onOk={() => void start()}
      onCancel={onClose}
    >
      <p>{t('计算本单位该月已抄表、尚无账单的户；算完后先核对，再发行。')}</p>
      <FormLine label={t('电费月份')} required>
        {(ties) => (
          <Input {...ties} type="month" value={month} onChange={(event) => setMonth(event.target.value)} />
        )}
      </FormLine>
      <ProblemAlert problem={command.failure} />
    </TypedDialog>
  );
}
