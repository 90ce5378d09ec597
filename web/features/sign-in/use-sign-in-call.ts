import { useMutation } from '@tanstack/react-query';
import type { RouteContract, RouteTypes } from '#contracts/route.ts';
import { call, type CallInput } from '#web/lib/api/call.ts';
import { fieldFailures } from '#web/lib/api/use-command.ts';

/** A call of the sign-in itself: a refusal is shown in the form and never opens the sign-in dialog. */
export function useSignInCall<C extends RouteContract>(contract: C) {
  const mutation = useMutation({
    mutationFn: (input: CallInput<C>): Promise<RouteTypes<C>['response']> =>
      call(contract, input, { mayAskToSignIn: false }),
  });
  return {
    run: (input: CallInput<C>): Promise<RouteTypes<C>['response'] | null> =>
      mutation.mutateAsync(input).catch(() => null),
    pending: mutation.isPending,
    failure: mutation.error,
    fieldFailures: fieldFailures(mutation.error),
  };
}
