import pg from 'pg';
import { allDefinitions } from '#domain/processes/definitions/index.ts';
import { sampleRequest } from '#server/domains/requests/testing.ts';
import { acceptRequest } from '#server/domains/requests/index.ts';
import { clerkOf } from '#server/domains/requests/testing.ts';
import { startCluster } from '#server/platform/db/embedded-cluster.ts';
import path from 'node:path';
import type { BenchOptions } from '../figure.ts';
import { seedCustomers } from '../seed/customers.ts';
import { seedOrders } from '../seed/orders.ts';
import { openTestbed, type Testbed } from './company.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

/** A company with very many accounts and open orders, and the product running on it. */
export interface LargeCompany {
  readonly count: number;
  readonly orgId: number;
  readonly code: string;
  readonly dataFolder: string;
  readonly url: string;
  /** The process that runs now. */
  server(): ServerProcess;
  readonly admin: pg.Client;
  /** Of a clerk in the hall of the first station, and of the head of that station. */
  readonly clerk: string;
  readonly supervisor: string;
  readonly clerkId: string;
  /** Without the product, which would sweep and work on jobs by itself; then with a fresh one. */
  pauseServer(): Promise<void>;
  resumeServer(): Promise<void>;
}

/** Kinds that ask for no account on file: the templates stand before the first customer. */
const kinds = allDefinitions.filter(({ form }) => form.every(({ type }) => type !== 'account-number'));

// Durability is for what is measured; the load may be lost.
const loadSettings = [
  ...[
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
  ],
  ...['autovacuum=off', 'checkpoint_timeout=1h', 'max_wal_size=32GB'],
];

async function templates({ platform, company }: Testbed): Promise<string[]> {
  const ids: string[] = [];
  for (const { kind } of kinds) {
    const { orderId } = await acceptRequest(platform, clerkOf(company), sampleRequest(kind));
    ids.push(orderId);
  }
  return ids;
}

/** The clerk has a day's work in hand, not a two-thousandth of the company's. */
async function giveWork(client: pg.Client, orgId: number, staffId: string): Promise<void> {
  await client.query(
    `update order_task t set assignee_id = $2, state = 'claimed', claimed_at = now()
     from (select order_id, task from order_task where org_id = $1 order by order_id desc limit 60) given
     where t.org_id = $1 and t.order_id = given.order_id and t.task = given.task`,
    [orgId, staffId],
  );
}

async function seeded(
  options: BenchOptions,
  count: number,
): Promise<Testbed & { clerk: string; supervisor: string }> {
  const testbed = await openTestbed({ ...options, settings: loadSettings });
  const { company } = testbed;
  const clerk = await testbed.cookie('clerk');
  const supervisor = await testbed.cookie('supervisor');
  const unit = { orgId: company.orgId, code: company.code };
  const patterns = await templates(testbed);
  await testbed.close();
  const client = new pg.Client({ connectionString: testbed.url });
  await client.connect();
  options.onCleanUp(() => client.end());
  const { tell } = options;
  await seedCustomers(client, unit, { count, tell });
  await seedOrders(client, unit, { count, templates: patterns, tell });
  await giveWork(client, company.orgId, company.staff('clerk'));
  await client.query('checkpoint');
  // Ended twice is ended: the cluster is stopped with nobody on it.
  await client.end();
  await testbed.cluster.stop();
  return { ...testbed, clerk, supervisor };
}

async function open(options: BenchOptions, count: number): Promise<LargeCompany> {
  const begun = performance.now();
  const { dataFolder, company, url, clerk, supervisor } = await seeded(options, count);
  await startCluster({ folder: path.join(dataFolder, 'postgres') });
  const admin = new pg.Client({ connectionString: url });
  admin.on('error', () => undefined);
  await admin.connect();
  let server = await startServerProcess({ dataFolder });
  const pauseServer = (): Promise<void> => server.kill();
  options.onCleanUp(async () => {
    await pauseServer();
    await admin.end();
  });
  options.tell(
    `${count.toString()} accounts and orders in ${Math.round((performance.now() - begun) / 1000).toString()} s`,
  );
  return {
    ...{ count, dataFolder, url, admin, clerk, supervisor, pauseServer },
    server: () => server,
    resumeServer: async () => {
      server = await startServerProcess({ dataFolder });
    },
    ...{ orgId: company.orgId, code: company.code, clerkId: company.staff('clerk') },
  };
}

/** The company of a size; made once for all the benches of a run. */
export function largeCompany(options: BenchOptions, count: number): Promise<LargeCompany> {
  return options.shared(`large-company-${count.toString()}`, (within) => open(within, count));
}

/** The two sizes a cost is compared at. */
export function sizes({ quick }: Pick<BenchOptions, 'quick'>): {
  readonly small: number;
  readonly large: number;
} {
  return quick ? { small: 10_000, large: 100_000 } : { small: 100_000, large: 1_000_000 };
}
