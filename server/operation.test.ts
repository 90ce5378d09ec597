// What the operator is told of a running installation, and what they may do about a job that failed.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Static } from 'typebox';
import type { OperationStatus } from '#contracts/operation.ts';
import { buildApp } from './app.ts';
import { signInAs, smallCompany } from './domains/organisation/testing.ts';
import { testPlatform, type TestPlatform } from './platform/testing/test-platform.ts';
import { beat } from './platform/operation/heartbeat.ts';
import { plainReason } from './platform/operation/status.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let admin: pg.Client;
let headers: Record<string, string>;

beforeAll(async () => {
  platform = await testPlatform();
  await smallCompany(platform);
  app = await buildApp(platform);
  headers = await signInAs(app, 'admin');
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

type Status = Static<typeof OperationStatus>;

async function status(): Promise<Status> {
  const response = await app.inject({ url: '/api/operation/status', headers });
  expect(response.statusCode).toBe(200);
  return response.json<Status>();
}

/** A job whose last attempt failed. */
async function troubled(reason: string, attempts: number): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(
    `select id from graphile_worker.add_job('seal-days', '{}', max_attempts => 25)`,
  );
  const id = String(rows[0]?.id);
  await admin.query('update graphile_worker._private_jobs set attempts = $2, last_error = $3 where id = $1', [
    id,
    attempts,
    reason,
  ]);
  return id;
}

const act = (jobId: string, verb: 'retry' | 'cancel') =>
  app.inject({ method: 'POST', url: `/api/operation/jobs/${jobId}/${verb}`, headers });

describe('the state of an installation', () => {
  test('names versions, sizes and migrations, and says that there is no backup yet', async () => {
    const { process: run, database, disk, backup, seal } = await status();
    expect(run.node).toBe(process.version);
    expect(run.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(database.version).toMatch(/^1[5-8]\./);
    expect(database.sizeBytes).toBeGreaterThan(1_000_000);
    expect(database.connections).toBeGreaterThan(0);
    expect(database.migrations.pending).toEqual([]);
    expect(database.migrations.newest).toMatch(/^\d{4}_\w+\.sql$/);
    expect(database.replicas).toEqual([]);
    expect(disk?.freeBytes).toBeGreaterThan(0);
    expect([backup, seal]).toEqual([null, null]);
  });

  test('tells when deadlines were last swept', async () => {
    beat('deadline-sweep', platform.now());
    expect((await status()).sweep).toEqual({ lastAt: platform.now().toISOString(), lagMs: 0 });
  });

  test('counts failed sign-ins of the last day and who is signed in', async () => {
    const { signIn: before } = await status();
    const payload = { login: 'clerk', password: '不是这个' };
    await app.inject({ method: 'POST', url: '/api/sign-in', payload, remoteAddress: '10.9.0.1' });
    await signInAs(app, 'clerk');
    const { signIn: after } = await status();
    expect(after.failures).toBe(before.failures + 1);
    expect(after.sessions).toBe(before.sessions + 1);
    platform.setNow('2026-11-19T10:00:01+08:00');
    headers = await signInAs(app, 'admin');
    expect((await status()).signIn.failures).toBe(0);
  });

  test('tells of the last good backup, and of a try that failed since', async () => {
    const run = `insert into backup_run (run_id, started_at, finished_at, name, content_bytes, added_bytes, lost_files, failure)
      values (gen_random_uuid(), $1, $1, $2, 9000000000, 10, 0, $3)`;
    await admin.query(run, ['2026-11-17T18:30:00Z', '20261117T183000Z-abcdef', null]);
    const good = {
      name: '20261117T183000Z-abcdef',
      at: '2026-11-17T18:30:00.000Z',
      contentBytes: 9_000_000_000,
    };
    expect((await status()).backup).toMatchObject({ nightly: false, last: good, failure: null });
    await admin.query(run, ['2026-11-18T18:30:00Z', null, 'EACCES: permission denied']);
    expect((await status()).backup).toMatchObject({
      last: good,
      failure: { reason: 'EACCES: permission denied' },
    });
  });

  test('is for the operator alone', async () => {
    const clerk = await signInAs(app, 'manager');
    expect((await app.inject({ url: '/api/operation/status', headers: clerk })).statusCode).toBe(403);
  });
});

describe('a job in trouble', () => {
  test('shows its reason without personal data and secrets, and when it is tried again', async () => {
    const failed = await troubled('Key (phone)=(13812341234) already exists\n    at file.ts:3', 25);
    const waiting = await troubled('connect ECONNREFUSED smtp://user:geheim@mail', 2);
    const { troubled: jobs, counts } = (await status()).jobs;
    expect(jobs.find(({ jobId }) => jobId === failed)).toMatchObject({ nextAt: null, attempts: 25 });
    expect(jobs.find(({ jobId }) => jobId === waiting)?.nextAt).not.toBeNull();
    const told = JSON.stringify(jobs);
    expect([told.includes('13812341234'), told.includes('geheim'), told.includes('file.ts')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(counts.find(({ task }) => task === 'seal-days')).toMatchObject({ failed: 1 });
    await act(failed, 'cancel');
    await act(waiting, 'cancel');
  });

  test('is tried again at once, or thrown away; both are on record', async () => {
    const id = await troubled('no', 25);
    expect((await act(id, 'retry')).json()).toEqual({ task: 'seal-days' });
    const { rows } = await admin.query<{ attempts: number }>(
      'select attempts from graphile_worker._private_jobs where id = $1',
      [id],
    );
    expect(rows[0]?.attempts).toBe(0);
    expect((await act(id, 'cancel')).statusCode).toBe(200);
    expect((await act(id, 'cancel')).json()).toMatchObject({ code: 'not-found' });
    const { rows: events } = await admin.query<{ kind: string }>(
      `select kind from event where kind like 'job.%' and data ->> 'task' = 'seal-days' order by at, seq`,
    );
    expect(events.map(({ kind }) => kind).slice(-2)).toEqual(['job.retried', 'job.cancelled']);
  });

  test('that runs, or waits for its first turn, is not thrown away', async () => {
    const id = await troubled('no', 1);
    await admin.query(`update graphile_worker._private_jobs set locked_at = now() where id = $1`, [id]);
    expect((await act(id, 'cancel')).statusCode).toBe(404);
    expect((await act(id, 'retry')).statusCode).toBe(404);
    const { rows } = await admin.query<{ id: string }>(`select id from graphile_worker.add_job('seal-days')`);
    expect((await act(String(rows[0]?.id), 'cancel')).statusCode).toBe(404);
  });
});

test('a reason is one line', () => {
  expect(plainReason('first\nsecond')).toBe('first');
  expect(plainReason('x'.repeat(1000))).toHaveLength(400);
});
