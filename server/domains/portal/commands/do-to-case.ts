import type { Static } from 'typebox';
import type { CaseDoing, PortalCase } from '#contracts/portal-case.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Command } from '#domain/processes/command.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { tieAttachments } from '../../files/index.ts';
import { guardSlot, performWithin, type Doer } from '../../orders/index.ts';
import { acceptingOnce } from '../../requests/index.ts';
import { isOpen, viewWithin, type OwnOrder } from '../case-view.ts';
import { countHits } from '../counters.ts';

type Doing = Static<typeof CaseDoing>;

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

/** What the engine is asked to do; the papers of a remark or an action are attached before it. */
function commandOf(doing: Doing['doing']): Command {
  switch (doing.verb) {
    case 'urge':
    case 'remark':
      return { verb: doing.verb, text: doing.text };
    case 'withdraw':
      return { verb: 'withdraw', reason: doing.reason };
    case 'papers':
      return { verb: 'attach', attachmentIds: doing.attachmentIds, document: doing.document };
    case 'rebook':
      return { verb: 'rebook', at: doing.at, reason: doing.reason };
    case 'act':
      return {
        verb: 'act',
        task: doing.task,
        action: doing.action,
        values: doing.values ?? {},
        ...(doing.signatureId === undefined ? {} : { signatureId: doing.signatureId }),
      };
  }
}

function papersOf(doing: Doing['doing']): readonly string[] {
  return doing.verb === 'remark' || doing.verb === 'act' ? (doing.attachmentIds ?? []) : [];
}

async function bringPapers(work: Work, own: OwnOrder, given: { doing: Doing['doing']; doer: Doer }) {
  const { doing, doer } = given;
  const ids = papersOf(doing);
  const named = doing.verb === 'papers' ? doing.attachmentIds : [];
  const signed = doing.verb === 'act' && doing.signatureId !== undefined ? [doing.signatureId] : [];
  await tieUploads(work.tx, own, [...ids, ...named, ...signed]);
  const [first] = ids;
  if (first === undefined) return;
  // The first paper's own id names the command, so that a repeat attaches nothing twice.
  await performWithin(
    work,
    { ...own, commandId: first, command: { verb: 'attach', attachmentIds: [...ids] } },
    doer,
  );
}

async function wasDone(tx: Tx, own: OwnOrder, commandId: string): Promise<boolean> {
  const { rows } = await runSql(
    tx,
    'select 1 from event where org_id = $1 and case_id = $2 and command_id = $3',
    [own.orgId, own.orderId, commandId],
  );
  return rows.length > 0;
}

/**
 * Urges, adds words and papers, moves the visit, takes an action that is the customer's, or withdraws; refused when
 * the case has ended meanwhile. The same command again answers as the case stands.
 */
export async function doToCase(
  platform: Platform,
  own: OwnOrder,
  { doing, commandId, customerId }: Doing & { customerId: string | null },
): Promise<Static<typeof PortalCase>> {
  await countHits(platform, [{ limit: 'act-order', of: own.orderId }]);
  const doer = portalDoer(customerId);
  return acceptingOnce(platform, own.orgId, async (work) => {
    if (await wasDone(work.tx, own, commandId)) return viewWithin(platform, work.tx, own);
    if (!(await isOpen(work.tx, own))) throw new Refusal('portal.not-possible-now');
    if (doing.verb === 'rebook') await guardSlot(work, own, doing.at);
    await bringPapers(work, own, { doing, doer });
    await performWithin(work, { ...own, commandId, command: commandOf(doing) }, doer);
    return viewWithin(platform, work.tx, own);
  });
}
