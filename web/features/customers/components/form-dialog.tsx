import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import { wasChanged } from '../forms/revision-to-send.ts';
import { MendingForm } from './mending-form.tsx';
import styles from './customers.module.css';

interface Props {
  /** Counts the refused attempts to save. */
  readonly tries: number;
  readonly title: string;
  readonly pending: boolean;
  readonly failure: Error | null;
  readonly shownFields: readonly string[];
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form over the file. It stays open with everything typed until the change is stored. */
export function FormDialog(props: Props) {
  const { tries, title, pending, failure, shownFields, onSave, onClose, children } = props;
  const t = useTexts();
  return (
    <TypedDialog
      open
      width={680}
      title={title}
      okText={t('保存')}
      cancelText={t('取消')}
      confirmLoading={pending}
      onOk={onSave}
      onCancel={onClose}
    >
      <MendingForm
        className={styles.form}
        tries={tries}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave();
        }}
      >
        {children}
        <ProblemAlert problem={failure} shownFields={shownFields} />
        {wasChanged(failure) ? (
          <Alert type="info" title={t('您填写的内容仍在。查看最新内容后再次保存，只改动您修改过的各项。')} />
        ) : null}
      </MendingForm>
    </TypedDialog>
  );
}
