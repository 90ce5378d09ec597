/**
 * The supervisor's board and the promise report over all the orders of one large unit, and the proof that one case of a
 * published line of 100,000 is counted: the first, which builds the tree, and those after it.
 */
import type pg from 'pg';
import pino from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { businessDate } from '#domain/kernel/instant.ts';
import { rootFrom } from '#domain/supervision/sum-tree.ts';
import { sumsOfCase } from '#domain/supervision/sums.ts';
import { reading } from '#server/platform/db/database.ts';
import { readConfig } from '#server/platform/config.ts';
import { openPlatform, type OpenedPlatform } from '#server/platform/open-platform.ts';
import { readBoard } from '#server/domains/supervision/board/board.ts';
import { ensureNodes, treeProof, type LineKey } from '#server/domains/supervision/publication/kept-nodes.ts';
import { readReport } from '#server/domains/supervision/report/report.ts';
import { figure, type Bench, type BenchOptions, type Figure } from './figure.ts';
import { percentile } from './testbed/http-load.ts';
import { largeCompany, sizes, type LargeCompany } from './testbed/large-company.ts';

const boardLimitMs = 1_000;
const reportLimitMs = 2_000;
const proofLimitMs = 50;
const leafCount = 100_000;
const rounds = 10;
const typical = 0.5;

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The middle of some rounds, the first of which only warms up. */
async function middleMs(work: (round: number) => Promise<unknown>): Promise<number> {
  await work(0);
  const all: number[] = [];
  for (let round = 1; round <= rounds; round += 1) all.push(await msOf(() => work(round)));
  return percentile(all, typical);
}

async function boardFigures(platform: OpenedPlatform, { orgId }: LargeCompany): Promise<Figure[]> {
  const month = businessDate(platform.now().getTime()).slice(0, 7);
  const board = (days: number) => middleMs(() => readBoard(platform, { orgId, days }));
  const reported = await middleMs(() => readReport(platform, { orgId, month }));
  return [
    figure('supervision.board-30-days', { value: await board(30), unit: 'ms', limit: boardLimitMs }),
    figure('supervision.board-90-days', { value: await board(90), unit: 'ms', limit: boardLimitMs }),
    figure('supervision.promise-report', { value: reported, unit: 'ms', limit: reportLimitMs }),
  ];
}

/** A publication from before trees were kept: its leaves are there, its nodes are not. */
async function aLargeLine(admin: pg.Client, orgId: number): Promise<LineKey> {
  const key = { orgId, publicationId: uuidv7(), line: 0 };
  const values = [orgId, key.publicationId];
  await admin.query(
    `insert into promise_publication (org_id, publication_id, month, version, status, note, line_count, root, prepared_by,
       prepared_at) values ($1, $2, '2020-01', 1, 'prepared', '', 1, '', $2, now())`,
    values,
  );
  await admin.query(
    `insert into promise_publication_line (org_id, publication_id, line, unit_id, promise, cases, kept, broken, excused,
       finished, duration_seconds, root)
     values ($1, $2, 0, $2, 'R-PROM-10', $3, $3, 0, 0, $3, 0, '')`,
    [...values, leafCount],
  );
  await admin.query(
    `insert into promise_publication_case (org_id, publication_id, line, leaf, order_id, clock, run, counted, result,
       duration_seconds, leaf_hash)
     select $1::integer, $2::uuid, 0, n, $2::uuid, 'arrive', 1, '{}', 'kept', n / 10, encode(sha256(n::text::bytea), 'hex')
     from generate_series(0, $3::integer - 1) n`,
    [...values, leafCount],
  );
  await admin.query('analyze promise_publication_case');
  return key;
}

/** The proof of one leaf; throws unless it leads to a root that counts every case. */
async function prove(platform: OpenedPlatform, key: LineKey, leaf: number): Promise<void> {
  await ensureNodes(platform, key, leaf);
  const proof = await reading(platform.db, [key.orgId], (tx) =>
    treeProof(tx, key, { leaf, size: leafCount }),
  );
  const own = { hash: '0'.repeat(64), sums: sumsOfCase({ result: 'kept', durationSeconds: 0 }) };
  if (rootFrom(own, proof)?.sums.cases !== leafCount)
    throw new Error(`leaf ${leaf.toString()} is not proved`);
}

async function proofFigures(platform: OpenedPlatform, { admin, orgId }: LargeCompany): Promise<Figure[]> {
  const key = await aLargeLine(admin, orgId);
  const first = await msOf(() => prove(platform, key, 0));
  const after = await middleMs((round) => prove(platform, key, (round * 7919 * 13) % leafCount));
  return [
    figure('supervision.first-proof', { value: first, unit: 'ms' }),
    figure('supervision.proof', { value: after, unit: 'ms', limit: proofLimitMs }),
  ];
}

export const supervision: Bench = async (options: BenchOptions) => {
  const company = await largeCompany(options, sizes(options).large);
  await company.pauseServer();
  const config = { ...readConfig({}), dataFolder: company.dataFolder };
  const platform = await openPlatform(config, company.url, pino({ level: 'error' }));
  try {
    await platform.db.refreshOrgs();
    return [...(await proofFigures(platform, company)), ...(await boardFigures(platform, company))];
  } finally {
    await platform.close();
  }
};
