import pg from 'pg';
import type { Logger } from 'pino';

/** News for open screens: which order changed and who ought to know. No personal data travels here. */
export interface News {
  readonly orgId: number;
  readonly kind: 'order' | 'task' | 'clock' | 'notice' | 'setting';
  readonly id: string;
  /** Teams and persons concerned; absent: everyone of the unit. */
  readonly teamIds?: readonly string[];
  readonly staffIds?: readonly string[];
  readonly detail?: string;
}

type Listener = (news: News) => void;

/** Passes news from every process of the installation to the screens open at this one. */
export interface LiveFeed {
  subscribe(listener: Listener): () => void;
  close(): Promise<void>;
}

export const newsChannel = 'wanjia_news';
const reconnectMs = 1000;

/** Listens on the database's own channel; reconnects by itself when the database restarts. */
export function openLiveFeed(url: string, log: Logger): LiveFeed {
  const listeners = new Set<Listener>();
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const retry = (): void => {
    client = null;
    if (!closed) timer = setTimeout(connect, reconnectMs);
  };
  const connect = (): void => {
    const next = new pg.Client({ connectionString: url, application_name: 'wanjia-live', keepAlive: true });
    next.on('error', retry);
    next.on('notification', ({ payload }) => {
      const news = JSON.parse(payload ?? '{}') as News;
      for (const listener of listeners) listener(news);
    });
    next
      .connect()
      .then(() => next.query(`listen ${newsChannel}`))
      .then(() => {
        client = next;
      })
      .catch((error: unknown) => {
        log.warn({ err: error }, 'live feed not connected');
        next.removeListener('error', retry);
        retry();
      });
  };
  connect();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
