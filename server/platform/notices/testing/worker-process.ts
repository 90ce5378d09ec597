import pino from 'pino';
import { readConfig } from '../../config.ts';
import { openDatabase } from '../../db/database.ts';
import { openDiskStore } from '../../files/disk-store.ts';
import { startWorker } from '../../jobs/worker.ts';
import { keysFrom } from '../../keys.ts';
import { openLiveFeed } from '../../live/live-feed.ts';
import type { Platform } from '../../platform.ts';
import { sendNotice } from '../send-notice.ts';

/**
 * A worker that only sends notices, in a process of its own that a test kills.
 * Arguments: database URL, SMTP URL, the present instant.
 */
const [url = '', smtpUrl = '', now = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const platform: Platform = {
  config: { ...readConfig({}), smtpUrl },
  db: openDatabase(url, { max: 5 }),
  keys: keysFrom(Buffer.alloc(32, 7)),
  files: openDiskStore('/nonexistent'),
  live: openLiveFeed(url, log),
  log,
  now: () => new Date(now),
};
await startWorker(platform, url, [{ jobs: { 'send-notice': sendNotice } }]);
process.stdout.write('ready\n');
