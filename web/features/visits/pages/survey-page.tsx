import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { openSurvey } from '#contracts/visit-survey.ts';
import { call } from '#web/lib/api/call.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { SurveyForm, SurveyThanks } from '../components/survey-form.tsx';
import { sendSurvey } from '../send-survey.ts';

/** The customer's own page of a return visit: opened by the link of a message, without signing in. */
export function SurveyPage() {
  const t = useTexts();
  const { token = '' }: { token?: string } = useParams({ strict: false });
  const opened = useQuery({
    queryKey: ['survey', token],
    queryFn: () => call(openSurvey, { body: { token } }, { mayAskToSignIn: false }),
    retry: false,
    staleTime: Infinity,
  });
  const sending = useMutation({ mutationFn: sendSurvey });
  if (sending.data !== undefined) return <SurveyThanks followUpNo={sending.data.followUpNo} token={token} />;
  if (opened.data !== undefined)
    return opened.data.answered ? (
      <SurveyThanks followUpNo={null} token={token} />
    ) : (
      <SurveyForm
        survey={opened.data}
        token={token}
        pending={sending.isPending}
        problem={sending.error}
        onSend={(values) => sending.mutate({ token, values })}
      />
    );
  if (opened.isPending) return <PageState kind="loading" />;
  return <ProblemState problem={opened.error} action={<a href="tel:95598">{t('拨打 95598')}</a>} />;
}
