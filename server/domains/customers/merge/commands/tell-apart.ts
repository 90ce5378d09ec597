import { careRefuse } from '#domain/customers/care/refusals.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { actorOf, type Actor, type CustomerEventKind } from '../../file/case.ts';
import { changeFileIn } from '../../file/change-file.ts';
import { lockPair } from './merge-customers.ts';

/** Two files of which somebody looked whether they are one customer. */
interface PairStep {
  readonly commandId: string;
  readonly firstCustomerId: string;
  readonly secondCustomerId: string;
}

/** The pair in the order in which it is stored: by id, as text and as uuid alike. */
function ordered({ firstCustomerId, secondCustomerId }: PairStep): readonly [string, string] {
  if (firstCustomerId === secondCustomerId) throw new Refusal('customer.merge-same');
  return firstCustomerId < secondCustomerId
    ? [firstCustomerId, secondCustomerId]
    : [secondCustomerId, firstCustomerId];
}

interface Change {
  readonly kind: CustomerEventKind;
  readonly reason: string;
  /** Answers whether anything was different. */
  readonly store: (tx: Tx, at: { actor: Actor; pair: readonly [string, string] }) => Promise<boolean>;
}

/** Both files are locked in the order of their ids, and each tells in its history what was found. */
async function onPair(
  platform: Platform,
  caller: Caller,
  given: { step: PairStep; change: Change },
): Promise<void> {
  const { step, change } = given;
  const actor = actorOf(caller);
  const pair = ordered(step);
  const [firstId, secondId] = pair;
  const { kind, reason } = change;
  await inTransaction(platform.db, [actor.orgId], async (tx) => {
    await lockPair(tx, { orgId: actor.orgId, survivorId: firstId, absorbedId: secondId });
    for (const [customerId, otherId] of [
      [firstId, secondId],
      [secondId, firstId],
    ] as const) {
      const { commandId } = step;
      const content = { otherId, reason };
      await changeFileIn({ platform, tx, actor }, { customerId, commandId, kind, content }, async () => {
        const changed = customerId === secondId || (await change.store(tx, { actor, pair }));
        if (!changed) throw Refusal.from(careRefuse('customer.finding-closed'));
        return { data: { otherCustomerId: otherId, reason } };
      });
    }
  });
}

/** Notes that the two are different customers: the pair is proposed no more, and open suspicions close. */
export function tellApart(
  platform: Platform,
  caller: Caller,
  given: PairStep & { readonly reason: string },
): Promise<void> {
  const reason = given.reason.trim();
  const store: Change['store'] = async (tx, { actor, pair }) => {
    const { rows } = await runSql(
      tx,
      `insert into told_apart (org_id, first_id, second_id, told_at, told_by, reason) values ($1, $2, $3, $4, $5, $6)
       on conflict (org_id, first_id, second_id) do nothing returning 1`,
      [actor.orgId, ...pair, platform.now(), actor.origin.actorId, reason],
    );
    return rows.length > 0;
  };
  return onPair(platform, caller, { step: given, change: { kind: 'customer.told-apart', reason, store } });
}

/** Takes that back; the next round of the data check looks at the pair again. */
export function suspectAgain(platform: Platform, caller: Caller, given: PairStep): Promise<void> {
  const store: Change['store'] = async (tx, { actor, pair }) => {
    const { rows } = await runSql(
      tx,
      'delete from told_apart where org_id = $1 and first_id = $2 and second_id = $3 returning 1',
      [actor.orgId, ...pair],
    );
    return rows.length > 0;
  };
  const change: Change = { kind: 'customer.suspected-again', reason: '', store };
  return onPair(platform, caller, { step: given, change });
}
