import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import type { Clock } from '#domain/promises/clock.ts';
import type { Region } from '#domain/promises/promise.ts';
import { accept } from '#domain/processes/accept.ts';
import { advance } from '#domain/processes/advance.ts';
import type { Intake } from '#domain/processes/command.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Advanced, OrderState } from '#domain/processes/state.ts';
import { beforeCommit } from '../../../platform/db/database.ts';
import { insertRows } from '../../../platform/db/insert-rows.ts';
import type { Work } from '../../../platform/work.ts';
import { newsOf, prepareWrite, throwRejected, type Doer } from '../effects.ts';
import { newOrderNotices } from '../notices.ts';
import { orderNumbers } from '../order-numbers.ts';
import { summaryOf, tokensOf } from '../summary.ts';
import { newOrderRows, type NewOrder } from '../store.ts';

/** Who and where an order is about, as the requests domain found out. */
export interface OrderSubject {
  readonly customerId: string | null;
  readonly accountId: string | null;
  readonly usagePointId: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly address: string | null;
}

export interface AcceptInput {
  readonly orgId: number;
  readonly orgCode: string;
  readonly orderId: string;
  readonly definition: ProcessDefinition;
  readonly intake: Intake;
  readonly subject: OrderSubject;
  readonly unitId: string;
  readonly region: Region;
  readonly source: string | null;
  readonly externalId: string | null;
  readonly bundleId: string | null;
  readonly parentOrderId: string | null;
  /** When the customer came or called, where that was before now (R-REQ-15). */
  readonly takenAt: Date | null;
  readonly refusal: { readonly reason: string; readonly basis: string } | null;
}

/** The intake played, and refused at once where it breaks policy (R-REQ-10): both are on record. */
function play(input: AcceptInput, doer: Doer, now: Date): Advanced {
  const facts = { actor: doer.actor };
  const nowMs = (input.takenAt ?? now).getTime();
  const refusing = input.refusal === null ? {} : { refusing: true as const };
  const accepted = accept(input.definition, { ...input.intake, ...refusing }, { facts, nowMs });
  if (isRefused(accepted)) throwRejected(accepted);
  if (input.refusal === null) return accepted;
  const command = { verb: 'refuse' as const, ...input.refusal };
  const refused = advance(input.definition, accepted.order, command, { facts, nowMs: now.getTime() });
  if (isRefused(refused)) throwRejected(refused);
  return joined(accepted, refused);
}

/** Two answers of the engine as one. */
function joined(first: Advanced, second: Advanced): Advanced {
  return {
    order: second.order,
    events: [...first.events, ...second.events],
    clocks: [...first.clocks, ...second.clocks],
    opened: [...first.opened, ...second.opened],
    closed: [...first.closed, ...second.closed],
    notices: [...first.notices, ...second.notices],
  };
}

function checkTakenAt(takenAt: Date | null, now: Date): void {
  const longestMs = 7 * 86_400_000;
  if (takenAt === null) return;
  const ageMs = now.getTime() - takenAt.getTime();
  if (ageMs < -60_000 || ageMs > longestMs) throw new Refusal('order.taken-at', { field: 'takenAt' });
}

/** What an acceptance made. */
export interface AcceptedOrder {
  readonly orderNo: string;
  readonly state: OrderState;
  readonly clocks: readonly { readonly clock: string; readonly run: number; readonly body: Clock }[];
}

/** The columns of a new order; a report in confidence is found by no name, no place and no word of it. */
function newOrder(input: AcceptInput, made: { orderNo: string; now: Date; summary: string }): NewOrder {
  const { definition, subject } = input;
  const { summary } = made;
  const confidential = definition.confidential === true;
  return {
    tokens: confidential ? [] : tokensOf([subject.contactName, subject.address, summary]),
    columns: {
      order_no: made.orderNo,
      kind: definition.kind,
      definition_version: definition.version,
      channel: input.intake.channel,
      confidential,
      customer_id: subject.customerId,
      account_id: subject.accountId,
      usage_point_id: subject.usagePointId,
      contact_name: subject.contactName,
      contact_phone: subject.contactPhone,
      address: subject.address,
      summary,
      source: input.source,
      external_id: input.externalId,
      bundle_id: input.bundleId,
      parent_order_id: input.parentOrderId,
      accepted_at: input.takenAt ?? made.now,
    },
  };
}

/**
 * Accepts a request inside the caller's transaction: the order with its first tasks, clocks, events and notices.
 * The caller makes sure that the id is new. Throws every fault of the intake at once.
 */
export async function acceptOrder(work: Work, input: AcceptInput, doer: Doer): Promise<AcceptedOrder> {
  const { platform, tx } = work;
  const now = platform.now();
  checkTakenAt(input.takenAt, now);
  const { definition, subject } = input;
  const place = { orgId: input.orgId, orderId: input.orderId, unitId: input.unitId, region: input.region };
  const { advanced, write } = await prepareWrite(work, {
    definition,
    place,
    before: null,
    advanced: play(input, doer, now),
    doer,
    commandId: input.orderId,
  });
  const orderNo = orderNumbers(platform).next(input.orgCode, now);
  const summary = summaryOf(definition, advanced.order.values);
  const order = { ...place, orderNo, customerId: subject.customerId, contactPhone: subject.contactPhone };
  const told = await newOrderNotices(work, { definition, order, advanced, ...write }, doer);
  const rows = newOrderRows(write, newOrder(input, { orderNo, now, summary }));
  const stored = insertRows(tx, told === null ? rows : [...rows, told.insertion], told?.jobs);
  beforeCommit(tx, stored);
  platform.live.publish([...(told?.news ?? []), ...newsOf(place, null, advanced.order)]);
  return { orderNo, state: advanced.order, clocks: write.clocks };
}
