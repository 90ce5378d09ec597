import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { signInContracts } from '#contracts/sign-in.ts';
import { call } from '#web/lib/api/call.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { FirstAdministratorForm } from '../components/first-administrator-form.tsx';
import { ResetPasswordForm } from '../components/reset-password-form.tsx';
import { SignInFrame } from '../components/sign-in-frame.tsx';

/** What a one-time link opens: a password to set, or the first administrator of a new installation. */
export function OneTimeLinkPage() {
  const t = useTexts();
  const navigate = useNavigate();
  // In the part of the address that browsers keep to themselves: it is not logged on the way.
  const [token] = useState(() => window.location.hash.replace('#', ''));
  const link = useQuery({
    queryKey: ['one-time-link', token],
    queryFn: () => call(signInContracts.checkLink, { body: { token } }, { mayAskToSignIn: false }),
    retry: false,
    staleTime: Infinity,
  });
  const enter = (): void => void navigate({ to: '/' });
  if (link.data?.purpose === 'first-administrator') {
    return (
      <SignInFrame title={t('建立供电单位')}>
        <FirstAdministratorForm token={token} org={link.data.org} onDone={enter} />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t('设置密码')}>
      {link.isPending ? <PageState kind="loading" small /> : null}
      <ProblemAlert problem={link.error} />
      {link.data === undefined ? null : (
        <ResetPasswordForm token={token} login={link.data.login ?? ''} onDone={enter} />
      )}
    </SignInFrame>
  );
}
