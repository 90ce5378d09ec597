import { Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { SignatureField } from '#web/ui/signature-field/signature-field.tsx';
import { useOrderCommand } from '../../use-order-command.ts';
import type { VerbFormProps } from './verb-form.tsx';
import { VerbShell } from './verb-shell.tsx';

/** The customer confirms something beyond what a step asks for, by signing on the screen (R-REQ-13). */
export function SignatureForm({ verb, context, onDone, onCancel }: VerbFormProps) {
  const t = useTexts();
  const [confirms, setConfirms] = useState('');
  const [signatureId, setSignatureId] = useState<string | null>(null);
  const sending = useOrderCommand(context.order);
  const submit = async (): Promise<void> => {
    const values = { confirms, signatureId: signatureId ?? '' };
    if (await sending.send(verb.command(values, context))) onDone();
  };
  return (
    <VerbShell
      sending={sending}
      submitTitle={t('保存签字')}
      disabled={signatureId === null || confirms.trim() === ''}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <FormLine label={t('签字确认的内容')} required>
        {(ties) => (
          <Input.TextArea
            {...ties}
            autoFocus
            maxLength={200}
            autoSize={{ minRows: 2 }}
            readOnly={signatureId !== null}
            value={confirms}
            onChange={(event) => setConfirms(event.target.value)}
          />
        )}
      </FormLine>
      {confirms.trim() === '' ? null : (
        <SignatureField confirms={confirms} value={signatureId} onChange={setSignatureId} />
      )}
    </VerbShell>
  );
}
