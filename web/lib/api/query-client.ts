import { QueryClient } from '@tanstack/react-query';
import { mayPass } from './problem.ts';

const triesMax = 3;

/** Reads are tried again only when the failure may pass; commands never by themselves: the user decides. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < triesMax && mayPass(error),
        retryDelay: (failures) => Math.min(8_000, 500 * 2 ** failures),
        refetchOnWindowFocus: true,
        // Our own line to the server tells better than the browser whether it can be reached.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
