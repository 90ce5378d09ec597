import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { draftNext, listBooks } from '#contracts/tariffs.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import type { BookView } from '../words.ts';
import styles from './tariffs.module.css';

interface Version {
  readonly validFrom: string;
  readonly title: string;
  readonly number: string;
  readonly document: string;
}

/** Drafts the next version as a copy: its date, its document, then the prices are changed in the draft. */
export function NextVersionButton({ view }: { view: BookView }) {
  const t = useTexts();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [newBookId] = useState(newId);
  const [draft, setDraft] = useState<Version>({ validFrom: '', title: view.title, number: '', document: '' });
  const drafting = useCommand(draftNext, {
    touches: [listBooks],
    done: ({ id }) =>
      void navigate({ to: '/prices/$bookId', params: { bookId: id }, search: { act: 'edit' } }),
  });
  const { validFrom, title, number, document } = draft;
  const change = (part: Partial<Version>): void => setDraft({ ...draft, ...part });
  const save = (): void => {
    const code = `${view.series}-${validFrom}`;
    const about = { number: number.trim() === '' ? null : number.trim(), title: document.trim() };
    const body = { newBookId, code, title: title.trim(), validFrom, document: about };
    void drafting.run({ params: { bookId: view.bookId }, body });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('起草下一版')}</Button>
      <TypedDialog
        open={open}
        title={t('起草下一版')}
        okText={t('起草')}
        cancelText={t('取消')}
        okButtonProps={{ disabled: validFrom === '' || title.trim() === '' || document.trim() === '' }}
        confirmLoading={drafting.pending}
        onOk={save}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div className={styles.form}>
          <VersionFields draft={draft} failures={drafting.fieldFailures} onChange={change} />
          <ProblemAlert problem={drafting.failure} shownFields={['validFrom', 'code', 'title']} />
        </div>
      </TypedDialog>
    </>
  );
}

interface FieldsProps {
  readonly draft: Version;
  readonly failures: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<Version>) => void;
}

function VersionFields({
  draft: { validFrom, title, number, document },
  failures,
  onChange: change,
}: FieldsProps) {
  const t = useTexts();
  return (
    <>
      <FormLine label={t('生效日期')} required failure={failures['validFrom'] ?? failures['code']}>
        {(ties) => <DateInput {...ties} value={validFrom} onChange={(next) => change({ validFrom: next })} />}
      </FormLine>
      <FormLine label={t('名称')} required failure={failures['title']}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={200}
            value={title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </FormLine>
      <FormLine label={t('文件名称')} required>
        {(ties) => (
          <Input
            {...ties}
            maxLength={200}
            value={document}
            onChange={(event) => change({ document: event.target.value })}
          />
        )}
      </FormLine>
      <FormLine label={t('文号')}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={100}
            value={number}
            onChange={(event) => change({ number: event.target.value })}
          />
        )}
      </FormLine>
    </>
  );
}
