import type { ChainedEvent, SealedHead } from '#domain/audit/event-hash.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { chainColumns, chainedEvent, type EventRow } from '../../../platform/events/read-chain.ts';

/** A case as it is stored: its events in the order of their numbers, and its head, if it has one. */
export interface StoredCase {
  readonly caseId: string;
  readonly caseKind: string;
  readonly events: readonly ChainedEvent[];
  readonly head: SealedHead | null;
}

/** Which cases: all of a unit, or those with an event at or after an instant. */
export interface CaseRange {
  readonly orgId: number;
  readonly since: Date | null;
}

interface HeadRow {
  case_id: string;
  case_kind: string;
  seq: number;
  hash: string;
  mac: string;
}

type EventWithKind = EventRow & { case_kind: string };

const headRows = 1_000;
const eventRows = 2_000;
const noCase = '00000000-0000-0000-0000-000000000000';

const touched = (position: number): string =>
  `($${position.toString()}::timestamptz is null or case_id in (
     select case_id from event where org_id = $1 and at >= $${position.toString()}))`;

/** Heads by case, page by page along the primary key. */
async function* heads(tx: Tx, { orgId, since }: CaseRange): AsyncGenerator<HeadRow> {
  let after: string | null = null;
  for (;;) {
    const { rows }: { rows: HeadRow[] } = await runSql<HeadRow>(
      tx,
      `select case_id, case_kind, seq, hash, mac from event_head
       where org_id = $1 and ($2::uuid is null or case_id > $2) and ${touched(3)}
       order by case_id limit ${headRows.toString()}`,
      [orgId, after, since],
    );
    yield* rows;
    if (rows.length < headRows) return;
    after = rows.at(-1)?.case_id ?? null;
  }
}

/** Events by case and number, page by page along the primary key. */
async function* events(tx: Tx, { orgId, since }: CaseRange): AsyncGenerator<EventWithKind> {
  let after: { caseId: string; seq: number } = { caseId: noCase, seq: 0 };
  for (;;) {
    const { rows }: { rows: EventWithKind[] } = await runSql<EventWithKind>(
      tx,
      `select ${chainColumns}, case_kind from event
       where org_id = $1 and (case_id, seq) > ($2::uuid, $3) and ${touched(4)}
       order by case_id, seq limit ${eventRows.toString()}`,
      [orgId, after.caseId, after.seq, since],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < eventRows) return;
    after = { caseId: last.case_id, seq: last.seq };
  }
}

/** Events gathered by case; one case at a time is in memory. */
async function* eventsByCase(
  tx: Tx,
  range: CaseRange,
): AsyncGenerator<Pick<StoredCase, 'caseId' | 'caseKind' | 'events'>> {
  let current: { caseId: string; caseKind: string; events: ChainedEvent[] } | null = null;
  for await (const row of events(tx, range)) {
    if (current !== null && current.caseId !== row.case_id) {
      yield current;
      current = null;
    }
    current ??= { caseId: row.case_id, caseKind: row.case_kind, events: [] };
    current.events.push(chainedEvent(row));
  }
  if (current !== null) yield current;
}

function headOf(orgId: number, { case_id, seq, hash, mac }: HeadRow): SealedHead {
  return { orgId, caseId: case_id, seq, hash, mac };
}

/**
 * Every case of a unit, in the order of its ids: events and heads read side by side, so that a head without events and
 * events without a head come to light. Memory holds two pages and one case, however many there are.
 */
export async function* readCases(tx: Tx, range: CaseRange): AsyncGenerator<StoredCase> {
  const { orgId } = range;
  const headed = heads(tx, range);
  const gathered = eventsByCase(tx, range);
  let head = await headed.next();
  let group = await gathered.next();
  while (head.done !== true || group.done !== true) {
    const headId = head.done === true ? null : head.value.case_id;
    const groupId = group.done === true ? null : group.value.caseId;
    const isHeads = headId !== null && (groupId === null || headId <= groupId);
    const isGroups = groupId !== null && (headId === null || groupId <= headId);
    const top = isHeads && head.done !== true ? head.value : null;
    const found = isGroups && group.done !== true ? group.value : null;
    yield {
      caseId: top?.case_id ?? found?.caseId ?? noCase,
      caseKind: top?.case_kind ?? found?.caseKind ?? '',
      events: found?.events ?? [],
      head: top === null ? null : headOf(orgId, top),
    };
    if (isHeads) head = await headed.next();
    if (isGroups) group = await gathered.next();
  }
}
