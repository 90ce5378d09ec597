import { Alert, Checkbox } from 'antd';
import { useState } from 'react';
import type { Action, ChecklistItem, ProcessDefinition, TaskStep } from '#domain/processes/definition.ts';
import type { Field, FormValues } from '#domain/processes/field.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useKeptForm } from '#web/lib/drafts/use-kept-form.ts';
import type { Quoted } from '#web/lib/feature/feature.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import { FieldForm } from '#web/ui/field-form/field-form.tsx';
import { failuresByField } from '#web/ui/field-form/field-values.ts';
import { useFieldForm } from '#web/ui/field-form/use-field-form.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { Panels } from '#web/ui/panels/panels.tsx';
import { SignatureField } from '#web/ui/signature-field/signature-field.tsx';
import { openItems, papersDueBefore } from '../../offered-actions.ts';
import { valuesOf, type Order, type Task } from '../../order.ts';
import { sentValues } from '../../sent-values.ts';
import { useOrderCommand } from '../../use-order-command.ts';
import { VerbShell } from '../verbs/verb-shell.tsx';
import styles from './order-page.module.css';

interface Props {
  readonly order: Order;
  readonly definition: ProcessDefinition;
  readonly task: Task;
  readonly step: TaskStep;
  readonly action: Action;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** An action of the step: what it asks, what is ticked and signed, and what still stands against it. */
export function ActionForm({ order, definition, task, step, action, onDone, onCancel }: Props) {
  const t = useTexts();
  const nowMs = useNow();
  const { staffId } = useSession();
  const fields = action.fields ?? [];
  const known = valuesOf(order);
  const form = useFieldForm({ fields, known, initial: knownAnswers(action, order) });
  const [checked, setChecked] = useState<readonly string[]>([]);
  const [signatureId, setSignatureId] = useState<string | null>(null);
  const [quotes, setQuotes] = useState<readonly Quoted[]>([]);
  const sending = useOrderCommand(order);
  const id = `${order.orderId}:${task.task}:${action.id}`;
  const forget = useKeptForm({ id, title: action.title, staffId }, form);
  const due = papersDueBefore(definition, { stepId: task.step, action }, order);
  const unticked = openItems(step, action, checked);
  const unsigned = action.signature !== undefined && signatureId === null;
  const failures = failuresByField(sending.fieldFailures);
  const submit = async (): Promise<void> => {
    const values = form.check(nowMs);
    if (values === null || unticked.length > 0 || unsigned) return;
    const sent = await sending.send({
      verb: 'act',
      task: task.task,
      action: action.id,
      values: sentValues(values),
      checked: [...checked],
      ...(signatureId === null ? {} : { signatureId }),
      ...quotesPart(quotes),
    });
    if (!sent) return;
    forget();
    onDone();
  };
  return (
    <div className={styles.actionForm}>
      <VerbShell
        sending={sending}
        submitTitle={t(action.title)}
        danger={action.tone === 'danger'}
        disabled={unticked.length > 0 || unsigned}
        shownFields={Object.keys(failures).map((name) => `form.${name}`)}
        onSubmit={() => void submit()}
        onCancel={onCancel}
      >
        <DuePapers titles={due.map(({ title }) => t(title))} />
        {fields.length === 0 ? null : (
          <FieldForm
            fields={fields}
            form={withFailures(form, failures)}
            known={known}
            onSubmit={() => void submit()}
            sample
          />
        )}
        <QuotePlace fields={fields} form={form} onQuote={(quote) => setQuotes([...quotes, quote])} />
        {action.requiresChecklist === true ? (
          <Checklist items={step.checklist ?? []} checked={checked} onChange={setChecked} />
        ) : null}
        {action.signature === undefined ? null : (
          <SignatureField
            confirms={t(action.signature.title)}
            value={signatureId}
            onChange={setSignatureId}
          />
        )}
      </VerbShell>
    </div>
  );
}

/** The library beside the paragraph that answers: what is quoted goes to its end, and the case knows from where. */
function QuotePlace({
  fields,
  form,
  onQuote,
}: {
  fields: readonly Field[];
  form: FormState;
  onQuote: (quote: Quoted) => void;
}) {
  const answer = fields.find(({ type }) => type === 'paragraph');
  if (answer === undefined) return null;
  const quote = (quoted: Quoted): void => {
    const before = form.values[answer.name];
    const typed = typeof before === 'string' && before !== '' ? `${before}\n` : '';
    form.set(answer.name, `${typed}${quoted.text}`);
    onQuote(quoted);
  };
  return <Panels place="answer-form" about={{ onQuote: quote }} />;
}

const quotesMax = 10;

/** Each quoted version once. */
function quotesPart(quotes: readonly Quoted[]): { quotes?: { articleId: string; version: number }[] } {
  const versions = new Map(quotes.map(({ articleId, version }) => [articleId, { articleId, version }]));
  return versions.size === 0 ? {} : { quotes: [...versions.values()].slice(0, quotesMax) };
}

/** Papers that must come in before the step; it can be filled in all the same. */
function DuePapers({ titles }: { titles: readonly string[] }) {
  const t = useTexts();
  if (titles.length === 0) return null;
  const words = { titles: titles.join('、') };
  return <Alert type="warning" showIcon title={t('还缺材料：{titles}。收齐后才能办理这一步。', words)} />;
}

interface ChecklistProps {
  readonly items: readonly ChecklistItem[];
  readonly checked: readonly string[];
  readonly onChange: (checked: readonly string[]) => void;
}

function Checklist({ items, checked, onChange }: ChecklistProps) {
  const t = useTexts();
  const options = items.map(({ code, title, required }) => ({
    value: code,
    label: required ? t(title) : t('{item}（视情况）', { item: t(title) }),
  }));
  return (
    <FormLine label={t('逐项确认')} required>
      {() => (
        <Checkbox.Group
          className={styles.checklist ?? ''}
          value={[...checked]}
          onChange={onChange}
          options={options}
        />
      )}
    </FormLine>
  );
}

/** A step taken a second time shows what was filled in the first time, but for what is masked. */
function knownAnswers(action: Action, order: Order): FormValues {
  const names = (action.fields ?? []).map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(order.values).filter(([name]) => names.includes(name) && !order.masked.includes(name)),
  );
}

type FormState = ReturnType<typeof useFieldForm>;

function withFailures(form: FormState, failures: Readonly<Record<string, string>>): FormState {
  return { ...form, failures: { ...failures, ...form.failures } };
}
