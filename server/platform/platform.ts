import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { FileStore } from './files/file-store.ts';
import type { Keys } from './keys.ts';
import type { LiveFeed } from './live/live-feed.ts';

/** What every command and query is given: the outside world behind a few narrow doors. */
export interface Platform {
  readonly config: Config;
  readonly db: Database;
  readonly keys: Keys;
  readonly files: FileStore;
  readonly live: LiveFeed;
  readonly log: Logger;
  /** The present instant; tests hold it in their hand. */
  readonly now: () => Date;
}
