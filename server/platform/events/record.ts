import {
  chainEvent,
  headMac,
  headOf,
  type ChainedEvent,
  type ChainHead,
  type SealedHead,
} from '#domain/audit/event-hash.ts';
import type { CanonicalValue } from '#domain/audit/canonical-json.ts';
import type { CaseKind } from '#domain/audit/case-titles.ts';
import type { EventKind } from '#domain/event-titles.ts';
import type { Caller } from '../caller.ts';
import { runSql, type Tx } from '../db/database.ts';
import type { Insertion } from '../db/insert-rows.ts';
import { pooledRandom } from '../keys.ts';
import type { Platform } from '../platform.ts';
import type { Work } from '../work.ts';

/** Whose history an event belongs to. */
export interface Case {
  readonly orgId: number;
  readonly caseKind: CaseKind;
  readonly caseId: string;
}

/** Who did it, and through which door. */
export interface Origin {
  readonly actorKind: 'staff' | 'system' | 'customer';
  readonly actorId: string | null;
  readonly source: string;
}

/** One thing that happened, before it has its place in the chain. */
export interface Happening {
  /** Of a kind that has a title (domain/event-titles.ts), so that nobody ever reads a bare code in the audit. */
  readonly kind: EventKind;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, unknown>> | undefined;
}

export interface EventRow extends ChainedEvent {
  readonly caseKind: Case['caseKind'];
  readonly commandId: string | null;
}

/** The events of one command, chained, with the new head of their case. */
export interface Chain {
  readonly rows: readonly EventRow[];
  readonly head: SealedHead;
}

const saltBytes = 16;

/** The origin of what a member of staff does. */
export function byStaff(caller: Caller, source = 'desk'): Origin {
  return byStaffId(caller.staffId, source);
}

/** The same for work done in somebody's name after they asked for it: an import, a job. */
export function byStaffId(staffId: string, source: string): Origin {
  return { actorKind: 'staff', actorId: staffId, source };
}

export const bySystem: Origin = { actorKind: 'system', actorId: null, source: 'system' };

/** What JSON would make of it: `undefined` gone, dates as text; the chain takes plain values only. */
function plain(value: unknown): CanonicalValue {
  return JSON.parse(JSON.stringify(value)) as CanonicalValue;
}

/** Chains happenings behind the head of their case. */
export function chain(
  platform: Pick<Platform, 'keys'>,
  about: Case & Origin & { head: ChainHead | null; commandId?: string | undefined },
  happenings: readonly Happening[],
): Chain {
  let head = about.head;
  const rows = happenings.map((happening, index): EventRow => {
    const personal = happening.personal === undefined ? undefined : plain(happening.personal);
    const event = chainEvent(head, {
      orgId: about.orgId,
      caseId: about.caseId,
      atMs: happening.at.getTime(),
      actorId: about.actorId,
      actorKind: about.actorKind,
      source: about.source,
      kind: happening.kind,
      data: plain(happening.data),
      ...(personal === undefined ? {} : { personal, personalSalt: pooledRandom(saltBytes).toString('hex') }),
    });
    head = headOf(event);
    return { ...event, caseKind: about.caseKind, commandId: index === 0 ? (about.commandId ?? null) : null };
  });
  if (head === null) throw new Error('a chain needs at least one event');
  return { rows, head: { ...head, mac: headMac(platform.keys.seal, head) } };
}

/** Rows as `jsonb_to_recordset` reads them; also used where a command writes everything in one statement. */
export function eventJson(rows: readonly EventRow[]): string {
  return JSON.stringify(
    rows.map((row) => ({
      org_id: row.orgId,
      case_id: row.caseId,
      seq: row.seq,
      case_kind: row.caseKind,
      kind: row.kind,
      at: new Date(row.atMs).toISOString(),
      actor_kind: row.actorKind,
      actor_id: row.actorId,
      source: row.source,
      data: row.data,
      personal: row.personal,
      personal_salt: row.personalSalt,
      personal_digest: row.personalDigest,
      command_id: row.commandId,
      prev_hash: row.prevHash,
      hash: row.hash,
    })),
  );
}

const eventRowColumns = [
  ...[
    'org_id',
    'case_id',
    'seq',
    'case_kind',
    'kind',
    'at',
    'actor_kind',
    'actor_id',
    'source',
    'data',
    'personal',
  ],
  ...['personal_salt', 'personal_digest', 'command_id', 'prev_hash', 'hash'],
] as const;

function eventValues(row: EventRow): readonly unknown[] {
  return [
    ...[row.orgId, row.caseId, row.seq, row.caseKind, row.kind, new Date(row.atMs).toISOString()],
    ...[row.actorKind, row.actorId, row.source, JSON.stringify(row.data)],
    ...[row.personal === null ? null : JSON.stringify(row.personal), row.personalSalt, row.personalDigest],
    ...[row.commandId, row.prevHash, row.hash],
  ];
}

/** The first events of a case and its head as rows, for a command that writes everything in one statement. */
export function newCaseRows({ rows, head }: Chain): readonly Insertion[] {
  const headColumns = ['org_id', 'case_id', 'case_kind', 'seq', 'hash', 'mac'];
  const headRow = [head.orgId, head.caseId, rows[0]?.caseKind, head.seq, head.hash, head.mac];
  return [
    { table: 'event', columns: eventRowColumns, rows: rows.map(eventValues) },
    { table: 'event_head', columns: headColumns, rows: [headRow] },
  ];
}

/** Columns of `event` as a recordset, shared by every statement that inserts events from JSON. */
export const eventColumns =
  'org_id integer, case_id uuid, seq integer, case_kind text, kind text, at timestamptz, actor_kind text, actor_id uuid, ' +
  'source text, data jsonb, personal jsonb, personal_salt text, personal_digest text, command_id uuid, prev_hash text, hash text';

/** The head of a case, locked until the transaction ends; null before its first event. */
export async function lockHead(tx: Tx, about: Case): Promise<ChainHead | null> {
  const row = await tx
    .selectFrom('event_head')
    .select(['org_id', 'case_id', 'seq', 'hash'])
    .where('org_id', '=', about.orgId)
    .where('case_id', '=', about.caseId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : { orgId: row.org_id, caseId: row.case_id, seq: row.seq, hash: row.hash };
}

/** Writes chained events and the new head in one statement. */
export async function writeChain(tx: Tx, chained: Chain): Promise<void> {
  const { head, rows } = chained;
  const first = rows[0];
  if (first === undefined) throw new Error('a chain needs at least one event');
  await runSql(
    tx,
    `with added as (
       insert into event select * from jsonb_to_recordset($1::jsonb) as e(${eventColumns})
     )
     insert into event_head (org_id, case_id, case_kind, seq, hash, mac) values ($2, $3, $4, $5, $6, $7)
     on conflict (org_id, case_id) do update set seq = excluded.seq, hash = excluded.hash, mac = excluded.mac`,
    [eventJson(rows), head.orgId, head.caseId, first.caseKind, head.seq, head.hash, head.mac],
  );
}

/** Writes the first events of many cases at once: their heads must not exist yet. */
export async function writeChains(tx: Tx, chains: readonly Chain[]): Promise<void> {
  if (chains.length === 0) return;
  const heads = chains.map(({ head, rows }) => ({
    org_id: head.orgId,
    case_id: head.caseId,
    case_kind: rows[0]?.caseKind,
    seq: head.seq,
    hash: head.hash,
    mac: head.mac,
  }));
  await runSql(
    tx,
    `with added as (
       insert into event select * from jsonb_to_recordset($1::jsonb) as e(${eventColumns})
     )
     insert into event_head
     select * from jsonb_to_recordset($2::jsonb) as h(
       org_id integer, case_id uuid, case_kind text, seq integer, hash text, mac text)`,
    [eventJson(chains.flatMap(({ rows }) => rows)), JSON.stringify(heads)],
  );
}

/** Records what happened to a case, in the transaction that makes it happen. */
export async function record(
  { platform, tx }: Work,
  about: Case & Origin & { commandId?: string | undefined },
  happenings: readonly Happening[],
): Promise<void> {
  const head = await lockHead(tx, about);
  await writeChain(tx, chain(platform, { ...about, head }, happenings));
}
