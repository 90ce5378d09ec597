import type { PublicationView } from '#contracts/supervision-report.ts';
import { present } from '#domain/kernel/assert.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { layCase, layOut, type LaidCase } from '#domain/supervision/lay-out.ts';
import { monthRange, type Month } from '#domain/supervision/settlement.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { countedCases } from '../../orders/index.ts';
import { monthOf, spanOf } from '../report/month.ts';
import { frozenCase, type FrozenCase } from './frozen-case.ts';
import { mayPublish } from './four-eyes.ts';
import { insertPublication, publicationRow, publicationView } from './store.ts';

export interface PrepareInput {
  readonly publicationId: string;
  readonly month: string;
  readonly note: string;
}

interface Earlier {
  readonly status: string;
  readonly version: number;
}

/** The version that comes next; refuses while one is waiting, and a correction without its reason. */
async function nextVersion(
  tx: Tx,
  orgId: number,
  { month, note }: { month: Month; note: string },
): Promise<number> {
  const { rows } = await runSql<Earlier>(
    tx,
    `select status, version from promise_publication
     where org_id = $1 and month = $2 and status <> 'discarded' order by version desc limit 1`,
    [orgId, month],
  );
  const newest = rows[0];
  if (newest?.status === 'prepared')
    throw new Refusal('supervision.publication-waiting', { data: { month } });
  if (newest !== undefined && note.trim() === '') {
    throw new Refusal('supervision.correction-reason', { field: 'note', data: { month } });
  }
  return (newest?.version ?? 0) + 1;
}

const restEvery = 500;
const rest = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** Leaves of many cases; other requests get their turn in between (a county's month is some 40,000 leaves). */
async function leavesOf(cases: readonly FrozenCase[]): Promise<LaidCase<FrozenCase>[]> {
  const laid: LaidCase<FrozenCase>[] = [];
  for (const one of cases) {
    laid.push(layCase(one));
    if (laid.length % restEvery === 0) await rest();
  }
  return laid;
}

/**
 * Freezes the figures of a month that has ended, every counted case with them, for a second person to publish. The
 * first preparation of a month is version 1; a correction is the next and says why. The same id again changes nothing.
 */
export function preparePublication(
  platform: Platform,
  caller: Caller,
  { publicationId, note, month: text }: PrepareInput,
): Promise<PublicationView> {
  const { orgId, staffId } = caller;
  const month = monthOf(text);
  const now = platform.now();
  return inTransaction(platform.db, [orgId], async (tx) => {
    // One preparation of a unit at a time; the second finds the first.
    await runSql(tx, 'select 1 from org_unit where org_id = $1 order by unit_id limit 1 for no key update', [
      orgId,
    ]);
    const known = await publicationRow(tx, { orgId, publicationId });
    const mine = await mayPublish(tx, { orgId, staffId, preparedBy: known?.prepared_by ?? staffId, now });
    if (known !== null) return publicationView(known, mine);
    if (monthRange(month).toMs > now.getTime()) {
      throw new Refusal('supervision.month-open', { field: 'month', data: { month } });
    }
    const version = await nextVersion(tx, orgId, { month, note });
    const rows = await countedCases(tx, spanOf(orgId, month));
    if (rows.length === 0) throw new Refusal('supervision.month-empty', { field: 'month', data: { month } });
    const laid = await leavesOf(rows.map((row) => frozenCase(platform, publicationId, row)));
    const { lines, root } = layOut(laid);
    await insertPublication(tx, {
      ...{ orgId, publicationId, month, version, note: note.trim(), root, lines },
      ...{ preparedBy: staffId, now },
    });
    await record(
      { platform, tx },
      { orgId, caseKind: 'publication', caseId: publicationId, ...byStaff(caller) },
      [{ kind: 'promise-report.prepared', at: now, data: { month, version, cases: rows.length, root } }],
    );
    const made = await publicationRow(tx, { orgId, publicationId });
    return publicationView(present(made, 'the publication just made'), mine);
  });
}
