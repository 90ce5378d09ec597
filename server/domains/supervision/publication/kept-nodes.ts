import {
  blockSize,
  blockStart,
  keptNodes,
  placesBeside,
  proofFromParts,
  type KeptNode,
  type Place,
} from '#domain/supervision/kept-tree.ts';
import { sumTree, type SumNode, type SumProof } from '#domain/supervision/sum-tree.ts';
import { sumsOfCase, type Result } from '#domain/supervision/sums.ts';
import { inTransaction, reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { SettledSums } from '../../orders/index.ts';
import { sumsOf } from '../report/sums.ts';

/** A line of a publication. */
export interface LineKey {
  readonly orgId: number;
  readonly publicationId: string;
  readonly line: number;
}

const keyOf = ({ orgId, publicationId, line }: LineKey): unknown[] => [orgId, publicationId, line];

/** The leaves of a line within a span of places, in their order. */
async function leavesBetween(
  tx: Tx,
  key: LineKey,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<SumNode[]> {
  const { rows } = await runSql<{ leaf_hash: string; result: Result; duration_seconds: number | null }>(
    tx,
    `select leaf_hash, result, duration_seconds from promise_publication_case
     where org_id = $1 and publication_id = $2 and line = $3 and leaf >= $4 and leaf < $5 order by leaf`,
    [...keyOf(key), from, to],
  );
  return rows.map(({ leaf_hash, result, duration_seconds: durationSeconds }) => ({
    hash: leaf_hash,
    sums: sumsOfCase({ result, durationSeconds }),
  }));
}

interface NodeRow extends Omit<SettledSums, 'cases'> {
  readonly hash: string;
}

/** The kept nodes at these places, in their order; fewer where the line has not kept any yet. */
async function nodesAt(tx: Tx, key: LineKey, places: readonly Place[]): Promise<SumNode[]> {
  if (places.length === 0) return [];
  const { rows } = await runSql<NodeRow>(
    tx,
    `select n.hash, n.kept, n.broken, n.excused, n.finished, n.duration_seconds
     from jsonb_to_recordset($4::jsonb) as p(height integer, place integer)
     join promise_publication_node n on n.org_id = $1 and n.publication_id = $2 and n.line = $3
       and n.height = p.height and n.place = p.place
     order by p.height`,
    [...keyOf(key), JSON.stringify(places)],
  );
  return rows.map((row) => ({
    hash: row.hash,
    sums: sumsOf({ ...row, cases: row.kept + row.broken + row.excused }),
  }));
}

const nodesAtOnce = 5_000;

/** Keeps nodes; what is there stays, because a tree has only one. */
export async function keepNodes(tx: Tx, key: LineKey, nodes: readonly KeptNode[]): Promise<void> {
  for (let at = 0; at < nodes.length; at += nodesAtOnce) {
    const rows = nodes.slice(at, at + nodesAtOnce).map(({ height, place, node: { hash, sums } }) => ({
      ...{ height, place, hash, kept: sums.kept, broken: sums.broken, excused: sums.excused },
      ...{ finished: sums.finished, duration_seconds: sums.durationSeconds },
    }));
    await runSql(
      tx,
      `insert into promise_publication_node (org_id, publication_id, line, height, place, hash, kept, broken, excused,
         finished, duration_seconds)
       select $1, $2, $3, n.* from jsonb_to_recordset($4::jsonb) as n(height integer, place integer, hash text, kept bigint,
         broken bigint, excused bigint, finished bigint, duration_seconds bigint)
       on conflict do nothing`,
      [...keyOf(key), JSON.stringify(rows)],
    );
  }
}

/** Keeps these trees clear of other advisory locks. */
const lockSpace = 7_301_957;

/**
 * Builds and keeps the tree of a line published before trees were kept; afterwards nobody does so again. One builder at
 * a time: who comes second finds it done.
 */
export async function ensureNodes(platform: Platform, key: LineKey, leafIndex: number): Promise<void> {
  const size = await reading(platform.db, [key.orgId], (tx) => lineSize(tx, key));
  const places = placesBeside(leafIndex, size);
  const isKept = (tx: Tx): Promise<boolean> =>
    nodesAt(tx, key, places).then((found) => found.length === places.length);
  if (await reading(platform.db, [key.orgId], isKept)) return;
  await inTransaction(platform.db, [key.orgId], async (tx) => {
    await runSql(tx, 'select pg_advisory_xact_lock($1, hashtext($2))', [
      ...[lockSpace, `${key.publicationId} ${key.line.toString()}`],
    ]);
    if (await isKept(tx)) return;
    await keepNodes(tx, key, keptNodes(sumTree(await leavesBetween(tx, key, { from: 0, to: size }))));
  });
}

/** How many cases a line counts. */
async function lineSize(tx: Tx, key: LineKey): Promise<number> {
  const { rows } = await runSql<{ cases: number }>(
    tx,
    'select cases from promise_publication_line where org_id = $1 and publication_id = $2 and line = $3',
    keyOf(key),
  );
  return rows[0]?.cases ?? 0;
}

/** The way of a leaf to the root of its line, from the leaves of one block and the kept nodes above it. */
export async function treeProof(
  tx: Tx,
  key: LineKey,
  { leaf, size }: { readonly leaf: number; readonly size: number },
): Promise<SumProof> {
  const from = blockStart(leaf);
  const [block, beside] = await Promise.all([
    leavesBetween(tx, key, { from, to: from + blockSize }),
    nodesAt(tx, key, placesBeside(leaf, size)),
  ]);
  return proofFromParts({ leafIndex: leaf, treeSize: size, block, beside });
}
