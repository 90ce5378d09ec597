import { Select } from 'antd';
import { useState } from 'react';
import { allFields } from '#domain/processes/inside.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FieldForm } from '#web/ui/field-form/field-form.tsx';
import { useFieldForm } from '#web/ui/field-form/use-field-form.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { valuesOf } from '../../order.ts';
import { sentValues } from '../../sent-values.ts';
import { useOrderCommand } from '../../use-order-command.ts';
import type { VerbFormProps } from './verb-form.tsx';
import { VerbShell } from './verb-shell.tsx';

/** Our own mistake: what was wrong, what is right, why, and the apology; both stay on record (R-REQ-16). */
export function CorrectForm({ verb, context, onDone, onCancel }: VerbFormProps) {
  const t = useTexts();
  const nowMs = useNow();
  const { order, definition } = context;
  const known = [...allFields(definition).values()].filter(({ name }) => Object.hasOwn(order.values, name));
  const [names, setNames] = useState<readonly string[]>([]);
  const wrong = known.filter(({ name }) => names.includes(name));
  const right = useFieldForm({ fields: wrong, known: valuesOf(order) });
  const reasons = verb.fields(context);
  const why = useFieldForm({ fields: reasons });
  const sending = useOrderCommand(order);
  const submit = async (): Promise<void> => {
    const [values, words] = [right.check(nowMs), why.check(nowMs)];
    if (values === null || words === null) return;
    const command = verb.command(words, context);
    if (command.verb === 'correct' && (await sending.send({ ...command, values: sentValues(values) })))
      onDone();
  };
  return (
    <VerbShell
      sending={sending}
      hint={verb.hint}
      submitTitle={t(verb.title)}
      disabled={names.length === 0}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <FormLine label={t('哪些内容有误')} required>
        {(ties) => (
          <Select
            {...ties}
            mode="multiple"
            autoFocus
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={[...names]}
            options={known.map(({ name, label }) => ({ value: name, label: t(label) }))}
            onChange={setNames}
          />
        )}
      </FormLine>
      {wrong.length === 0 ? null : (
        <FieldForm fields={wrong} form={right} known={valuesOf(order)} onSubmit={() => void submit()} />
      )}
      <FieldForm fields={reasons} form={why} onSubmit={() => void submit()} />
    </VerbShell>
  );
}
