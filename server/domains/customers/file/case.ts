import { canonicalJson } from '#domain/audit/canonical-json.ts';
import type { customerEvents } from '#domain/customers/event-titles.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, record, type Happening, type Origin } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';

/** In whose name a command on customers runs. */
export interface Actor {
  readonly orgId: number;
  /** Code of the supply unit, in front of its account numbers. */
  readonly orgCode: string;
  readonly origin: Origin;
}

/** One command on one customer: the id made by the client, and what it asks, as a keyed digest. */
export interface CustomerCommand {
  readonly orgId: number;
  readonly customerId: string;
  readonly commandId: string;
  readonly digest: string;
}

/** The signed-in member of staff as the actor; the online hall brings its customer as an actor already. */
export function actorOf(caller: Caller | Actor): Actor {
  if ('origin' in caller) return caller;
  return { orgId: caller.orgId, orgCode: caller.orgCode, origin: byStaff(caller) };
}

/** Names a command: the keyed digest tells a retry from another command under the same id, and gives nothing away. */
export function commandOf(
  platform: Pick<Platform, 'keys'>,
  about: { orgId: number; customerId: string; commandId: string },
  content: unknown,
): CustomerCommand {
  const text = canonicalJson(JSON.parse(JSON.stringify(content)));
  return { ...about, digest: platform.keys.digest('customer-command', text) };
}

/**
 * Whether the command was carried out before; the same id with another content is refused. To be asked behind
 * the lock on the customer, so that of two that arrive together the second sees the first.
 */
export async function doneBefore(
  tx: Tx,
  command: CustomerCommand,
  kind: CustomerEventKind,
): Promise<boolean> {
  const { orgId, customerId: caseId, commandId, digest } = command;
  const earlier = await earlierData(tx, { orgId, caseId, commandId, kind });
  if (earlier === null) return false;
  if (earlier['command'] !== digest) throw new Refusal('conflict.id-reused', { field: 'commandId' });
  return true;
}

/** Records what a command did to the customer. */
export async function note(
  platform: Platform,
  tx: Tx,
  step: {
    actor: Actor;
    command: CustomerCommand;
    kind: CustomerEventKind;
    data?: object;
    personal?: object | undefined;
  },
): Promise<void> {
  const { actor, command, kind, data = {}, personal } = step;
  const happening: Happening = {
    kind,
    at: platform.now(),
    data: { ...data, command: command.digest },
    ...(personal === undefined ? {} : { personal: { ...personal } }),
  };
  const about = { orgId: command.orgId, caseKind: 'customer' as const, caseId: command.customerId };
  await record({ platform, tx }, { ...about, ...actor.origin, commandId: command.commandId }, [happening]);
}

/** What can happen to a customer's file; the history tells each in words. */
export type CustomerEventKind = keyof typeof customerEvents;
