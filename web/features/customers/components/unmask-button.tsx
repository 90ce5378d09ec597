import { EyeOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useState, type SyntheticEvent } from 'react';
import { unmaskable, type Unmaskable } from '#contracts/customers.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import type { Looking } from '../use-unmasked.ts';
import styles from './customers.module.css';

interface Props {
  readonly looking: Looking;
  readonly hidden: readonly Unmaskable[];
}

/** Asks what is to be seen and why, then shows it; the look is recorded (R-DATA-02). */
export function UnmaskButton({ looking, hidden }: Props) {
  const t = useTexts();
  const may = useMay('customer.unmask');
  const [open, setOpen] = useState(false);
  if (!may || hidden.length === 0) return null;
  return (
    <Popover
      trigger={['click']}
      placement="bottomRight"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={<ReasonForm looking={looking} hidden={hidden} onSeen={() => setOpen(false)} />}
    >
      <Button icon={<EyeOutlined />}>{t('查看完整信息')}</Button>
    </Popover>
  );
}

function ReasonForm({ looking, hidden, onSeen }: Props & { onSeen: () => void }) {
  const t = useTexts();
  const [fields, setFields] = useState<readonly Unmaskable[]>(hidden.slice(0, 1));
  const [reason, setReason] = useState('');
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (await looking.look(fields, reason.trim())) onSeen();
  };
  return (
    <form className={styles.reason} onSubmit={(event) => void submit(event)}>
      <Checkbox.Group
        value={[...fields]}
        options={hidden.map((field) => ({ value: field, label: t(unmaskable[field]) }))}
        onChange={setFields}
      />
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
      <ProblemAlert problem={looking.failure} />
      <Button
        type="primary"
        htmlType="submit"
        loading={looking.pending}
        disabled={reason.trim().length < 2 || fields.length === 0}
      >
        {t('查看')}
      </Button>
    </form>
  );
}
