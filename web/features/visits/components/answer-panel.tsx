import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { answerVisit, correctVisit, countVisits, listVisits, readVisit } from '#contracts/visits.ts';
import { isDissatisfied, figuresOf } from '#domain/visits/answers.ts';
import { questionnaireFor } from '#domain/visits/questionnaire.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useKeptForm } from '#web/lib/drafts/use-kept-form.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import { failuresByField } from '#web/ui/field-form/field-values.ts';
import { useFieldForm } from '#web/ui/field-form/use-field-form.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { KeyHint } from '#web/ui/key-hint/key-hint.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import type { Visit } from '../words.ts';
import { QuestionForm } from './question-form.tsx';
import styles from './visits.module.css';

const touches = [readVisit, listVisits, countVisits];

interface Props {
  readonly visit: Visit;
  readonly onDone: () => void;
}

/** The questions while the customer is on the line; what is filled in survives a closed browser. */
export function AnswerPanel({ visit, onDone }: Props) {
  const t = useTexts();
  const nowMs = useNow();
  const { staffId } = useSession();
  const { message } = App.useApp();
  const fields = questionnaireFor(visit.kind, visit.questionnaire)?.fields ?? [];
  const form = useFieldForm({ fields });
  const forget = useKeptForm({ id: `visit:${visit.visitId}`, title: visit.visitNo, staffId }, form);
  const saving = useCommand(answerVisit, {
    touches,
    done: ({ followUp }) => {
      forget();
      const words = { kind: t(followUp?.title ?? ''), number: followUp?.orderNo ?? '' };
      if (followUp === null) void message.success(t('评价已保存，回访完成。'));
      else void message.warning(t('评价已保存，已转{kind} {number}。', words));
      onDone();
    },
  });
  const submit = (): void => {
    const values = form.check(nowMs);
    if (values === null || saving.pending) return;
    void saving.run({ params: { visitId: visit.visitId }, body: { values } });
  };
  const failures = { ...failuresByField(saving.fieldFailures), ...form.failures };
  return (
    <Section title={t('客户评价')}>
      <QuestionForm fields={fields} form={{ ...form, failures }} onSubmit={submit} />
      {isDissatisfied(figuresOf(form.values)) ? (
        <Alert
          style={{ marginTop: '1rem' }}
          type="warning"
          showIcon
          title={t('客户不满意：保存后将自动开出一张关联工单，由专人跟进。')}
        />
      ) : null}
      <div className={styles.bar}>
        <Button type="primary" loading={saving.pending} onClick={submit}>
          {t('保存评价')} <KeyHint keys={['Ctrl', 'Enter']} />
        </Button>
        <ProblemAlert
          problem={saving.failure}
          shownFields={Object.keys(failures).map((name) => `form.${name}`)}
        />
      </div>
    </Section>
  );
}

/** An answer put right, with the reason; what stood before stays in the history. */
export function CorrectionPanel({ visit, onDone }: Props) {
  const t = useTexts();
  const nowMs = useNow();
  const [reason, setReason] = useState('');
  const fields = questionnaireFor(visit.kind, visit.questionnaire)?.fields ?? [];
  const form = useFieldForm({ fields, initial: visit.answers ?? {} });
  const saving = useCommand(correctVisit, { touches, done: onDone });
  const submit = (): void => {
    const values = form.check(nowMs);
    if (values === null || reason.trim() === '' || saving.pending) return;
    const body = { values, reason: reason.trim(), revision: visit.revision };
    void saving.run({ params: { visitId: visit.visitId }, body });
  };
  return (
    <Section title={t('更正评价')}>
      <QuestionForm fields={fields} form={form} onSubmit={submit} />
      <div className={styles.again}>
        <FormLine label={t('更正原因')} required>
          {(ties) => (
            <Input
              {...ties}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </FormLine>
      </div>
      <div className={styles.bar}>
        <Button type="primary" loading={saving.pending} disabled={reason.trim() === ''} onClick={submit}>
          {t('保存更正')}
        </Button>
        <Button onClick={onDone}>{t('取消')}</Button>
        <ProblemAlert problem={saving.failure} />
      </div>
    </Section>
  );
}
