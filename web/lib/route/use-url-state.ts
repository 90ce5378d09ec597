import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type State<N extends string> = Readonly<Partial<Record<N, string>>>;

/**
 * State that lives in the address: filters, the open tab, the chosen row. It survives a reload and can be sent to
 * a colleague. Setting '' or undefined takes a name out; typing does not fill the history.
 */
export function useUrlState<const N extends string>(
  names: readonly N[],
): [State<N>, (patch: State<N>) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (patch: State<N>) => {
      void navigate({ to: '.', search: (before: object) => ({ ...before, ...patch }), replace: true });
    },
    [navigate],
  );
  const state: Partial<Record<N, string>> = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string') state[name] = value;
  }
  return [state, set];
}
