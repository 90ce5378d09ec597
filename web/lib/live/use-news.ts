import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { noteReached } from './connection.ts';
import { concerns, newsKindOf, newsKinds, type NewsKind } from './news.ts';
import { enterOrder, onOpenOrderChange, openOrder } from './open-order.ts';

/** Many changes at once (an import, a storm) are one reading. */
const gatherMs = 400;

/** Listens to the server's news while the shell is open and has the reads concerned read again. */
export function useNews(): void {
  const client = useQueryClient();
  useEffect(() => listen(client, '/api/news'), [client]);
}

/** While the page of an order is open its news come through, also to a reader outside the teams that hold it. */
export function useOrderNews(orderId: string): void {
  useEffect(() => (orderId === '' ? undefined : enterOrder(orderId)), [orderId]);
}

interface Line {
  readonly close: () => void;
}

/** What a line does with what it hears. */
interface Ears {
  readonly opened: (wasCut: boolean) => void;
  readonly cut: (isReconnecting: boolean) => void;
  readonly told: (kind: NewsKind) => void;
}

function openLine(address: string, ears: Ears): Line {
  const source = new EventSource(address);
  let wasCut = false;
  source.onopen = () => {
    ears.opened(wasCut);
    wasCut = false;
  };
  source.onerror = () => {
    wasCut = true;
    ears.cut(source.readyState === EventSource.CONNECTING);
  };
  // The server names its events, so that heartbeats and later words are told apart.
  source.addEventListener('news', (event) => {
    const kind = newsKindOf(event.data);
    if (kind !== null) ears.told(kind);
  });
  return { close: () => source.close() };
}

/** Kinds gathered for a moment, then read again together. */
function gathering(client: QueryClient): { tell: (kind: NewsKind) => void; stop: () => void } {
  const kinds = new Set<NewsKind>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (kind: NewsKind): void => {
    kinds.add(kind);
    timer ??= setTimeout(() => {
      timer = undefined;
      const told = new Set(kinds);
      kinds.clear();
      void client.invalidateQueries({ predicate: (query) => concerns(query.meta, told) });
    }, gatherMs);
  };
  return { tell, stop: () => clearTimeout(timer) };
}

function listen(client: QueryClient, path: string): () => void {
  const { tell, stop } = gathering(client);
  const lines = new Set<Line>();
  const open = (): void => {
    const older = [...lines];
    const orderId = openOrder();
    const address = orderId === null ? path : `${path}?orderId=${encodeURIComponent(orderId)}`;
    const line = openLine(address, {
      opened: (wasCut) => {
        noteReached(true);
        // The line before is given up only now, so that between the two nothing is missed.
        for (const old of older) old.close();
        for (const old of older) lines.delete(old);
        // What happened while the line was cut is not told again: everything that listens is read anew.
        if (wasCut) newsKinds.forEach(tell);
      },
      cut: (isReconnecting) => {
        if (isReconnecting) noteReached(false);
      },
      told: tell,
    });
    lines.add(line);
  };
  open();
  const silence = onOpenOrderChange(open);
  return () => {
    silence();
    stop();
    for (const line of lines) line.close();
  };
}
