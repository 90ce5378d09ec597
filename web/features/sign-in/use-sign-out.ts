import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signInContracts } from '#contracts/sign-in.ts';
import { call } from '#web/lib/api/call.ts';

/** Ends the session and forgets everything this browser had read. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    // A session that is gone already is what was wanted; without a connection the cookie stays, so stay, too.
    await call(signInContracts.signOut, {}, { mayAskToSignIn: false }).catch(() => null);
    await navigate({ to: '/sign-in' });
    client.clear();
  };
}
