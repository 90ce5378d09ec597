// Clerks accept requests and work on them while server processes are killed at random moments, and now and then the
// database with them. Whatever was acknowledged stands there once and whole, nothing belongs to nothing, the audit is
// clean, and no message went out twice.
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { verifyAudit } from '#server/domains/audit/index.ts';
import { startSmsGateway } from '#server/platform/notices/testing/sms-gateway.ts';
import { sweepNotices } from '#server/platform/notices/sweep-notices.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { startFleet } from './testing/fleet.ts';
import { startWorkers } from './testing/load.ts';
import { numberOf, tell } from './testing/progress.ts';
import { brokenCommands, brokenOrders, orphans } from './testing/wholeness.ts';

const rounds = numberOf('FAULT_ROUNDS', 200);
/** Every so many rounds the database is killed as well. */
const databaseEvery = 20;
const lookEvery = 20;
const processes = 3;
const clerks = 4;
const longestPauseMs = 250;
/** An attempt to send counts as lost after this; the sweep then says so. */
const laterMs = 11 * 60_000;

interface Sms {
  readonly id: string;
}

async function settled(home: Installation): Promise<void> {
  const giveUpAt = Date.now() + 120_000;
  const open = `select count(*)::int as count from notice where status in ('queued', 'sending') and channel = 'sms'`;
  const jobs = `select count(*)::int as count from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send-notice' and j.locked_at is null`;
  const counts = async () => [
    await home.ask<{ count: number }>(open),
    await home.ask<{ count: number }>(jobs),
  ];
  for (;;) {
    const [waiting, queued] = (await counts()).map(([row]) => row?.count ?? 0);
    if (waiting === 0 || queued === 0 || Date.now() > giveUpAt) return;
    await delay(200);
  }
}

test(`${rounds.toString()} kills at random moments lose nothing and double nothing`, async () => {
  const gateway = await startSmsGateway();
  const home = await openInstallation({
    WANJIA_SMS_URL: gateway.url,
    WANJIA_SMS_TOKEN: 'token',
    WANJIA_SMS_IDEMPOTENT: 'no',
  });
  const fleet = await startFleet(home.settings, processes);
  const cookies = await Promise.all(
    Array.from({ length: clerks }, (_, at) => home.cookie(at % 2 === 0 ? 'clerk' : 'agent')),
  );
  const workers = startWorkers(fleet.balancer.port, cookies);
  const { record } = workers;
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await fleet.until(2);
      await delay(Math.random() * longestPauseMs);
      const withDatabase = round % databaseEvery === 0;
      await Promise.all([fleet.killOne(), ...(withDatabase ? [home.crashDatabase()] : [])]);
      if (round % lookEvery !== 0) continue;
      expect(await brokenOrders(home.ask, [...record.orders])).toEqual([]);
      expect(await brokenCommands(home.ask, [...record.commands.keys()])).toEqual([]);
      expect(record.odd).toEqual([]);
      const { retries, orders, commands } = record;
      tell(
        `${round.toString()} of ${rounds.toString()} kills: ${orders.size.toString()} requests and ` +
          `${commands.size.toString()} actions acknowledged, ${retries.toString()} sent again`,
      );
    }
    await workers.stop();
    await settled(home);
    await fleet.stop();

    expect(record.orders.size).toBeGreaterThan(rounds);
    expect(record.retries).toBeGreaterThan(0);
    expect(record.odd).toEqual([]);
    expect(await brokenOrders(home.ask, [...record.orders])).toEqual([]);
    expect(await brokenCommands(home.ask, [...record.commands.keys()])).toEqual([]);
    expect(await orphans(home.ask)).toEqual([]);
    const stored = await home.ask<{ id: string }>('select order_id as id from work_order');
    // A request that was never answered clearly does not exist either: everything was sent until it was.
    expect(stored.filter(({ id }) => !record.orders.has(id))).toEqual([]);
    const report = await verifyAudit(home.platform, { orgId: home.company.orgId });
    expect(report.findings).toEqual([]);
    expect(report.cases).toBeGreaterThanOrEqual(record.orders.size);

    const sweeping = {
      ...home.platform,
      config: { ...home.platform.config, sms: null },
      now: () => new Date(Date.now() + laterMs),
    };
    await sweepNotices(sweeping, {});
    const arrivals = new Map<string, number>();
    for (const { body } of gateway.requests) {
      const { id } = body as Sms;
      arrivals.set(id, (arrivals.get(id) ?? 0) + 1);
    }
    expect([...arrivals].filter(([, times]) => times > 1)).toEqual([]);
    const notices = await home.ask<{ id: string; status: string }>(
      `select notice_id as id, status from notice where channel = 'sms'`,
    );
    expect(notices.length).toBeGreaterThan(0);
    expect(notices.filter(({ id, status }) => status === 'sent' && arrivals.get(id) !== 1)).toEqual([]);
    const states = new Set(notices.map(({ status }) => status));
    expect([...states].filter((state) => !['sent', 'uncertain'].includes(state))).toEqual([]);
    expect(notices.filter(({ id }) => arrivals.has(id)).length).toBe(arrivals.size);
    tell(`${notices.length.toString()} messages, ${arrivals.size.toString()} arrived, none twice`);
  } finally {
    await workers.stop().catch(() => undefined);
    await fleet.stop();
    await gateway.close();
    await home.close();
  }
});
