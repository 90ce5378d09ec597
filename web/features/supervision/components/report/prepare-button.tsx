import { FileAddOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { listPublications, preparePublication } from '#contracts/supervision-report.ts';
import { idFrom, newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import { lastMonth } from '../../figure-text.ts';
import { MonthInput } from './report-filters.tsx';

/** Freezes the figures of a month for a second person to publish. */
export function PrepareButton() {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (!useMay(preparePublication.access)) return null;
  return (
    <>
      <Button type="primary" icon={<FileAddOutlined />} onClick={() => setOpen(true)}>
        {t('编制公布稿')}
      </Button>
      {isOpen ? <PrepareDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PrepareDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const newest = lastMonth(useNow());
  const [chosen, setMonth] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [parent] = useState(newId);
  const month = chosen ?? newest;
  const command = useCommand(preparePublication, { touches: [listPublications], done: onClose });
  // The same month and words keep their id, so that a second press prepares nothing twice.
  const prepare = () =>
    command.run({ body: { publicationId: idFrom(parent, { month, note }), month, note } });
  return (
    <TypedDialog
      open
      title={t('编制公布稿')}
      okText={t('冻结数字')}
      cancelText={t('取消')}
      confirmLoading={command.pending}
      onOk={() => void prepare()}
      onCancel={onClose}
    >
      <FormLine label={t('月份')} required>
        {() => <MonthInput value={month} onChange={setMonth} />}
      </FormLine>
      <FormLine label={t('公布说明')}>
        {(ties) => (
          <Input.TextArea
            {...ties}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={1000}
            showCount
            placeholder={t('免责原因、异常情况；更正时写明原因。内容会一并公布，请勿写个人信息。')}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </FormLine>
      <div style={{ marginTop: '1.4rem' }}>
        <ProblemAlert problem={command.failure} />
      </div>
    </TypedDialog>
  );
}
