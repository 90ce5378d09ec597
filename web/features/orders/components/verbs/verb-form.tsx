import { useNow } from '#web/lib/clock/use-now.ts';
import { useKeptForm } from '#web/lib/drafts/use-kept-form.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import { FieldForm } from '#web/ui/field-form/field-form.tsx';
import { useFieldForm } from '#web/ui/field-form/use-field-form.ts';
import { useOrderCommand } from '../../use-order-command.ts';
import type { Verb, VerbContext } from '../../verbs/verb.ts';
import { VerbShell } from './verb-shell.tsx';

export interface VerbFormProps {
  readonly verb: Verb;
  readonly context: VerbContext;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The form of a verb that asks for nothing but fields. */
export function VerbForm({ verb, context, onDone, onCancel }: VerbFormProps) {
  const t = useTexts();
  const nowMs = useNow();
  const { staffId } = useSession();
  const { order, task } = context;
  const fields = verb.fields(context);
  const form = useFieldForm({ fields });
  const id = `${order.orderId}:${task?.task ?? ''}:${verb.name}`;
  const forget = useKeptForm({ id, title: verb.title, staffId }, form);
  const sending = useOrderCommand(order);
  const submit = async (): Promise<void> => {
    const values = form.check(nowMs);
    if (values === null || !(await sending.send(verb.command(values, context)))) return;
    forget();
    onDone();
  };
  return (
    <VerbShell
      sending={sending}
      hint={verb.hint}
      submitTitle={t(verb.title)}
      danger={verb.tone === 'danger'}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      {fields.length === 0 ? null : <FieldForm fields={fields} form={form} onSubmit={() => void submit()} />}
    </VerbShell>
  );
}
