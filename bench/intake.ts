/**
 * Accepting requests over HTTP: a real server process on a durable embedded PostgreSQL, eight clients each with a
 * session. The limit is what the same PostgreSQL commits of the same rows, measured in the same run. Then the server
 * is killed in the middle of the load, and every acknowledged request is looked for.
 */
import pg from 'pg';
import { sampleRequest } from '#server/domains/requests/testing.ts';
import { figure, type Bench, type BenchOptions, type Figure } from './figure.ts';
import { openTestbed, type Testbed } from './testbed/company.ts';
import { databaseLimit } from './testbed/database-limit.ts';
import { loadClient, percentile, type LoadClient } from './testbed/http-load.ts';
import { databasePid, processorMs } from './testbed/processor-time.ts';
import { sameRowsSql } from './testbed/same-rows.ts';
import { startServerProcess, type ServerProcess } from './testbed/server-process.ts';

const clientCount = 8;
const kinds = ['residential-connection', 'fault-report', 'complaint'] as const;
const rateGoal = 0.3;
const p95LimitMs = 15;

interface Load {
  /** Ids the server acknowledged with 200, and ids it was sent and said nothing about. */
  readonly acknowledged: string[];
  readonly unanswered: string[];
  readonly refused: string[];
  readonly ms: number[];
}

/** One client until `goOn` says no or the server is gone. */
async function callAgainAndAgain(client: LoadClient, load: Load, goOn: () => boolean): Promise<void> {
  for (let count = 0; goOn(); count += 1) {
    const body = sampleRequest(kinds[count % kinds.length] ?? kinds[0]);
    try {
      const answer = await client.post('/api/requests', JSON.stringify(body));
      if (answer.status === 200) {
        load.acknowledged.push(body.orderId);
        load.ms.push(answer.ms);
      } else load.refused.push(`${answer.status.toString()} ${answer.body.slice(0, 300)}`);
    } catch {
      load.unanswered.push(body.orderId);
      return;
    }
  }
}

async function underLoad(
  server: ServerProcess,
  cookies: readonly string[],
  goOn: () => boolean,
): Promise<Load> {
  const load: Load = { acknowledged: [], unanswered: [], refused: [], ms: [] };
  const clients = cookies.map((cookie) => loadClient(server.port, cookie));
  await Promise.all(clients.map((client) => callAgainAndAgain(client, load, goOn)));
  for (const client of clients) client.close();
  if (load.refused.length > 0) throw new Error(`refused: ${load.refused[0] ?? ''}`);
  return load;
}

function untilMs(durationMs: number): () => boolean {
  const end = performance.now() + durationMs;
  return () => performance.now() < end;
}

interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  /** Processor time of an acceptance, in ms: other work on the machine moves it far less than the rate. */
  readonly serverMs: number;
  readonly databaseMs: number;
  readonly sample: readonly string[];
}

async function measured(
  { server, dataFolder }: { server: ServerProcess; dataFolder: string },
  cookies: readonly string[],
  seconds: number,
): Promise<Measured> {
  await underLoad(server, cookies, untilMs(Math.min(5000, seconds * 500)));
  const pids = [server.pid, databasePid(dataFolder)];
  const before = pids.map(processorMs);
  const begun = performance.now();
  const load = await underLoad(server, cookies, untilMs(seconds * 1000));
  const tookSeconds = (performance.now() - begun) / 1000;
  const [serverMs = Number.NaN, databaseMs = Number.NaN] = pids.map(
    (pid, at) => (processorMs(pid) - (before[at] ?? Number.NaN)) / load.acknowledged.length,
  );
  return {
    serverMs,
    databaseMs,
    perSecond: load.acknowledged.length / tookSeconds,
    p50: percentile(load.ms, 0.5),
    p95: percentile(load.ms, 0.95),
    sample: load.acknowledged.slice(0, 50),
  };
}

/** One statement a kind: the rows of the first accepted order of each. */
async function statementsOf(client: pg.Client, sample: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ order_id: string }>(
    `select distinct on (kind) order_id from work_order where order_id = any ($1::uuid[]) order by kind, order_id`,
    [sample],
  );
  const statements: string[] = [];
  for (const { order_id } of rows) statements.push(await sameRowsSql(client, order_id));
  return statements;
}

interface Kept {
  readonly lost: number;
  readonly doubled: number;
}

/** Orders with their events, by the ids that were sent: none may miss, none may stand twice or half. */
async function kept(client: pg.Client, ids: readonly string[]): Promise<Kept> {
  const { rows } = await client.query<{ lost: number; doubled: number }>(
    `select count(*) filter (where whole = 0)::int as lost, count(*) filter (where whole > 1)::int as doubled
     from unnest($1::uuid[]) as sent(id), lateral (
       select count(*) as whole from work_order w
       where w.order_id = sent.id
         and exists (select 1 from event_head h where h.org_id = w.org_id and h.case_id = w.order_id
           and h.seq = (select count(*) from event e where e.org_id = w.org_id and e.case_id = w.order_id))
         and exists (select 1 from order_task t where t.org_id = w.org_id and t.order_id = w.order_id)) found`,
    [ids],
  );
  return rows[0] ?? { lost: ids.length, doubled: 0 };
}

/** The server is killed under load; started again, everything it acknowledged is there, once and whole. */
async function killed(
  testbed: Testbed,
  admin: pg.Client,
  server: ServerProcess,
): Promise<{ kept: Kept; acknowledged: number; server: ServerProcess }> {
  const cookies = await sessions(testbed);
  const running = underLoad(server, cookies, () => true);
  await new Promise((resolve) => setTimeout(resolve, 1000 + Math.random() * 1000));
  await server.kill();
  const load = await running;
  const again = await startServerProcess(testbed);
  return {
    kept: await kept(admin, load.acknowledged),
    acknowledged: load.acknowledged.length,
    server: again,
  };
}

function sessions(testbed: Testbed): Promise<string[]> {
  return Promise.all(
    Array.from({ length: clientCount }, (_, at) => testbed.cookie(at % 2 === 0 ? 'clerk' : 'agent')),
  );
}

async function figures(testbed: Testbed, { quick, tell, onCleanUp }: BenchOptions): Promise<Figure[]> {
  const seconds = quick ? 5 : 20;
  let server = await startServerProcess(testbed);
  onCleanUp(() => server.kill());
  const admin = new pg.Client({ connectionString: testbed.url });
  await admin.connect();
  onCleanUp(() => admin.end());
  tell(`accepting for ${seconds.toString()} s with ${clientCount.toString()} clients`);
  const own = await measured({ server, dataFolder: testbed.dataFolder }, await sessions(testbed), seconds);
  const statements = await statementsOf(admin, own.sample);
  const { peakMb } = server.memory();
  tell('killing the server in the middle');
  const survived = await killed(testbed, admin, server);
  ({ server } = survived);
  await server.kill();
  const { url, dataFolder: folder } = testbed;
  const before = processorMs(databasePid(folder));
  const limit = await databaseLimit({ url, folder, clients: clientCount, seconds, statements });
  const limitMs = (processorMs(databasePid(folder)) - before) / (limit.perSecond * seconds);
  tell(
    `the limit was measured by ${limit.by}; ${survived.acknowledged.toString()} acknowledged before the kill`,
  );
  return [
    figure('intake.rate', { value: own.perSecond, unit: '1/s', limit: limit.perSecond }),
    figure('intake.share-of-goal', { value: own.perSecond / limit.perSecond, unit: 'x', limit: rateGoal }),
    figure('intake.p50', { value: own.p50, unit: 'ms' }),
    figure('intake.p95', { value: own.p95, unit: 'ms', limit: p95LimitMs }),
    figure('intake.server-processor-time', { value: own.serverMs, unit: 'ms' }),
    figure('intake.database-processor-time', { value: own.databaseMs, unit: 'ms', limit: limitMs }),
    figure('intake.lost-after-kill', { value: survived.kept.lost, unit: 'rows', limit: 0 }),
    figure('intake.doubled-after-kill', { value: survived.kept.doubled, unit: 'rows', limit: 0 }),
    figure('intake.server-peak-memory', { value: peakMb, unit: 'MB', limit: 400 }),
  ];
}

/** Rate and delay of accepting requests, against what the database alone commits. */
export const intake: Bench = async (options) => {
  const testbed = await openTestbed(options);
  return figures(testbed, options);
};
