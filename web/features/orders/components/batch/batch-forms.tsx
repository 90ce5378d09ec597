import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FieldForm } from '#web/ui/field-form/field-form.tsx';
import { useFieldForm } from '#web/ui/field-form/use-field-form.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import type { BatchCommand, Offer, OfferedAction } from '../../batch.ts';
import { openItems } from '../../offered-actions.ts';
import { sentValues } from '../../sent-values.ts';
import styles from './batch.module.css';

interface Ready {
  readonly onReady: (command: BatchCommand) => void;
}

/** The same words in the history of every order. */
export function BatchRemarkForm({ onReady }: Ready) {
  const t = useTexts();
  const [text, setText] = useState('');
  return (
    <div className={styles.form}>
      <FormLine label={t('备注')} required>
        {(ties) => (
          <Input.TextArea
            {...ties}
            autoSize={{ minRows: 4 }}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </FormLine>
      <div>
        <Button
          type="primary"
          disabled={text.trim() === ''}
          onClick={() => onReady({ verb: 'remark', text: text.trim() })}
        >
          {t('核对')}
        </Button>
      </div>
    </div>
  );
}

/** The form of an action, filled in once for all. */
export function BatchActionForm({
  offer,
  offered,
  onReady,
}: Ready & { offer: Offer; offered: OfferedAction }) {
  const t = useTexts();
  const nowMs = useNow();
  const { step, action } = offered;
  const fields = action.fields ?? [];
  const form = useFieldForm({ fields });
  const [checked, setChecked] = useState<readonly string[]>([]);
  const submit = (): void => {
    const values = form.check(nowMs);
    if (values === null) return;
    const { kind, step: stepId, action: id } = offer;
    onReady({
      verb: 'act',
      kind,
      step: stepId,
      action: id,
      values: sentValues(values),
      checked: [...checked],
    });
  };
  return (
    <div className={styles.form}>
      <p className={styles.does}>{t(step.does)}</p>
      {fields.length === 0 ? null : (
        <FieldForm fields={fields} form={form} known={{}} onSubmit={submit} sample />
      )}
      {action.requiresChecklist === true ? (
        <FormLine label={t('逐项确认')} required>
          {() => (
            <Checkbox.Group
              value={[...checked]}
              onChange={setChecked}
              options={(step.checklist ?? []).map(({ code, title }) => ({ value: code, label: t(title) }))}
            />
          )}
        </FormLine>
      ) : null}
      <div>
        <Button type="primary" disabled={openItems(step, action, checked).length > 0} onClick={submit}>
          {t('核对')}
        </Button>
      </div>
    </div>
  );
}
