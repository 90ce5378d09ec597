import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { advance } from '#domain/processes/advance.ts';
import type { Command } from '#domain/processes/command.ts';
import { definitionOf } from '../definition-of.ts';
import type { Facts, OrderStatus } from '#domain/processes/state.ts';
import { inTransaction, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { refuseAbsent } from '../absent-holders.ts';
import { newsOf, prepareWrite, throwRejected, type Doer } from '../effects.ts';
import { countAttachments, tiePapers } from '../papers.ts';
import { queueOrderNotices } from '../notices.ts';
import { loadOrder, updateOrder, type LoadedOrder } from '../store.ts';
import { keepEarliestPromise } from '../merging.ts';
import { withQuotedTitles } from '../quotes.ts';

export interface PerformInput {
  readonly orgId: number;
  readonly orderId: string;
  /** Made by the client; the same id again answers as the first time and changes nothing. */
  readonly commandId: string;
  /** The version the actor saw. */
  readonly seenVersion?: number | undefined;
  readonly command: Command;
}

export interface Performed {
  readonly orderId: string;
  readonly version: number;
  readonly status: OrderStatus;
}

/** Attachments a command brings along; they belong to the order from this moment on. */
function broughtAlong(command: Command): readonly string[] {
  if (command.verb === 'attach') return command.attachmentIds;
  if (command.verb === 'act' && command.signatureId !== undefined) return [command.signatureId];
  if (command.verb === 'record-signature') return [command.signatureId];
  if (command.verb === 'pause') return command.evidenceIds ?? [];
  return [];
}

function factsOf(input: PerformInput, doer: Doer, attachmentsBefore: number): Facts {
  return {
    actor: doer.actor,
    attachments: attachmentsBefore + broughtAlong(input.command).length,
    ...(input.seenVersion === undefined ? {} : { seenVersion: input.seenVersion }),
  };
}

/**
 * Late words to a merged order reach the survivor (M1): a remark, a paper or an urging lands where the work goes on.
 */
async function survivorOf(tx: Tx, order: LoadedOrder, input: PerformInput): Promise<LoadedOrder> {
  const into = order.state.mergedInto?.orderId;
  if (into === undefined || !['remark', 'attach', 'urge'].includes(input.command.verb)) return order;
  const { orgId, commandId } = input;
  return (await loadOrder(tx, { orgId, orderId: into, commandId })) ?? order;
}

/** Carries out one command on an order inside the transaction of the caller. */
export async function performWithin(work: Work, input: PerformInput, doer: Doer): Promise<Performed> {
  const { platform, tx } = work;
  const loaded = await loadOrder(tx, input);
  if (loaded === null) throw new Refusal('not-found', { data: { what: '工单' } });
  if (loaded.replayed) return performed(loaded);
  await refuseAbsent(work, input, doer);
  const order = await survivorOf(tx, loaded, input);
  if (order.replayed) return performed(order);
  const definition = definitionOf(order.state.kind, order.state.definitionVersion);
  const facts = factsOf(input, doer, await countAttachments(tx, order));
  const command = await withQuotedTitles(work, {
    orgId: order.orgId,
    command: input.command,
    actor: doer.actor,
  });
  const answer = advance(definition, order.state, command, {
    facts,
    nowMs: platform.now().getTime(),
    orderId: order.orderId,
  });
  if (isRefused(answer)) throwRejected(answer);
  await tiePapers(tx, { orgId: order.orgId, orderId: order.orderId, doer }, broughtAlong(input.command));
  const { advanced, write } = await prepareWrite(work, {
    definition,
    place: order,
    before: order,
    advanced: answer,
    doer,
    commandId: input.commandId,
  });
  await updateOrder(tx, write, platform.now());
  if (input.command.verb === 'merge') await keepEarliestPromise(work, order, input.command.intoOrderId);
  await queueOrderNotices(work, { definition, order, advanced });
  platform.live.publish(newsOf(order, order.state, advanced.order));
  if (input.command.verb === 'merge')
    platform.live.publish([
      { orgId: order.orgId, kind: 'order', id: input.command.intoOrderId, teamIds: [], staffIds: [] },
    ]);
  return { orderId: order.orderId, version: advanced.order.version, status: advanced.order.status };
}

function performed(order: LoadedOrder): Performed {
  return { orderId: order.orderId, version: order.state.version, status: order.state.status };
}

/**
 * Carries out one command on an order: locked, decided by the engine, written with its events, clocks and notices
 * in one transaction. Throws the refusal; then nothing has changed.
 */
export function perform(platform: Platform, input: PerformInput, doer: Doer): Promise<Performed> {
  return inTransaction(platform.db, [input.orgId], (tx) => performWithin({ platform, tx }, input, doer));
}
