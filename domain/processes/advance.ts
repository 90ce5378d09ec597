/**
 * The engine: what follows when someone does something to an order. Pure and deterministic: the same
 * definition, order, command, facts and instant give the same answer, in the server and in the browser.
 * Bad input is refused; an AssertionFailure is a bug of a definition that `prove.ts` should have found.
 */
import type { Refused } from '#domain/kernel/refusal.ts';
import { assert } from '#domain/kernel/assert.ts';
import { playAct } from './act.ts';
import type { Command, CommandOf, Verb } from './command.ts';
import type { ProcessDefinition } from './definition.ts';
import type { Play } from './play.ts';
import { finishPlay, startPlay } from './play.ts';
import { refuse } from './refusals.ts';
import type { Rejected } from './refusals.ts';
import type { Advanced, Facts, OrderState } from './state.ts';
import { rebook } from './verbs/appointment.ts';
import { archive, correct, refuseOrder, reopen, withdraw } from './verbs/ending.ts';
import { approvePause, claim, handOver, pause, release, resume, returnTask } from './verbs/holding.ts';
import { merge, split, undoMerge } from './verbs/linking.ts';
import { askDocuments, attach, receiveDocuments, recordSignature } from './verbs/papers.ts';
import {
  askExcuse,
  askHelp,
  escalate,
  excuseClock,
  keepCallback,
  promiseCallback,
  remark,
  reportAbnormality,
  urge,
} from './verbs/voice.ts';

/** What the customer may do on the portal, besides actions marked `byCustomer`. */
const customerVerbs: readonly Verb[] = [
  'act',
  'attach',
  'receive-documents',
  'remark',
  'urge',
  'rebook',
  'withdraw',
  'record-signature',
];

/** Verbs in which a stale view matters: what the actor read decides what is right. */
const viewBound: readonly Verb[] = ['refuse', 'merge', 'correct', 'archive', 'reopen'];

/**
 * Plays a command on an order and answers what follows, or the refusal (with all faults at once for forms).
 * `orderId` is needed by `merge` alone, to refuse merging into itself. `nowMs` is epoch milliseconds.
 */
// eslint-disable-next-line @typescript-eslint/max-params -- three positional, then an object (style rule 3)
export function advance(
  definition: ProcessDefinition,
  order: OrderState,
  command: Command,
  context: { readonly facts: Facts; readonly nowMs: number; readonly orderId?: string },
): Advanced | Rejected {
  assert(
    order.kind === definition.kind && order.definitionVersion === definition.version,
    'an order is played on its own definition',
  );
  const play = startPlay(definition, order, context);
  const refused = doorFault(play, command) ?? perform(play, command);
  return refused ?? finishPlay(play);
}

function doorFault(play: Play, command: Command): Refused | null {
  const { actor, seenVersion } = play.facts;
  if (play.order.status === 'archived' && command.verb !== 'remark' && command.verb !== 'excuse-clock')
    return refuse('process.order-not-open', { status: '已归档' });
  if (actor.kind === 'customer' && !customerVerbs.includes(command.verb))
    return refuse('process.not-for-customers');
  const isStale = seenVersion !== undefined && seenVersion !== play.order.version;
  return isStale && viewBound.includes(command.verb) ? refuse('process.changed-meanwhile') : null;
}

const verbs: { readonly [V in Verb]: (play: Play, command: CommandOf<V>) => Rejected | null } = {
  act: playAct,
  claim,
  release,
  'hand-over': handOver,
  return: returnTask,
  pause,
  'approve-pause': approvePause,
  resume,
  remark,
  attach,
  'ask-documents': askDocuments,
  'receive-documents': receiveDocuments,
  'record-signature': recordSignature,
  split,
  merge,
  'undo-merge': undoMerge,
  escalate,
  'ask-help': askHelp,
  urge,
  rebook,
  refuse: refuseOrder,
  withdraw,
  correct,
  'report-abnormality': reportAbnormality,
  'promise-callback': promiseCallback,
  'keep-callback': keepCallback,
  'ask-excuse': askExcuse,
  'excuse-clock': excuseClock,
  reopen,
  archive,
};

function perform<V extends Verb>(play: Play, command: CommandOf<V>): Rejected | null {
  // The border checks verbs too; a word that slipped through is a refusal, not a crash.
  if (!Object.hasOwn(verbs, command.verb)) return refuse('process.action-unknown', { step: '工单' }, 'verb');
  return verbs[command.verb](play, command);
}
