import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../platform/caller.ts';
import { inTransaction, reading, runSql } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';

export interface DraftLine {
  readonly draftId: string;
  readonly title: string;
  readonly savedAt: string;
}

interface DraftRow {
  draft_id: string;
  title: string;
  saved_at: Date;
  body: unknown;
}

const draftsMax = 50;

function line(row: DraftRow): DraftLine {
  return { draftId: row.draft_id, title: row.title, savedAt: row.saved_at.toISOString() };
}

/** The caller's own drafts, the newest first. */
export function listDrafts(platform: Platform, caller: Caller): Promise<{ items: DraftLine[] }> {
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<DraftRow>(
      tx,
      `select draft_id, title, saved_at from request_draft
       where org_id = $1 and staff_id = $2 order by saved_at desc, draft_id limit ${draftsMax.toString()}`,
      [caller.orgId, caller.staffId],
    );
    return { items: rows.map(line) };
  });
}

export function readDraft(
  platform: Platform,
  caller: Caller,
  draftId: string,
): Promise<DraftLine & { body: unknown }> {
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<DraftRow>(
      tx,
      'select draft_id, title, saved_at, body from request_draft where org_id = $1 and staff_id = $2 and draft_id = $3',
      [caller.orgId, caller.staffId, draftId],
    );
    const row = rows[0];
    if (row === undefined) throw new Refusal('not-found', { data: { what: '草稿' } });
    return { ...line(row), body: row.body };
  });
}

/** Saves what is typed so far; the newest saving wins, since one clerk types at one place. */
export function saveDraft(
  platform: Platform,
  caller: Caller,
  draft: { draftId: string; title: string; body: object },
): Promise<DraftLine> {
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<DraftRow>(
      tx,
      `insert into request_draft (org_id, draft_id, staff_id, title, body, saved_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (org_id, draft_id) do update set title = excluded.title, body = excluded.body, saved_at = excluded.saved_at
         where request_draft.staff_id = excluded.staff_id
       returning draft_id, title, saved_at`,
      [caller.orgId, draft.draftId, caller.staffId, draft.title, JSON.stringify(draft.body), platform.now()],
    );
    const row = rows[0];
    if (row === undefined) throw new Refusal('not-found', { data: { what: '草稿' } });
    return line(row);
  });
}

export function dropDraft(
  platform: Platform,
  caller: Caller,
  draftId: string,
): Promise<{ dropped: boolean }> {
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql(
      tx,
      'delete from request_draft where org_id = $1 and staff_id = $2 and draft_id = $3 returning draft_id',
      [caller.orgId, caller.staffId, draftId],
    );
    return { dropped: rows.length > 0 };
  });
}
