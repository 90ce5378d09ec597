/**
 * How long an import of customers takes, from the upload to the last commit, on an embedded PostgreSQL with durability
 * on; and how long COPY takes for the very same rows into tables with the same indexes, in the same run.
 *
 *     node bench/customer-import.ts [rows = 100000] [csv | xlsx] [good | all]
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import pino from 'pino';
import { v7 as uuid } from 'uuid';
import type { CustomerImport } from '#contracts/customer-import.ts';
import { importColumn, importFields } from '#domain/customers/import-columns.ts';
import { buildApp } from '#server/app.ts';
import { csvOf, typedRow, uploadBody } from '#server/domains/customers/import/testing.ts';
import { domains } from '#server/domains/index.ts';
import { signInAs, smallCompany } from '#server/domains/organisation/testing.ts';
import { readConfig } from '#server/platform/config.ts';
import { startCluster } from '#server/platform/db/embedded-cluster.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { startWorker } from '#server/platform/jobs/worker.ts';
import { openPlatform } from '#server/platform/open-platform.ts';
import { xlsxOf } from '#server/platform/xlsx/write-xlsx.ts';

const [, , rowsText = '100000', format = 'csv', rowsChoice = 'good'] = process.argv;
const rowCount = Number(rowsText);
const pollMs = 200;
const tables = [
  'customer',
  'contact',
  'service_location',
  'customer_account',
  'usage_point',
  'customer_search',
  'event',
  'event_head',
] as const;

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

function* typedRows(): Generator<ReturnType<typeof typedRow>> {
  for (let serial = 1; serial <= rowCount; serial += 1) yield typedRow(serial);
}

async function madeUpFile(): Promise<Uint8Array> {
  if (format === 'csv') return Buffer.from(csvOf([...typedRows()]));
  const columns = importFields.map((field) => ({ title: importColumn(field).title }));
  const rows = typedRows().map((row) => importFields.map((field) => row[field] ?? null));
  return buffer(xlsxOf({ sheet: '客户', columns, rows }));
}

/** The time COPY takes for the rows that the import made, into empty tables with the same indexes and checks. */
async function copyMs(client: pg.Client): Promise<number> {
  const folder = await dataDirectory(url);
  const file = (table: string): string => `'${folder}/bench-${table}.bin'`;
  for (const table of tables) {
    await client.query(`copy (select * from ${table}) to ${file(table)} (format binary)`);
    await client.query(`create table bench_${table} (like ${table} including all)`);
  }
  await client.query('checkpoint');
  const begun = performance.now();
  for (const table of tables) await client.query(`copy bench_${table} from ${file(table)} (format binary)`);
  return performance.now() - begun;
}

/** Fields of `/proc/<pid>/stat` behind the name: 2 is the parent, 12 … 15 are ticks of its own and of its children. */
function statOf(pid: string): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
}

const tickMs = 10;

/** Processor time of the database's processes so far, living and gone; null where the system does not tell. */
function databaseCpuMs(dataFolder: string): number | null {
  const [postmaster = ''] = readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
  const own = statOf(postmaster);
  if (own.length === 0) return null;
  const ticks = (fields: readonly number[], places: readonly number[]): number =>
    places.reduce((sum, place) => sum + (fields[place] ?? 0), 0);
  const living = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((fields) => fields[1] === Number(postmaster));
  return tickMs * living.reduce((sum, fields) => sum + ticks(fields, [11, 12]), ticks(own, [11, 12, 13, 14]));
}

async function dataDirectory(database: string): Promise<string> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  await client.end();
  return rows[0]?.data_directory ?? '';
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'wanjia-bench-'));
const cluster = await startCluster({ folder: path.join(folder, 'postgres') });
const url = cluster.url('postgres');
await migrate(url);
const config = { ...readConfig({}), dataFolder: folder };
const platform = await openPlatform(config, url, pino({ level: 'error' }));
await smallCompany(platform);
await platform.db.refreshOrgs();
const app = await buildApp(platform);
const cookie = await signInAs(app, 'supervisor');
const books = domains.flatMap(({ jobs }) => jobs ?? []);
const worker = await startWorker(platform, url, books);

const importId = uuid();
const content = await madeUpFile();
const at = `/api/customer-imports/${importId}`;

async function until(ended: readonly CustomerImport['status'][]): Promise<CustomerImport> {
  for (;;) {
    const answer = await app.inject({ url: at, headers: cookie });
    const found = answer.json<CustomerImport>();
    if (ended.includes(found.status)) return found;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

const cpuBefore = process.cpuUsage();
const databaseBefore = databaseCpuMs(await dataDirectory(url));
const begun = performance.now();
const { payload, headers } = uploadBody(importId, content, `客户.${format}`);
await app.inject({
  method: 'POST',
  url: '/api/customer-imports',
  headers: { ...headers, ...cookie },
  payload,
});
const uploaded = performance.now();
const checked = await until(['checked', 'failed']);
const checkedAt = performance.now();
const body = { rows: rowsChoice, existing: 'skip' };
await app.inject({ method: 'POST', url: `${at}/run`, headers: cookie, body });
const result = await until(['done', 'failed']);
const ended = performance.now();
const cpu = process.cpuUsage(cpuBefore);
const databaseAfter = databaseCpuMs(await dataDirectory(url));
const databaseMs =
  databaseBefore === null || databaseAfter === null ? Number.NaN : databaseAfter - databaseBefore;

const admin = new pg.Client({ connectionString: url });
await admin.connect();
const copied = await copyMs(admin);
await admin.end();

console.log(
  [
    `${rowCount.toString()} rows as ${format} (${(content.length / 1_048_576).toFixed(1)} MB), ${rowsChoice}: ${checked.status}, ${result.status}`,
    `customers ${result.customersMade.toString()}, bad rows ${result.rowsBad.toString()}${result.failure === null ? '' : `, ${result.failure}`}`,
    `upload ${seconds(uploaded - begun)} s, check ${seconds(checkedAt - uploaded)} s, entry ${seconds(ended - checkedAt)} s`,
    `together ${seconds(ended - begun)} s, ${seconds((cpu.user + cpu.system) / 1000)} s of processor in this process, ${seconds(databaseMs)} s in the database`,
    `COPY of the same rows ${seconds(copied)} s; the import takes ${((ended - begun) / copied).toFixed(1)} times as long`,
    `${os.cpus().length.toString()} cores, ${Math.round(os.totalmem() / 2 ** 30).toString()} GiB, load ${os.loadavg()[0]?.toFixed(1) ?? ''}, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024).toString()} MiB`,
  ].join('\n'),
);

await worker.stop();
await app.close();
await platform.close();
await cluster.stop();
rmSync(folder, { recursive: true, force: true });
