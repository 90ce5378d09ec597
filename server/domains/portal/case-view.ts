import type { Static } from 'typebox';
import type { CaseDoing, PortalCase } from '#contracts/portal.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { reading, runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Work } from '../../platform/work.ts';
import { tieAttachments } from '../files/index.ts';
import { followToken, performWithin, type Doer } from '../orders/index.ts';
import { acceptingOnce, followedCase } from '../requests/index.ts';
import { countHits } from './counters.ts';

/** An order that whoever asks has shown to be theirs. */
export interface OwnOrder {
  readonly orgId: number;
  readonly orderId: string;
}

type View = Static<typeof PortalCase>;
type Doing = Static<typeof CaseDoing>;

async function statusOf(tx: Tx, { orgId, orderId }: OwnOrder): Promise<string | null> {
  const { rows } = await runSql<{ status: string }>(
    tx,
    'select status from work_order where org_id = $1 and order_id = $2',
    [orgId, orderId],
  );
  return rows[0]?.status ?? null;
}

async function viewWithin(platform: Platform, tx: Tx, own: OwnOrder): Promise<View> {
  const [followed, status] = await Promise.all([followedCase(platform, tx, own), statusOf(tx, own)]);
  if (followed === null) throw new Refusal('not-found', { data: { what: '业务' } });
  const open = status === 'open';
  return {
    ...followed,
    orderId: own.orderId,
    token: followToken(platform, followed.orderNo),
    open,
    may: { urge: open, withdraw: open, remark: open },
  };
}

/** The case with what may be done about it now. */
export function caseView(platform: Platform, own: OwnOrder): Promise<View> {
  return reading(platform.db, [own.orgId], (tx) => viewWithin(platform, tx, own));
}

/** Somebody on the online hall as the engine and the history know them; null: known by a code alone. */
export function portalDoer(customerId: string | null): Doer {
  return {
    actor: { kind: 'customer', customerId: customerId ?? '' },
    origin: { actorKind: 'customer', actorId: customerId, source: 'portal' },
  };
}

/** Papers were uploaded under the id of the order they are for; they belong to it from now on. */
export async function tieUploads(tx: Tx, own: OwnOrder, ids: readonly string[]): Promise<void> {
  await tieAttachments(
    tx,
    { orgId: own.orgId, caseKind: 'order', caseId: own.orderId, staffId: own.orderId },
    ids,
  );
}

async function bringPapers(work: Work, own: OwnOrder, given: { ids: readonly string[]; doer: Doer }) {
  const [first] = given.ids;
  if (first === undefined) return;
  await tieUploads(work.tx, own, given.ids);
  // The first paper's own id names the command, so that a repeat attaches nothing twice.
  await performWithin(
    work,
    { ...own, commandId: first, command: { verb: 'attach', attachmentIds: [...given.ids] } },
    given.doer,
  );
}

/** Urges, adds words and papers, or withdraws; refused when the case has ended meanwhile. */
export async function doToCase(
  platform: Platform,
  own: OwnOrder,
  { doing, commandId, customerId }: Doing & { customerId: string | null },
): Promise<View> {
  await countHits(platform, [{ limit: 'act-order', of: own.orderId }]);
  const doer = portalDoer(customerId);
  return acceptingOnce(platform, own.orgId, async (work) => {
    if ((await statusOf(work.tx, own)) !== 'open' && !(await wasDone(work.tx, own, commandId)))
      throw new Refusal('portal.not-possible-now');
    if (doing.verb === 'remark') await bringPapers(work, own, { ids: doing.attachmentIds ?? [], doer });
    const command =
      doing.verb === 'withdraw'
        ? { verb: 'withdraw' as const, reason: doing.reason }
        : { verb: doing.verb, text: doing.text };
    await performWithin(work, { ...own, commandId, command }, doer);
    return viewWithin(platform, work.tx, own);
  });
}

async function wasDone(tx: Tx, own: OwnOrder, commandId: string): Promise<boolean> {
  const { rows } = await runSql(
    tx,
    'select 1 from event where org_id = $1 and case_id = $2 and command_id = $3',
    [own.orgId, own.orderId, commandId],
  );
  return rows.length > 0;
}
