import { CheckCircleFilled } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Static } from 'typebox';
import type { openSurvey } from '#contracts/visit-survey.ts';
import { questionnaireFor } from '#domain/visits/questionnaire.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useKeptForm } from '#web/lib/drafts/use-kept-form.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useFieldForm } from '#web/ui/field-form/use-field-form.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { sendOptOut } from '../send-survey.ts';
import { QuestionForm } from './question-form.tsx';
import styles from './survey.module.css';

type Survey = Static<(typeof openSurvey)['response']>;

interface Props {
  readonly survey: Survey;
  readonly token: string;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly onSend: (values: FormValues) => void;
}

/** Three questions and a line for words, in large type; a closed browser loses nothing. */
export function SurveyForm({ survey, token, pending, problem, onSend }: Props) {
  const t = useTexts();
  const nowMs = useNow();
  const fields = questionnaireFor(survey.kind, survey.questionnaire)?.fields ?? [];
  const form = useFieldForm({ fields });
  const forget = useKeptForm({ id: `survey:${token}`, title: survey.title, staffId: '' }, form);
  const submit = (): void => {
    const values = form.check(nowMs);
    if (values === null || pending) return;
    forget();
    onSend(values);
  };
  return (
    <article className={styles.survey}>
      <header>
        <h1>{t('请为我们的服务评分')}</h1>
        <p className={styles.about}>
          {survey.unit} · {t(survey.title)} · {t('{date} 办结', { date: survey.closedOn })}
        </p>
      </header>
      <QuestionForm fields={fields} form={form} onSubmit={submit} />
      <ProblemAlert problem={problem} />
      <Button type="primary" size="large" block loading={pending} onClick={submit}>
        {t('提交评价')}
      </Button>
      <OptOut token={token} />
    </article>
  );
}

/** After answering, and for whoever opens the link again. */
export function SurveyThanks({ followUpNo, token }: { followUpNo: string | null; token: string }) {
  const t = useTexts();
  return (
    <article className={styles.thanks}>
      <CheckCircleFilled className={styles.mark ?? ''} />
      <h1>{t('谢谢您的评价')}</h1>
      {followUpNo === null ? null : (
        <p>
          {t('很抱歉没能让您满意。我们已登记（单号 {number}），会有专人与您联系。', { number: followUpNo })}
        </p>
      )}
      <OptOut token={token} />
    </article>
  );
}

function OptOut({ token }: { token: string }) {
  const t = useTexts();
  const opting = useMutation({ mutationFn: () => sendOptOut(token) });
  if (opting.data !== undefined) return <p className={styles.about}>{t('好的，以后不再邀请您评价。')}</p>;
  return (
    <div>
      <Button type="link" loading={opting.isPending} onClick={() => opting.mutate()}>
        {t('以后不再接收评价邀请')}
      </Button>
      <ProblemAlert problem={opting.error} />
    </div>
  );
}
