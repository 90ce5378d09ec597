import pino from 'pino';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/platform/config.ts';
import { openDatabase } from '#server/platform/db/database.ts';
import { openDiskStore } from '#server/platform/files/disk-store.ts';
import { keysFrom } from '#server/platform/keys.ts';

/** Hands over the whole application with every route and no database: for what is read from its contracts alone. */
export async function withBuiltApp<T>(use: (app: FastifyInstance) => T): Promise<T> {
  // The pool connects at its first query, which never comes.
  const db = openDatabase('postgres://nobody@localhost:1/none');
  const app = await buildApp({
    config: readConfig({}),
    db,
    keys: keysFrom(new Uint8Array(32)),
    files: openDiskStore('.cache/no-files'),
    live: {
      subscribe: () => () => undefined,
      publish: () => undefined,
      close: () => Promise.resolve(),
    },
    log: pino({ level: 'silent' }),
    now: () => new Date(0),
  });
  try {
    await app.ready();
    return use(app);
  } finally {
    await app.close();
    await db.close();
  }
}
