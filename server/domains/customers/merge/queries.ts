import type { Static } from 'typebox';
import type { Candidate, customerMergeRoutes, Merge } from '#contracts/customer-merge.ts';
import { maskAddress, maskPhone } from '#domain/customers/masking.ts';
import type { Likeness } from '#domain/customers/merge/likeness.ts';
import { isUndoable } from '#domain/customers/merge/merge.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { customerPage } from '../file/customer-page.ts';
import { maskedDocument } from '../file/store.ts';
import { loadFiles } from '../quality/load-files.ts';

type Short = Candidate['first'];

interface ShortRow {
  customer_id: string;
  name: string;
  kind: string;
  document_kind: string | null;
  document_sealed: string | null;
  phone: string | null;
  address: string | null;
  accounts: number;
}

const shortSql = `
select c.customer_id, c.name, c.kind, c.document_kind, c.document_sealed,
  (select t.phone from contact t where t.org_id = c.org_id and t.customer_id = c.customer_id and t.phone is not null
   order by t.contact_id limit 1) as phone,
  (select l.address from customer_account a
   join usage_point p on p.org_id = a.org_id and p.account_id = a.account_id
   join service_location l on l.org_id = p.org_id and l.location_id = p.location_id
   where a.org_id = c.org_id and a.customer_id = c.customer_id order by a.account_no limit 1) as address,
  (select count(*) from customer_account a where a.org_id = c.org_id and a.customer_id = c.customer_id) as accounts
from customer c where c.org_id = $1 and c.customer_id = any ($2::uuid[])`;

function shortOf(platform: Platform, row: ShortRow): Short {
  const { document_kind: kind, document_sealed: sealed } = row;
  const document = kind === null || sealed === null ? null : { kind, number: platform.keys.decrypt(sealed) };
  return {
    customerId: row.customer_id,
    name: row.name,
    kind: row.kind,
    documentNumber: maskedDocument(document),
    phone: row.phone === null ? null : maskPhone(row.phone),
    address: row.address === null ? null : maskAddress(row.address),
    accounts: row.accounts,
  };
}

async function shorts(platform: Platform, tx: Tx, about: { orgId: number; ids: readonly string[] }) {
  const { rows } = await runSql<ShortRow>(tx, shortSql, [about.orgId, [...new Set(about.ids)]]);
  return new Map(rows.map((row) => [row.customer_id, shortOf(platform, row)]));
}

interface PairRow {
  finding_id: string;
  customer_id: string;
  subject: string;
  because: Likeness;
  found_at: Date;
}

type CandidateQuery = Static<(typeof customerMergeRoutes)['candidates']['query']>;

/** Pairs the data check suspects, each once; the surest reasons can be asked for alone. */
export async function candidateList(
  platform: Platform,
  tx: Tx,
  question: { orgId: number; query: CandidateQuery; limit: number },
): Promise<{ items: Candidate[]; next: string | null }> {
  const { orgId, query, limit } = question;
  const [after] = readCursor(query.cursor, 1);
  // Both sides have a finding: a pair is shown from the side whose id is smaller.
  const { rows } = await runSql<PairRow>(
    tx,
    `select f.finding_id, f.customer_id, f.subject, f.detail->>'because' as because, f.found_at
     from quality_finding f
     where f.org_id = $1 and f.rule = 'duplicate-suspected' and f.status = 'open'
       and f.customer_id::text < f.subject
       and ($2::text is null or f.detail->>'because' = $2) and ($3::uuid is null or f.finding_id < $3)
     order by f.finding_id desc limit $4`,
    [orgId, query.because ?? null, after ?? null, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const known = await shorts(platform, tx, {
    orgId,
    ids: shown.flatMap(({ customer_id, subject }) => [customer_id, subject]),
  });
  const items = shown.flatMap((row) => {
    const [first, second] = [known.get(row.customer_id), known.get(row.subject)];
    if (first === undefined || second === undefined) return [];
    const { finding_id: findingId, because } = row;
    return [{ findingId, because, first, second, foundAt: row.found_at.toISOString() }];
  });
  const last = shown.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf([last.finding_id]) : null };
}

type Alike = Static<(typeof customerMergeRoutes)['alike']['response']>;

/** Files that may be the same customer as this one, looked up now. */
export async function alikeTo(
  platform: Platform,
  tx: Tx,
  about: { orgId: number; customerId: string },
): Promise<Alike> {
  const [loaded] = await loadFiles(tx, platform.keys, {
    orgId: about.orgId,
    customerIds: [about.customerId],
  });
  if (loaded === undefined) {
    // Refuses an id of nobody; a merged file is like no other any more.
    await customerPage(platform, tx, about);
    return { items: [] };
  }
  const { alike } = loaded.file;
  const known = await shorts(platform, tx, {
    orgId: about.orgId,
    ids: alike.map(({ customerId }) => customerId),
  });
  return {
    items: alike.flatMap(({ customerId, because }) => {
      const customer = known.get(customerId);
      return customer === undefined ? [] : [{ because, customer }];
    }),
  };
}

/** When and why the two were found to be different customers; null when nobody did. */
async function toldApart(tx: Tx, orgId: number, pair: readonly [string, string]) {
  const { rows } = await runSql<{ told_at: Date; name: string | null; reason: string }>(
    tx,
    `select a.told_at, s.name, a.reason from told_apart a
     left join staff s on s.org_id = a.org_id and s.staff_id = a.told_by
     where a.org_id = $1 and a.first_id = least($2::uuid, $3::uuid) and a.second_id = greatest($2::uuid, $3::uuid)`,
    [orgId, ...pair],
  );
  const [row] = rows;
  return row === undefined ? null : { at: row.told_at.toISOString(), by: row.name, reason: row.reason };
}

/** Both files side by side, masked, and whether their documents are the same behind the mask. */
export async function compareCustomers(
  platform: Platform,
  tx: Tx,
  about: { orgId: number; firstCustomerId: string; secondCustomerId: string },
) {
  const { orgId, firstCustomerId, secondCustomerId } = about;
  const { rows } = await runSql<{ digests: number; documents: number }>(
    tx,
    `select count(distinct document_digest) as digests, count(document_digest) as documents
     from customer where org_id = $1 and customer_id = any ($2::uuid[])`,
    [orgId, [firstCustomerId, secondCustomerId]],
  );
  return {
    first: await customerPage(platform, tx, { orgId, customerId: firstCustomerId }),
    second: await customerPage(platform, tx, { orgId, customerId: secondCustomerId }),
    sameDocument: rows[0]?.digests === 1 && rows[0].documents === 2,
    toldApart: await toldApart(tx, orgId, [firstCustomerId, secondCustomerId]),
  };
}

interface MergeRow {
  merge_id: string;
  survivor_id: string;
  survivor: string;
  absorbed_id: string;
  absorbed: string;
  merged_at: Date;
  merged_name: string | null;
  reason: string;
  undone_at: Date | null;
  undone_name: string | null;
  undo_reason: string | null;
}

/** What was merged, newest first, and what can still be undone. */
export async function mergeList(
  tx: Tx,
  question: { orgId: number; cursor: string | undefined; limit: number; now: Date },
): Promise<{ items: Merge[]; next: string | null }> {
  const { orgId, limit } = question;
  const [after] = readCursor(question.cursor, 1);
  const { rows } = await runSql<MergeRow>(
    tx,
    `select m.merge_id, m.survivor_id, a.name as survivor, m.absorbed_id, b.name as absorbed, m.merged_at,
       s.name as merged_name, m.reason, m.undone_at, u.name as undone_name, m.undo_reason
     from customer_merge m
     join customer a on a.org_id = m.org_id and a.customer_id = m.survivor_id
     join customer b on b.org_id = m.org_id and b.customer_id = m.absorbed_id
     left join staff s on s.org_id = m.org_id and s.staff_id = m.merged_by
     left join staff u on u.org_id = m.org_id and u.staff_id = m.undone_by
     where m.org_id = $1 and ($2::uuid is null or m.merge_id < $2) order by m.merge_id desc limit $3`,
    [orgId, after ?? null, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map((row) => ({
    mergeId: row.merge_id,
    survivorId: row.survivor_id,
    survivor: row.survivor,
    absorbedId: row.absorbed_id,
    absorbed: row.absorbed,
    mergedAt: row.merged_at.toISOString(),
    mergedBy: row.merged_name,
    reason: row.reason,
    undoneAt: row.undone_at?.toISOString() ?? null,
    undoneBy: row.undone_name,
    undoReason: row.undo_reason,
    undoable: row.undone_at === null && isUndoable(row.merged_at.getTime(), question.now.getTime()),
  }));
  return { items, next: rows.length > limit && last !== undefined ? cursorOf([last.merge_id]) : null };
}
