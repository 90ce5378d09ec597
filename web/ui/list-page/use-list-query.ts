import { useMemo } from 'react';
import type { RouteContract } from '#contracts/route.ts';
import { useReadPages } from '#web/lib/api/use-read.ts';
import type { NewsKind } from '#web/lib/live/news.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import type { Filter } from '../search-form/search-form.tsx';

interface Wanted {
  readonly contract: RouteContract;
  readonly filters: readonly Filter[];
  readonly fixed: Readonly<Record<string, string>>;
  readonly news: readonly NewsKind[];
}

/** A list as it is read: its rows so far, and how to get on. */
export interface ListQuery<Row> {
  readonly rows: readonly Row[];
  readonly query: Readonly<Record<string, string>>;
  readonly narrowed: boolean;
  readonly sort: string | undefined;
  readonly setSort: (sort: string) => void;
  readonly state: 'loading' | 'failed' | 'ready';
  readonly problem: unknown;
  readonly stale: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly pendingMore: boolean;
  readonly again: () => void;
}

/** Reads the list for what the address says. */
export function useListQuery<Row>({ contract, filters, fixed, news }: Wanted): ListQuery<Row> {
  const [chosen] = useUrlState(filters.map(({ name }) => name));
  const [{ sort }, setSort] = useUrlState(['sort']);
  const text = JSON.stringify({ ...chosen, ...(sort === undefined ? {} : { sort }), ...fixed });
  // The same words give the same object, so that an unchanged query is not read again.
  const query = useMemo(() => JSON.parse(text) as Record<string, string>, [text]);
  const pages = useReadPages<Row>(contract, { query }, { news });
  return {
    rows: pages.data?.pages.flatMap(({ items }) => items) ?? [],
    query,
    narrowed: Object.keys(chosen).length > 0,
    sort,
    setSort: (next) => setSort({ sort: next }),
    state: pages.data !== undefined ? 'ready' : pages.isError ? 'failed' : 'loading',
    problem: pages.error,
    stale: pages.isPlaceholderData,
    hasMore: pages.hasNextPage,
    more: () => void pages.fetchNextPage(),
    pendingMore: pages.isFetchingNextPage,
    again: () => void pages.refetch(),
  };
}
