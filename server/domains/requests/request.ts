import type { Intake } from '#domain/processes/command.ts';
import { missingDocuments } from '#domain/processes/accept.ts';
import type { ProcessDefinition, Urgency } from '#domain/processes/definition.ts';
import type { OrderState } from '#domain/processes/state.ts';
import { resultClock } from '#domain/processes/result-clock.ts';
import { isEnded, type Clock } from '#domain/promises/clock.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Platform } from '../../platform/platform.ts';
import { clockView, followLink, staffDoer, type Doer } from '../orders/index.ts';
import type { PromiseBook } from '../promises/index.ts';
import type { Accepted, RequestInput } from './input.ts';
import type { KnownSubject } from './subject.ts';

/** Through whom a request comes in. */
export interface Intaker {
  readonly orgId: number;
  readonly orgCode: string;
  /** The unit that answers when neither the place nor the clerk names one. */
  readonly unitId: string;
  readonly doer: Doer;
  /** The ended order this one follows from (a return visit's answer); a link only, nothing happens to that order. */
  readonly followsOrderId?: string;
}

/** A member of staff as intaker: their station, or the company when they sit in none. */
export function staffIntaker(caller: Caller): Intaker {
  const post = caller.posts.find((held) => held.unitKind !== 'team') ?? caller.posts[0];
  const unitId =
    post?.unitKind === 'station' || post?.unitKind === 'supply-unit' ? post.unitId : post?.parentUnitId;
  return {
    orgId: caller.orgId,
    orgCode: caller.orgCode,
    unitId: unitId ?? post?.unitId ?? '',
    doer: staffDoer(caller),
  };
}

/** The request as the engine reads it. */
export function intakeOf(input: RequestInput, known: KnownSubject): Intake {
  return {
    channel: input.channel,
    values: input.values,
    documents: input.documents,
    identified: known.identified,
    ...(input.consent === undefined ? {} : { consent: input.consent }),
    ...(input.urgency === undefined ? {} : { urgency: input.urgency as Urgency }),
  };
}

export interface Answer {
  readonly definition: ProcessDefinition;
  readonly orderId: string;
  readonly orderNo: string;
  readonly state: OrderState;
  readonly clocks: readonly { readonly clock: string; readonly body: Clock }[];
  readonly created: boolean;
}

/** The papers still to come, as the customer is told. */
export function missingPapers(
  definition: ProcessDefinition,
  state: Pick<OrderState, 'values' | 'documents'>,
): Accepted['missing'] {
  return missingDocuments(definition, state.values, state.documents).map((document) => ({
    code: document.code,
    title: document.title,
    core: document.core === true,
  }));
}

/** Clocks as promises to the customer, that of the result first: title, limit, due time and how it came about. */
export function promisedClocks(
  definition: ProcessDefinition,
  clocks: Answer['clocks'],
  context: { book: PromiseBook; nowMs: number },
): Accepted['promised'] {
  const told = resultClock(
    definition,
    clocks.filter(({ body }) => !isEnded(body)),
  );
  return clocks
    .flatMap((named) => {
      const { clock, title, limit, dueAt, explanation, status } = clockView(definition, named, context);
      // What fell away, or was moved to another time, is promised no more.
      if (status === 'cancelled') return [];
      return [{ clock, title, result: named === told, limit, dueAt, explanation }];
    })
    .sort((a, b) => Number(b.result) - Number(a.result));
}

/** What the clerk is answered, the first time and every time the same request is sent again. */
export function acceptedView(platform: Platform, book: PromiseBook, answer: Answer): Accepted {
  const { definition, state } = answer;
  return {
    orderId: answer.orderId,
    orderNo: answer.orderNo,
    kind: definition.kind,
    title: definition.title,
    status: state.status,
    acceptedAt: new Date(state.acceptedAtMs).toISOString(),
    created: answer.created,
    promised: promisedClocks(definition, answer.clocks, { book, nowMs: platform.now().getTime() }),
    missing: missingPapers(definition, state),
    followUrl: followLink(platform, answer),
  };
}
