import { Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FilePicker } from '#web/ui/file-picker/file-picker.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { useOrderCommand } from '../../use-order-command.ts';
import type { VerbFormProps } from './verb-form.tsx';
import { VerbShell } from './verb-shell.tsx';

/** Photos, scans and PDF; named as one of the papers of the business, the paper counts as received. */
export function AttachForm({ verb, context, onDone, onCancel }: VerbFormProps) {
  const t = useTexts();
  const { order, definition } = context;
  const [attachmentIds, setAttachmentIds] = useState<readonly string[]>([]);
  const [document, setDocument] = useState('');
  const sending = useOrderCommand(order);
  const submit = async (): Promise<void> => {
    if (await sending.send(verb.command({ attachmentIds, document }, context))) onDone();
  };
  const title = definition.documents.find(({ code }) => code === document)?.title;
  return (
    <VerbShell
      sending={sending}
      submitTitle={t('保存附件')}
      disabled={attachmentIds.length === 0}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      {definition.documents.length === 0 ? null : (
        <FormLine label={t('这是哪一项材料')} help={t('选中后该项材料记为已收。')}>
          {(ties) => (
            <Select
              {...ties}
              allowClear
              style={{ width: '100%' }}
              placeholder={t('其他附件')}
              value={document === '' ? null : document}
              options={definition.documents.map((paper) => ({ value: paper.code, label: t(paper.title) }))}
              onChange={(code: string | null | undefined) => setDocument(code ?? '')}
            />
          )}
        </FormLine>
      )}
      <FilePicker
        key={document}
        value={attachmentIds}
        onChange={setAttachmentIds}
        words={title === undefined ? {} : { label: title }}
      />
    </VerbShell>
  );
}
