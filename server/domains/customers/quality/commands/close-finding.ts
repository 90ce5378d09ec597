import type { Finding } from '#contracts/customer-quality.ts';
import { careRefuse } from '#domain/customers/care/refusals.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { inTransaction, type Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { actorOf, type CustomerEventKind } from '../../file/case.ts';
import { changeFileIn } from '../../file/change-file.ts';
import { findingById } from '../queries.ts';

interface Step {
  readonly findingId: string;
  readonly commandId: string;
  readonly reason: string | null;
}

/** The customer is the case: its lock keeps two clerks and the night's round apart. */
async function customerOf(tx: Tx, orgId: number, findingId: string): Promise<string> {
  const row = await tx
    .selectFrom('quality_finding')
    .select('customer_id')
    .where('org_id', '=', orgId)
    .where('finding_id', '=', findingId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '检查结果' } });
  return row.customer_id;
}

interface Move {
  readonly kind: CustomerEventKind;
  readonly from: 'open' | 'ignored';
  readonly to: 'open' | 'ignored';
}

function move(platform: Platform, caller: Caller, given: { step: Step; move: Move }): Promise<Finding> {
  const { step, move: way } = given;
  const { findingId, commandId, reason } = step;
  const actor = actorOf(caller);
  return inTransaction(platform.db, [actor.orgId], async (tx) => {
    const customerId = await customerOf(tx, actor.orgId, findingId);
    const change = { customerId, commandId, kind: way.kind, content: { findingId, reason } };
    await changeFileIn({ platform, tx, actor }, change, async () => {
      const row = await tx
        .updateTable('quality_finding')
        .set({
          status: way.to,
          closed_at: way.to === 'open' ? null : platform.now(),
          closed_by: way.to === 'open' ? null : actor.origin.actorId,
          reason: way.to === 'open' ? null : reason,
        })
        .where('org_id', '=', actor.orgId)
        .where('finding_id', '=', findingId)
        .where('status', '=', way.from)
        .returning('rule')
        .executeTakeFirst();
      if (row === undefined) throw Refusal.from(careRefuse('customer.finding-closed'));
      return { data: { findingId, rule: row.rule, ...(reason === null ? {} : { reason }) } };
    });
    return findingById(tx, { orgId: actor.orgId, findingId });
  });
}

/** Lets a finding pass because the value is right as it is; it comes back when the value changes. */
export function ignoreFinding(
  platform: Platform,
  caller: Caller,
  given: { findingId: string; commandId: string; reason: string },
): Promise<Finding> {
  const step = { ...given, reason: given.reason.trim() };
  const way = { kind: 'customer.finding-ignored', from: 'open', to: 'ignored' } as const;
  return move(platform, caller, { step, move: way });
}

/** Takes that back. */
export function reopenFinding(
  platform: Platform,
  caller: Caller,
  given: { findingId: string; commandId: string },
): Promise<Finding> {
  const way = { kind: 'customer.finding-reopened', from: 'ignored', to: 'open' } as const;
  return move(platform, caller, { step: { ...given, reason: null }, move: way });
}
