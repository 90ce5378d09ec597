import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import { ownFile, type OwnFile } from '#contracts/portal-customer.ts';
import { call } from '#web/lib/api/call.ts';
import { isSignedOut } from '#web/lib/api/problem.ts';

export type Me = Static<typeof OwnFile>;

const key = ['read', ownFile.path, 'me'] as const;

async function askMe(): Promise<Me | null> {
  try {
    return await call(ownFile, {}, { mayAskToSignIn: false });
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
}

/** The signed-in customer; null when nobody is signed in, undefined while that is not known. */
export function useMe(): Me | null | undefined {
  const { data } = useQuery({ queryKey: key, queryFn: askMe, staleTime: 60_000 });
  return data;
}

/** Forgets everything that was read, when somebody signs in or out. */
export function useForgetMe(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({
      predicate: ({ queryKey }) => queryKey !== key && String(queryKey[1]).includes('/me'),
    });
    await client.invalidateQueries();
  };
}
