import type { Static } from 'typebox';
import type { AcceptedRequest } from '#contracts/requests.ts';
import { acceptRequest } from '#contracts/requests.ts';
import { commandOrder } from '#contracts/orders.ts';
import { call } from '#web/lib/api/call.ts';
import { ApiProblem, mayPass } from '#web/lib/api/problem.ts';
import type { Parcel } from '#web/lib/drafts/send-later.ts';
import type { Request } from '../intake/request-of.ts';

type Accepted = Static<typeof AcceptedRequest>;
type Afterwards = Parameters<typeof call<typeof commandOrder>>[1]['body'];

/** A request on its way: what is sent, what follows, and the intake to come back to when it is refused. */
export interface QueuedIntake {
  readonly kind: 'intake';
  readonly staffId: string;
  readonly title: string;
  readonly request: Request;
  /** Commands on the new order, each with its id, so that a repeat does nothing twice. */
  readonly afterwards: readonly Afterwards[];
  /** The draft of the page. */
  readonly kept: unknown;
}

export interface CarriedOut {
  readonly accepted: Accepted;
  /** What did not follow: the order stands, but a scan or the signature is not with it. */
  readonly leftOver: readonly string[];
}

/**
 * Accepts the request, then carries out what follows it. Throws when the acceptance is refused or nobody answered;
 * all of it may be sent again.
 */
export async function carryOut({
  request,
  afterwards,
}: Pick<QueuedIntake, 'request' | 'afterwards'>): Promise<CarriedOut> {
  const accepted = await call(acceptRequest, { body: request });
  const leftOver: string[] = [];
  for (const body of afterwards) {
    try {
      await call(commandOrder, { params: { orderId: accepted.orderId }, body });
    } catch (error) {
      if (!(error instanceof ApiProblem) || mayPass(error)) throw error;
      leftOver.push(error.title);
    }
  }
  return { accepted, leftOver };
}

/** The parcel as a request, or null where it is something else. */
export function queuedOf(parcel: Parcel): QueuedIntake | null {
  const { content } = parcel;
  if (typeof content !== 'object' || content === null || !('kind' in content) || content.kind !== 'intake')
    return null;
  // Only this module puts parcels of the kind 'intake'.
  return content as QueuedIntake;
}

/** The request as it is kept while nobody answers: with the moment the customer was there (R-REQ-15). */
export function takenNow(queued: QueuedIntake, nowMs: number): QueuedIntake {
  const takenAt = queued.request.takenAt ?? new Date(nowMs).toISOString();
  return { ...queued, request: { ...queued.request, takenAt } };
}
