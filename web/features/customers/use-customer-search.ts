import { useInfiniteQuery } from '@tanstack/react-query';
import { customerRoutes, type CustomerHit } from '#contracts/customers.ts';
import { call } from '#web/lib/api/call.ts';
import type { ListQuery } from '#web/ui/list-page/use-list-query.ts';

const pageSize = 30;

/** Two characters already find; one would find half the county. */
export const searchLengthMin = 2;

/** The customers a text finds, page after page. */
export function useCustomerSearch(text: string): ListQuery<CustomerHit> {
  const pages = useInfiniteQuery({
    queryKey: ['read', customerRoutes.search.path, text, 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const body = { text, limit: pageSize, ...(pageParam === '' ? {} : { after: pageParam }) };
      return call(customerRoutes.search, { body }, { signal });
    },
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: text.length >= searchLengthMin,
    placeholderData: (before) => before,
  });
  return {
    rows: pages.data?.pages.flatMap(({ items }) => items) ?? [],
    query: {},
    narrowed: false,
    sort: undefined,
    setSort: () => undefined,
    state: pages.data !== undefined ? 'ready' : pages.isError ? 'failed' : 'loading',
    problem: pages.error,
    stale: pages.isPlaceholderData,
    hasMore: pages.hasNextPage,
    more: () => void pages.fetchNextPage(),
    pendingMore: pages.isFetchingNextPage,
    again: () => void pages.refetch(),
  };
}
