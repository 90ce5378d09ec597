import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { followRequest } from '#contracts/requests.ts';
import { call } from '#web/lib/api/call.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { FollowForm } from '../components/follow/follow-form.tsx';
import { FollowedCase } from '../components/follow/followed-case.tsx';
import { tokenOf, type FollowQuestion } from '../follow/follow-question.ts';

const againEveryMs = 60_000;

/** The customer's page of a case, by the QR code of the receipt or by number and phone. */
export function FollowPage() {
  const [token, setToken] = useState(() => tokenOf(window.location.hash));
  const byToken = useQuery({
    queryKey: ['follow', token],
    queryFn: () => ask({ token: token ?? '' }),
    enabled: token !== null,
    refetchInterval: againEveryMs,
    retry: false,
  });
  const asking = useMutation({ mutationFn: ask });
  const other = (): void => {
    setToken(null);
    asking.reset();
  };
  const followed = token === null ? asking.data : byToken.data;
  if (followed !== undefined) return <FollowedCase followed={followed} onOther={other} />;
  if (token !== null && byToken.isPending) return <PageState kind="loading" />;
  const problem = token === null ? asking.error : byToken.error;
  return (
    <FollowForm pending={asking.isPending} problem={problem} onAsk={(question) => asking.mutate(question)} />
  );
}

function ask(body: FollowQuestion) {
  return call(followRequest, { body }, { mayAskToSignIn: false });
}
