import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { noteReached } from './connection.ts';
import { concerns, newsKindOf, newsKinds, type NewsKind } from './news.ts';

/** Many changes at once (an import, a storm) are one reading. */
const gatherMs = 400;

/** Listens to the server's news while the shell is open and has the reads concerned read again. */
export function useNews(): void {
  const client = useQueryClient();
  useEffect(() => listen(client, '/api/news'), [client]);
}

function listen(client: QueryClient, address: string): () => void {
  const kinds = new Set<NewsKind>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasCut = false;
  const source = new EventSource(address);

  const tell = (kind: NewsKind): void => {
    kinds.add(kind);
    timer ??= setTimeout(() => {
      timer = undefined;
      const told = new Set(kinds);
      kinds.clear();
      void client.invalidateQueries({ predicate: (query) => concerns(query.meta, told) });
    }, gatherMs);
  };
  source.onopen = () => {
    noteReached(true);
    // What happened while the line was cut is not told again: everything that listens is read anew.
    if (wasCut) newsKinds.forEach(tell);
    wasCut = false;
  };
  source.onerror = () => {
    wasCut = true;
    if (source.readyState === EventSource.CONNECTING) noteReached(false);
  };
  // The server names its events, so that heartbeats and later words are told apart.
  source.addEventListener('news', (event) => {
    const kind = newsKindOf(event.data);
    if (kind !== null) tell(kind);
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
