import type { CustomerCare } from '#contracts/customer-care.ts';
import { untilDayErrors, type DangerKind } from '#domain/customers/care/danger.ts';
import { careRefuse } from '#domain/customers/care/refusals.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { whenTaken } from '../../../../platform/db/duplicates.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import { changeCare } from '../change-care.ts';

/** A danger as somebody on the spot notes it. */
export interface NotedDanger {
  readonly customerId: string;
  readonly commandId: string;
  readonly dangerId: string;
  readonly kind: DangerKind;
  readonly words: string;
  readonly untilDay?: string | null | undefined;
}

/** Notes a danger for everyone who comes after, with its author. */
export function noteDanger(platform: Platform, caller: Caller, given: NotedDanger): Promise<CustomerCare> {
  const { customerId, commandId, ...content } = given;
  const { dangerId, kind, words, untilDay = null } = content;
  const step = { customerId, commandId, kind: 'customer.danger-noted' as const, content };
  return changeCare({ platform, caller }, step, async ({ tx, actor }) => {
    const now = platform.now();
    const until = untilDay === null ? null : calendarDate(untilDay);
    throwRefused(untilDayErrors(until, businessDate(now.getTime())));
    await tx
      .insertInto('danger_sign')
      .values({
        org_id: actor.orgId,
        danger_id: dangerId,
        customer_id: customerId,
        kind,
        words: words.trim(),
        noted_at: now,
        noted_by: actor.origin.actorId,
        until_day: until,
      })
      .execute()
      .catch(whenTaken({ danger_sign_pkey: () => new Refusal('conflict.id-reused', { field: 'dangerId' }) }));
    return { data: { dangerId, kind, untilDay: until }, personal: { words: words.trim() } };
  });
}

/** Ends a danger sign, with the reason. */
export function endDanger(
  platform: Platform,
  caller: Caller,
  given: { customerId: string; dangerId: string; commandId: string; reason: string },
): Promise<CustomerCare> {
  const { customerId, commandId, ...content } = given;
  const { dangerId, reason } = content;
  const step = { customerId, commandId, kind: 'customer.danger-ended' as const, content };
  return changeCare({ platform, caller }, step, async ({ tx, actor }) => {
    const ended = await tx
      .updateTable('danger_sign')
      .set({ ended_at: platform.now(), ended_by: actor.origin.actorId, end_reason: reason.trim() })
      .where('org_id', '=', actor.orgId)
      .where('customer_id', '=', customerId)
      .where('danger_id', '=', dangerId)
      .where('ended_at', 'is', null)
      .returning('kind')
      .executeTakeFirst();
    if (ended === undefined) throw Refusal.from(careRefuse('customer.danger-over'));
    return { data: { dangerId, kind: ended.kind }, personal: { reason: reason.trim() } };
  });
}
