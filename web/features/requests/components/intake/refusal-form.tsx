import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import type { Refusing } from '../../intake/use-accept.ts';
import styles from './intake.module.css';

interface Props {
  readonly pending: boolean;
  readonly onRefuse: (refusing: Refusing) => void;
}

/** A request that breaks policy is recorded and refused, never silently: the reason, and what it rests on. */
export function RefusalForm({ pending, onRefuse }: Props) {
  const t = useTexts();
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  return (
    <form
      className={styles.refusal}
      // Ctrl+Enter accepts on the page; in here it must not.
      onKeyDown={(event) => event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault();
        onRefuse({ reason: reason.trim(), basis: basis.trim() });
      }}
    >
      <FormLine label={t('不予受理的理由')} required>
        {(ties) => (
          <Input.TextArea
            {...ties}
            autoFocus
            autoSize={{ minRows: 2 }}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormLine>
      <FormLine label={t('依据')} required help={t('哪一条规定；会写入告知书。')}>
        {(ties) => (
          <Input.TextArea
            {...ties}
            autoSize={{ minRows: 2 }}
            maxLength={1000}
            value={basis}
            onChange={(event) => setBasis(event.target.value)}
          />
        )}
      </FormLine>
      <Button
        danger
        type="primary"
        htmlType="submit"
        loading={pending}
        disabled={reason.trim() === '' || basis.trim() === ''}
      >
        {t('记录并告知客户')}
      </Button>
    </form>
  );
}
