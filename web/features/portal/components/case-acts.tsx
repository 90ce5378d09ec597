import { useState } from 'react';
import { findDefinition } from '#domain/processes/definitions/index.ts';
import type { Action } from '#domain/processes/definition.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useFieldForm } from '#web/ui/field-form/use-field-form.ts';
import { useDoing, type Case, type CaseApi } from '../model/case-api.ts';
import { sendPaper } from '../model/upload.ts';
import { PaperUpload, type Paper } from './paper-upload.tsx';
import { PlainForm } from './plain-form.tsx';
import { ProblemNote } from './problem-note.tsx';
import { SignBox } from './sign-box.tsx';
import styles from '../portal.module.css';

type Act = Case['acts'][number];

function actionOf(of: Case, act: Act): Action | undefined {
  const definition = findDefinition(of.kind, of.definitionVersion);
  const step = isRefused(definition) ? undefined : definition.steps[act.task.split('#')[0] ?? ''];
  return step?.kind === 'task' ? step.actions.find(({ id }) => id === act.action) : undefined;
}

/** What waits for the customer: the plan to agree to, the faults that were mended; with what it is about. */
export function CaseActs({ of, api }: { of: Case; api: CaseApi }) {
  const t = useTexts();
  const tasks = [...new Set(of.acts.map(({ task }) => task))];
  if (tasks.length === 0) return null;
  return (
    <section className={`${styles.stack ?? ''} ${styles.noprint ?? ''}`}>
      <h2 className={styles.subtitle}>{t('需要您办理')}</h2>
      {tasks.map((task) => (
        <TaskCard key={task} of={of} api={api} acts={of.acts.filter((act) => act.task === task)} />
      ))}
    </section>
  );
}

function TaskCard({ of, api, acts }: { of: Case; api: CaseApi; acts: readonly Act[] }) {
  const t = useTexts();
  const [open, setOpen] = useState<string | null>(null);
  const [first] = acts;
  const act = acts.find(({ action }) => action === open);
  const action = act === undefined ? undefined : actionOf(of, act);
  return (
    <article className={`${styles.card ?? ''} ${styles.stack ?? ''}`}>
      <strong>{t(first?.step ?? '')}</strong>
      {first === undefined || first.about.length === 0 ? null : (
        <dl className={styles.facts}>
          {first.about.map(({ label, value }) => (
            <div key={label} className={styles.fact}>
              <dt>{t(label)}</dt>
              <dd>{t(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.row}>
        {acts.map((one) => (
          <button
            key={one.action}
            type="button"
            className={styles.button}
            aria-expanded={open === one.action}
            onClick={() => setOpen(open === one.action ? null : one.action)}
          >
            {t(one.title)}
          </button>
        ))}
      </div>
      {act === undefined || action === undefined ? null : (
        <ActForm key={act.action} of={of} act={act} action={action} api={api} />
      )}
    </article>
  );
}

interface FormProps {
  readonly of: Case;
  readonly act: Act;
  readonly action: Action;
  readonly api: CaseApi;
}

/** The picture of the signature is stored first, under an id of its own; the action then names it. */
async function storedSignature(
  picture: () => Promise<Blob | null>,
  at: { unit: string; orderId: string; label: string },
): Promise<string | undefined> {
  const blob = await picture();
  if (blob === null) return undefined;
  const attachmentId = newId();
  const label = at.label.slice(0, 90);
  await sendPaper(new File([blob], 'signature.png', { type: 'image/png' }), { ...at, label, attachmentId });
  return attachmentId;
}

function ActForm({ of, act, action, api }: FormProps) {
  const t = useTexts();
  const nowMs = useNow();
  const fields = action.fields ?? [];
  const form = useFieldForm({ fields });
  const doing = useDoing(api);
  const [papers, setPapers] = useState<readonly Paper[]>([]);
  const [picture, setPicture] = useState<{ make: () => Promise<Blob | null> } | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const { signature } = action;
  const asksPapers = action.guards?.includes('evidence-attached') === true;
  const submit = async (): Promise<void> => {
    const values = form.check(nowMs);
    if (values === null) return;
    setFailed(null);
    try {
      const at = { unit: api.unit, orderId: of.orderId, label: signature?.title ?? '' };
      const signatureId = picture === null ? undefined : await storedSignature(picture.make, at);
      const what = { verb: 'act' as const, task: act.task, action: act.action, values: { ...values } };
      const attachmentIds = papers.map(({ attachmentId }) => attachmentId);
      await doing.run({ ...what, attachmentIds, ...(signatureId === undefined ? {} : { signatureId }) });
    } catch (problem) {
      setFailed(problem);
    }
  };
  return (
    <form
      className={styles.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {fields.length === 0 ? null : <PlainForm fields={fields} form={form} legend={t('请填写')} asButtons />}
      {asksPapers ? (
        <PaperUpload
          unit={api.unit}
          orderId={of.orderId}
          document=""
          title={t('请上传相关文件')}
          help=""
          papers={papers}
          onAdd={(paper) => setPapers((before) => [...before, paper])}
          onRemove={(id) => setPapers((before) => before.filter(({ attachmentId }) => attachmentId !== id))}
        />
      ) : null}
      {signature === undefined ? null : (
        <SignBox
          confirms={t(signature.title)}
          onChange={(make) => setPicture(make === null ? null : { make })}
        />
      )}
      <ProblemNote problem={failed ?? doing.problem} />
      <p>
        <button
          type="submit"
          className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
          disabled={doing.pending || (signature !== undefined && picture === null)}
        >
          {t('确认“{title}”', { title: t(act.title) })}
        </button>
      </p>
    </form>
  );
}
