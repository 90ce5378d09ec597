import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { inject } from 'vitest';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { openDiskStore } from '../files/disk-store.ts';
import { keysFrom } from '../keys.ts';
import { openLiveFeed } from '../live/live-feed.ts';
import type { Platform } from '../platform.ts';
import { runAsAdmin, withDatabase } from './cluster.ts';

/** A platform on a fresh database, with its clock in the hand of the test. */
export interface TestPlatform extends Platform {
  /** URL as the superuser: for arranging what the application could not, and for looking behind it. */
  readonly adminUrl: string;
  setNow(at: string | Date): void;
  close(): Promise<void>;
}

let databases = 0;

/** Clones the template; `now` is an ISO instant, by default an ordinary Wednesday morning. */
export async function testPlatform(now = '2026-11-18T10:00:00+08:00'): Promise<TestPlatform> {
  const admin = inject('adminUrl');
  databases += 1;
  const name = `wanjia_test_${process.pid.toString()}_${databases.toString()}_${Date.now().toString(36)}`;
  await runAsAdmin(admin, `create database ${name} template ${inject('template')}`);
  const url = withDatabase(admin, name);
  const folder = mkdtempSync(path.join(tmpdir(), 'wanjia-files-'));
  const log = pino({ level: process.env['WANJIA_LOG'] ?? 'silent' });
  const db = openDatabase(url, { max: 10 });
  const live = openLiveFeed(url, log);
  let at = new Date(now);
  return {
    config: { ...readConfig({}), dataFolder: folder, publicUrl: 'http://localhost:8080' },
    db,
    keys: keysFrom(Buffer.alloc(32, 7)),
    files: openDiskStore(path.join(folder, 'files')),
    live,
    log,
    now: () => at,
    adminUrl: url,
    setNow: (next) => void (at = new Date(next)),
    close: async () => {
      await live.close();
      await db.close();
      await runAsAdmin(admin, `drop database if exists ${name} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
