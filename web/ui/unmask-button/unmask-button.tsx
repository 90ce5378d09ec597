import { EyeOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { FormLine } from '../form-line/form-line.tsx';
import { ProblemAlert } from '../problem-alert/problem-alert.tsx';
import styles from './unmask-button.module.css';

interface Props<Choice extends string> {
  /** Parts that can be asked for by themselves; none: everything that is masked. */
  readonly parts?: readonly { readonly value: Choice; readonly label: string }[];
  readonly size?: 'small';
  readonly pending: boolean;
  readonly failure: Error | null;
  /** Answers whether it is shown now. */
  readonly onLook: (reason: string, parts: readonly Choice[]) => Promise<boolean>;
}

/** Asks why, and what, then shows it; the look is recorded (R-DATA-02). Hidden from who may not. */
export function UnmaskButton<Choice extends string>(props: Props<Choice>) {
  const t = useTexts();
  const may = useMay('customer.unmask');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <Popover
      trigger={['click']}
      placement="bottomRight"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={<ReasonForm {...props} onSeen={() => setOpen(false)} />}
    >
      <Button {...(props.size === undefined ? {} : { size: props.size })} icon={<EyeOutlined />}>
        {t('查看完整信息')}
      </Button>
    </Popover>
  );
}

type FormProps<Choice extends string> = Props<Choice> & { readonly onSeen: () => void };

function ReasonForm<Choice extends string>({
  parts = [],
  pending,
  failure,
  onLook,
  onSeen,
}: FormProps<Choice>) {
  const t = useTexts();
  const [chosen, setChosen] = useState<readonly Choice[]>(parts.slice(0, 1).map(({ value }) => value));
  const [reason, setReason] = useState('');
  const isMissing = reason.trim().length < 2 || (parts.length > 0 && chosen.length === 0);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (await onLook(reason.trim(), chosen)) onSeen();
  };
  return (
    <form className={styles.reason} onSubmit={(event) => void submit(event)}>
      {parts.length === 0 ? null : (
        <Checkbox.Group value={[...chosen]} options={[...parts]} onChange={setChosen} />
      )}
      <FormLine label={t('查看原因（将记入审计）')} required>
        {(ties) => (
          <Input
            {...ties}
            autoFocus
            maxLength={200}
            value={reason}
            placeholder={t('如：上门前电话预约')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormLine>
      <ProblemAlert problem={failure} />
      <Button type="primary" htmlType="submit" loading={pending} disabled={isMissing}>
        {t('查看')}
      </Button>
    </form>
  );
}
