// A worker process is killed while it sends, again and again; the mail server is real and answers slowly.
// No message may arrive twice by itself, and none may be called sent that did not arrive.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import pg from 'pg';
import { testPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { sweepNotices } from './sweep-notices.ts';
import { startMailServer, type MailServer } from './testing/mail-server.ts';
import { aNotice, queued, stored } from './testing/outbox.ts';
import type { NewNotice } from './queue-notices.ts';

// The project's own Node, whatever runs the tests: it strips the types.
const node = path.resolve('node_modules/node/bin/node');
const program = path.join(import.meta.dirname, 'testing/worker-process.ts');
const answerDelayMs = 120;
const noticesPerRound = 6;
const randomRounds = 4;
// Longer than the sending of all that can be waiting, so that a sweep meets no message on its way.
const sweepPauseMs = 5000;

async function startWorkerProcess(platform: TestPlatform, server: MailServer): Promise<ChildProcess> {
  const args = [program, platform.adminUrl, server.url, platform.now().toISOString()];
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const died = once(child, 'exit').then(() => Promise.reject(new Error('the worker did not start')));
  await Promise.race([once(child.stdout, 'data'), died]);
  died.catch(() => undefined);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error('waited in vain');
    await delay(5);
  }
}

/** The sweep of a process that knows the mail server, as every one of an installation does. */
async function laterSweep(platform: TestPlatform, server: MailServer): Promise<void> {
  platform.setNow(new Date(platform.now().getTime() + 11 * 60_000));
  await sweepNotices({ ...platform, config: { ...platform.config, smtpUrl: server.url } }, {});
}

test(
  'killed while sending: nothing arrives twice, nothing is called sent that did not arrive',
  { timeout: 240_000 },
  async () => {
    const platform = await testPlatform();
    const admin = new pg.Client({ connectionString: platform.adminUrl });
    await admin.connect();
    await admin.query(`insert into org (org_id, code, name) values (1, '0001', '甲县')`);
    const server = await startMailServer({ beforeAnswer: () => delay(answerDelayMs) });
    const notices: NewNotice[] = [];
    const idle = async (): Promise<boolean> => {
      const { rows } = await admin.query(
        `select 1 from notice where status in ('queued', 'sending') limit 1`,
      );
      return rows.length === 0;
    };
    const round = async (whenToKill: () => Promise<unknown>): Promise<void> => {
      const fresh = Array.from({ length: noticesPerRound }, () => aNotice());
      notices.push(...fresh);
      const child = await startWorkerProcess(platform, server);
      await queued(platform, ...fresh);
      await whenToKill();
      await kill(child);
      await laterSweep(platform, server);
    };
    try {
      await round(() => until(() => server.received.length > 0));
      for (let nth = 0; nth < randomRounds; nth += 1) await round(() => delay(Math.random() * 400));
      const last = await startWorkerProcess(platform, server);
      // The timetable's sweep comes again and again: one right after a kill may find the dead worker's rows still locked.
      await until(async () => {
        if (await idle()) return true;
        await delay(sweepPauseMs);
        await laterSweep(platform, server);
        return false;
      });
      await kill(last);

      const arrivals = (notice: NewNotice): number =>
        server.received.filter(({ messageId }) => messageId === `<${notice.noticeId}@localhost>`).length;
      const rows = await Promise.all(notices.map((notice) => stored(platform, notice)));
      const seen = notices.map((notice, index) => ({
        status: rows[index]?.status,
        arrived: arrivals(notice),
      }));
      expect(seen.filter(({ arrived }) => arrived > 1)).toEqual([]);
      expect(seen.filter(({ status, arrived }) => status === 'sent' && arrived !== 1)).toEqual([]);
      expect(seen.filter(({ status }) => status !== 'sent' && status !== 'uncertain')).toEqual([]);
      // The test has teeth: a message had arrived when its worker died, and its state says that nobody knows.
      expect(seen).toContainEqual({ status: 'uncertain', arrived: 1 });
      expect(seen).toContainEqual({ status: 'sent', arrived: 1 });
    } finally {
      await server.close();
      await admin.end();
      await platform.close();
    }
  },
);
