import { EyeOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '../problem-alert/problem-alert.tsx';
import styles from './masked.module.css';

interface Props {
  /** As it may be seen without a reason, `138 **** 0000`. */
  readonly shown: string;
  /** Asks the server with the reason; absent when this person may not look. The look is recorded. */
  readonly reveal?: (reason: string) => Promise<string>;
}

/** Personal data, seen on purpose: the reason first, then the whole (R-DATA-02). */
export function Masked({ shown, reveal }: Props) {
  const t = useTexts();
  const [whole, setWhole] = useState<string | null>(null);
  if (whole !== null) return <span className={styles.whole}>{whole}</span>;
  if (reveal === undefined) return <span>{shown}</span>;
  return (
    <span className={styles.masked}>
      {shown}
      <Popover trigger={['click']} destroyOnHidden content={<ReasonForm reveal={reveal} onSeen={setWhole} />}>
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined />}
          aria-label={t('查看完整内容')}
          onClick={(event) => event.stopPropagation()}
        />
      </Popover>
    </span>
  );
}

function ReasonForm({
  reveal,
  onSeen,
}: {
  reveal: (reason: string) => Promise<string>;
  onSeen: (whole: string) => void;
}) {
  const t = useTexts();
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const look = async (): Promise<void> => {
    setPending(true);
    try {
      onSeen(await reveal(reason.trim()));
    } catch (error) {
      setProblem(error);
      setPending(false);
    }
  };
  return (
    <form
      className={styles.form}
      onClick={(event) => event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <label htmlFor="masked-reason">{t('查看原因（将记入审计）')}</label>
      <Input
        id="masked-reason"
        autoFocus
        maxLength={200}
        value={reason}
        placeholder={t('如：上门前电话预约')}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemAlert problem={problem} />
      <Button type="primary" htmlType="submit" loading={pending} disabled={reason.trim().length < 2}>
        {t('查看')}
      </Button>
    </form>
  );
}
