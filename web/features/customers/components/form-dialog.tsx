import { Alert, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { wasChanged } from '../forms/revision-to-send.ts';
import styles from './customers.module.css';

interface Props {
  readonly title: string;
  readonly pending: boolean;
  readonly failure: Error | null;
  readonly shownFields: readonly string[];
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form over the file. It stays open with everything typed until the change is stored. */
export function FormDialog({ title, pending, failure, shownFields, onSave, onClose, children }: Props) {
  const t = useTexts();
  return (
    <Modal
      open
      width={680}
      title={title}
      okText={t('保存')}
      cancelText={t('取消')}
      confirmLoading={pending}
      onOk={onSave}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave();
        }}
      >
        {children}
        <ProblemAlert problem={failure} shownFields={shownFields} />
        {wasChanged(failure) ? (
          <Alert type="info" title={t('您填写的内容仍在。查看最新内容后再次保存，只改动您修改过的各项。')} />
        ) : null}
      </form>
    </Modal>
  );
}
