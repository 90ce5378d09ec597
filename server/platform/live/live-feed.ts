import pg from 'pg';
import type { Logger } from 'pino';
import { afterCommit } from '../db/after-commit.ts';

/** News for open screens: which order changed and who ought to know. No personal data travels here. */
export interface News {
  readonly orgId: number;
  readonly kind: 'order' | 'task' | 'clock' | 'notice' | 'setting' | 'import' | 'visit' | 'supervision';
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
  /** Tells every process, this one too, after the commit; what is published within a moment travels together. */
  publish(news: readonly News[]): void;
  close(): Promise<void>;
}

export const newsChannel = 'wanjia_news';
/** News is worth nothing after a crash: its commit waits for no disk, nor does anybody behind its lock. */
const session = {
  application_name: 'wanjia-live',
  options: '-c synchronous_commit=off',
  pipeline: true,
  keepAlive: true,
} as const;
const reconnectMs = 1000;
// Every NOTIFY takes a lock on the whole database at commit; one message for a moment's news keeps it off the way.
const gatherMs = 20;
// PostgreSQL refuses payloads of 8,000 bytes.
const payloadBytesMax = 7500;

/** News in as few messages as fit. */
export function packNews(news: readonly News[]): string[] {
  const messages: string[] = [];
  let batch: string[] = [];
  let bytes = 2;
  for (const item of news) {
    const text = JSON.stringify(item);
    const size = Buffer.byteLength(text) + 1;
    if (bytes + size > payloadBytesMax && batch.length > 0) {
      messages.push(`[${batch.join(',')}]`);
      batch = [];
      bytes = 2;
    }
    batch.push(text);
    bytes += size;
  }
  return batch.length === 0 ? messages : [...messages, `[${batch.join(',')}]`];
}

interface Gathering {
  add(news: readonly News[]): void;
  /** Sends at once what was held back. */
  flush(): void;
}

/** Holds news back for a moment, so that what happens together travels together. */
function gather(send: (news: readonly News[]) => void): Gathering {
  let held: News[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const news = held;
    held = [];
    if (news.length > 0) send(news);
  };
  return {
    flush,
    add: (news) => {
      held.push(...news);
      timer ??= setTimeout(flush, gatherMs);
    },
  };
}

/** Listens on the database's own channel; reconnects by itself when the database restarts. */
export function openLiveFeed(url: string, log: Logger): LiveFeed {
  const listeners = new Set<Listener>();
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let opening: Promise<void> = Promise.resolve();

  const tell = (news: readonly News[]): void => {
    for (const item of news) for (const listener of listeners) listener(item);
  };
  const waiting = gather((news) => {
    const to = client;
    // Without a connection at least the screens of this process hear it; the others reload when they reconnect.
    if (to === null) {
      tell(news);
      return;
    }
    for (const payload of packNews(news)) {
      to.query('select pg_notify($1, $2)', [newsChannel, payload]).catch((error: unknown) => {
        log.warn({ err: error }, 'news not published');
      });
    }
  });

  const retry = (): void => {
    client = null;
    if (!closed) timer = setTimeout(connect, reconnectMs);
  };
  const connect = (): void => {
    const next = new pg.Client({
      connectionString: url,
      ...session,
    });
    next.on('error', retry);
    next.on('notification', ({ payload }) => {
      tell(JSON.parse(payload ?? '[]') as News[]);
    });
    opening = next
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
    publish: (news) => {
      afterCommit(() => waiting.add(news));
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      waiting.flush();
      // A command may be over before the connection stands; one that came to stand later would keep it alive.
      await opening;
      await client?.end().catch(() => undefined);
    },
  };
}
