import { queryOptions, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { RouteContract, RouteTypes } from '#contracts/route.ts';
import type { NewsKind } from '../live/news.ts';
import { call, looseInput, type CallInput, type LooseInput } from './call.ts';

export interface ReadOptions {
  /** False while something it needs is not known yet. */
  readonly enabled?: boolean;
  /** Read again when the server tells of such a change. */
  readonly news?: readonly NewsKind[];
  /** Read again every so often; for what changes without news. */
  readonly everyMs?: number;
}

/** Names an answer in the cache: what begins with a contract's path is forgotten when a command touches it. */
export function readKey(contract: RouteContract, input: LooseInput = {}): readonly unknown[] {
  return ['read', contract.path, input.params ?? {}, input.query ?? {}];
}

/** The query behind `useRead`, for preloading and for tests. */
export function readOptions<C extends RouteContract>(
  contract: C,
  input: CallInput<C>,
  options: ReadOptions = {},
) {
  return queryOptions<RouteTypes<C>['response']>({
    queryKey: readKey(contract, looseInput(input)),
    queryFn: ({ signal }) => call(contract, input, { signal }),
    enabled: options.enabled ?? true,
    meta: { news: options.news ?? [] },
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
}

/** Reads a route and keeps it fresh while the page is open. */
export function useRead<C extends RouteContract>(
  contract: C,
  input: CallInput<C>,
  options: ReadOptions = {},
): UseQueryResult<RouteTypes<C>['response']> {
  return useQuery(readOptions(contract, input, options));
}

/** What a list's contract calls the place to go on from. */
function cursorName(contract: RouteContract): 'after' | 'cursor' {
  const names: Readonly<Record<string, unknown>> = contract.query?.properties ?? {};
  return Object.hasOwn(names, 'after') ? 'after' : 'cursor';
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Reads a key-set paged list, page after page; where to go on from is put into the query by itself. */
export function useReadPages<T>(contract: RouteContract, input: LooseInput, options: ReadOptions = {}) {
  return useInfiniteQuery({
    queryKey: [...readKey(contract, input), 'pages'],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...input.query, ...(pageParam === '' ? {} : { [cursorName(contract)]: pageParam }) };
      // A list contract answers `Page(item)`; ListPage is given the item's type by its page.
      return (await call(contract, { ...input, query }, { signal })) as PageOf<T>;
    },
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: options.enabled ?? true,
    meta: { news: options.news ?? [] },
    placeholderData: (before) => before,
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
}
