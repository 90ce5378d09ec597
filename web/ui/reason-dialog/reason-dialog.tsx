import { Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '../form-line/form-line.tsx';
import { ProblemAlert } from '../problem-alert/problem-alert.tsx';
import { TypedDialog } from '../typed-dialog/typed-dialog.tsx';

interface Props {
  readonly open: boolean;
  readonly title: string;
  /** What will follow. */
  readonly text?: string;
  readonly label?: string;
  readonly maxLength?: number;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks for the reason of a step that needs one; Ctrl+Enter sends it. */
export function ReasonDialog({
  open,
  title,
  text,
  label,
  maxLength = 200,
  pending,
  problem,
  onReason,
  onClose,
}: Props) {
  const t = useTexts();
  const [reason, setReason] = useState('');
  const [sent, setSent] = useState(false);
  const given = reason.trim();
  const send = (): void => {
    if (given === '') return;
    setSent(true);
    onReason(given);
  };
  return (
    <TypedDialog
      open={open}
      title={title}
      okText={t('确定')}
      cancelText={t('取消')}
      okButtonProps={{ disabled: given === '' }}
      confirmLoading={pending}
      onOk={send}
      onCancel={onClose}
      afterClose={() => {
        setReason('');
        setSent(false);
      }}
      destroyOnHidden
    >
      {text === undefined ? null : <p style={{ marginBottom: '0.8rem' }}>{text}</p>}
      <FormLine label={label ?? t('原因')} required>
        {(ties) => (
          <Input.TextArea
            {...ties}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={maxLength}
            showCount
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
            }}
          />
        )}
      </FormLine>
      <div style={{ marginTop: '1.8rem' }}>
        {/* What was refused before the dialog was closed is not said again. */}
        {sent ? <ProblemAlert problem={problem} /> : null}
      </div>
    </TypedDialog>
  );
}
