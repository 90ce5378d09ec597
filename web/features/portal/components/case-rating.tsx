import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { questionnaireFor } from '#domain/visits/questionnaire.ts';
import type { FormValues } from '#domain/processes/field.ts';
import type { Survey } from '#contracts/visit-survey.ts';
import type { Static } from 'typebox';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useFieldForm } from '#web/ui/field-form/use-field-form.ts';
import type { CaseApi } from '../model/case-api.ts';
import { PlainForm } from './plain-form.tsx';
import { ProblemNote } from './problem-note.tsx';
import styles from '../portal.module.css';

/** Once the case is closed: how it was, in the questions of the message's link, answered here (R-PROM-19). */
export function CaseRating({ api }: { api: CaseApi }) {
  const t = useTexts();
  const { data } = useQuery({
    queryKey: ['portal-survey', api.key],
    queryFn: api.survey,
    retry: false,
    staleTime: Infinity,
  });
  const sending = useMutation({ mutationFn: api.answer });
  const survey = data?.survey ?? null;
  if (survey === null) return null;
  const followUpNo = sending.data?.followUpNo ?? null;
  if (survey.answered || sending.data !== undefined)
    return (
      <section className={`${styles.card ?? ''} ${styles.stack ?? ''}`} role="status">
        <h2 className={styles.subtitle}>{t('谢谢您的评价')}</h2>
        {followUpNo === null ? null : (
          <p>
            {t('很抱歉没能让您满意。我们已登记（单号 {number}），会有专人与您联系。', {
              number: followUpNo,
            })}
          </p>
        )}
      </section>
    );
  return (
    <Questions
      survey={survey}
      pending={sending.isPending}
      problem={sending.error}
      onSend={(values) => sending.mutate(values)}
    />
  );
}

interface Props {
  readonly survey: Static<typeof Survey>;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly onSend: (values: FormValues) => void;
}

function Questions({ survey, pending, problem, onSend }: Props) {
  const t = useTexts();
  const nowMs = useNow();
  const [open, setOpen] = useState(false);
  const fields = questionnaireFor(survey.kind, survey.questionnaire)?.fields ?? [];
  const form = useFieldForm({ fields });
  return (
    <section className={`${styles.card ?? ''} ${styles.stack ?? ''} ${styles.noprint ?? ''}`}>
      <h2 className={styles.subtitle}>{t('请为我们的服务评分')}</h2>
      {open ? (
        <form
          className={styles.stack}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const values = form.check(nowMs);
            if (values !== null && !pending) onSend(values);
          }}
        >
          <PlainForm fields={fields} form={form} legend={t('您的评价')} asButtons />
          <ProblemNote problem={problem} />
          <p>
            <button
              type="submit"
              className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
              disabled={pending}
            >
              {t('提交评价')}
            </button>
          </p>
        </form>
      ) : (
        <p>
          <button
            type="button"
            className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
            onClick={() => setOpen(true)}
          >
            {t('评价这次服务（约一分钟）')}
          </button>
        </p>
      )}
    </section>
  );
}
