/** A small published month for tests, and the proof of one of its cases. */
import { chainEvent, hashEvent } from '#domain/audit/event-hash.ts';
import { hashOf } from '#domain/audit/hashing.ts';
import { inclusionProof, merkleRoot } from '#domain/audit/merkle.ts';
import { present } from '#domain/kernel/assert.ts';
import { layCase, layOut, type CaseToPublish, type LaidLine } from './lay-out.ts';
import {
  lineHash,
  proofFormatOf,
  sealedEvent,
  type CaseProof,
  type CountedCase,
  type LeafOrder,
} from './proof.ts';
import { sumProof, sumTree } from './sum-tree.ts';
import type { Result } from './sums.ts';
import type { Shown } from './verify-proof.ts';

const units = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002'];
const promises = ['R-PROM-02', 'R-PROM-10'];
const noonMs = Date.parse('2026-10-15T12:00:00+08:00');
const publishedMs = Date.parse('2026-11-03T10:00:00+08:00');
const dayHashes = [1, 2, 3, 4, 5].map((n) => hashOf('other events', n));
const sealOfDay = hashOf('a seal', 1);

/** The n-th case of the sample month; kept ones end in time. */
export function sampleCase(n: number, result: Result = 'kept'): CaseToPublish {
  const late = result === 'kept' ? 0 : 3_600_000;
  const counted: CountedCase = {
    orderNo: `2610153304${String(n).padStart(8, '0')}`,
    promise: promises[n % 2] ?? '',
    clock: 'answer',
    run: 1,
    result,
    day: '2026-10-15',
    startedMs: noonMs,
    dueMs: noonMs + 2_700_000,
    endedMs: noonMs + 60_000 * (n % 40) + late,
    durationSeconds: 60 * (n % 40) + late / 1_000,
    eventHash: hashOf('settled', n),
  };
  return { unitId: units[n % 3 === 0 ? 1 : 0] ?? '', salt: hashOf('salt', n), counted };
}

/** A month of so many cases, published. */
export function sampleMonth(cases: readonly CaseToPublish[], order: LeafOrder = 'duration') {
  const { lines, root } = layOut(cases.map(layCase), order);
  const data = { month: '2026-10', version: 1, lines: lines.length, root };
  const event = chainEvent(null, {
    orgId: 4,
    caseId: '0190a000-0000-7000-8000-00000000000f',
    atMs: publishedMs,
    actorId: null,
    actorKind: 'system',
    source: 'system',
    kind: sealedEvent,
    data,
  });
  const shown: Shown = { month: '2026-10', version: 1, root, lines };
  return { lines, root, event, shown, proofOf: (orderNo: string) => proofOf(orderNo, { lines, event }) };
}

function inDay(hash: string, day: string) {
  const hashes = [...dayHashes, hash];
  return {
    day,
    inclusion: inclusionProof(hashes, hashes.length - 1),
    root: merkleRoot(hashes),
    seal: sealOfDay,
  };
}

interface Month {
  readonly lines: readonly LaidLine[];
  readonly event: ReturnType<typeof chainEvent>;
}

function proofOf(orderNo: string, { lines, event }: Month): CaseProof {
  const at = lines.findIndex(({ cases }) => cases.some((one) => one.case.counted.orderNo === orderNo));
  const { cases, nodes: _nodes, ...line } = present(lines[at], 'the line of the case');
  const leaf = cases.findIndex((one) => one.case.counted.orderNo === orderNo);
  const { salt, counted } = present(cases[leaf], 'the case').case;
  const { personal: _, personalSalt: __, hash: ___, ...fields } = event;
  return {
    format: proofFormatOf(line),
    org: { code: '3304', name: '示例县供电公司' },
    ...{ month: '2026-10', version: 1, unitName: '城东供电所', promiseName: '承诺', salt, counted, line },
    tree: sumProof(sumTree(cases.map(({ node }) => node)), leaf),
    lines: inclusionProof(lines.map(lineHash), at),
    publication: { event: fields, inDay: inDay(hashEvent(event), '2026-11-03') },
    settled: inDay(counted.eventHash, counted.day),
  };
}
