import pg from 'pg';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { currentDefinition } from '#domain/processes/definitions/index.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { OrderState } from '#domain/processes/state.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { FormRefusal } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { noteOrderOfProblem } from '../../customers/index.ts';
import { acceptOrder, clockBodies, definitionOf, performWithin, tiePapers } from '../../orders/index.ts';
import { promiseBook } from '../../promises/index.ts';
import type { Accepted, RequestInput } from '../input.ts';
import { acceptedView, intakeOf, type Intaker } from '../request.ts';
import { knowSubject } from '../subject.ts';

interface KnownOrder {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  state: OrderState;
}

const uniqueViolation = '23505';
const triesMax = 3;

/** The newest definition of a kind; refused with the field when there is none. */
export function newestDefinition(kind: string): ProcessDefinition {
  const definition = currentDefinition(kind);
  if (isRefused(definition)) throw Refusal.from(definition);
  return definition;
}

/** The order a request became before: by its id, or by its number at the source (I1). */
async function acceptedBefore(tx: Tx, orgId: number, input: RequestInput): Promise<KnownOrder | null> {
  const { rows } = await runSql<KnownOrder>(
    tx,
    `select order_id, order_no, kind, definition_version, state from work_order
     where org_id = $1 and (order_id = $2 or (source = $3 and external_id = $4))
     order by order_id = $2 desc limit 1`,
    [orgId, input.orderId, input.source ?? null, input.externalId ?? null],
  );
  return rows[0] ?? null;
}

async function answerAgain({ platform, tx }: Work, intaker: Intaker, known: KnownOrder): Promise<Accepted> {
  const definition = definitionOf(known.kind, known.definition_version);
  const key = { orgId: intaker.orgId, orderId: known.order_id };
  const [book, clocks] = await Promise.all([promiseBook(platform, tx, intaker.orgId), clockBodies(tx, key)]);
  return acceptedView(platform, book, {
    definition,
    orderId: known.order_id,
    orderNo: known.order_no,
    state: known.state,
    clocks,
    created: false,
  });
}

async function splitOff(work: Work, intaker: Intaker, input: RequestInput): Promise<void> {
  if (input.splitFrom === undefined) return;
  const { kind, version } = newestDefinition(input.kind);
  const { orderId, reason } = input.splitFrom;
  await performWithin(
    work,
    {
      orgId: intaker.orgId,
      orderId,
      commandId: input.orderId,
      command: {
        verb: 'split',
        newOrderId: input.orderId,
        definition: { kind, version },
        reason,
      },
    },
    intaker.doer,
  );
}

async function acceptNew(work: Work, intaker: Intaker, input: RequestInput): Promise<Accepted> {
  const { platform, tx } = work;
  const definition = newestDefinition(input.kind);
  const { orgId, orgCode } = intaker;
  const known = await knowSubject(work, { orgId, fallbackUnitId: intaker.unitId }, input);
  await splitOff(work, intaker, input);
  const accepted = await acceptOrder(
    work,
    {
      orgId,
      orgCode,
      orderId: input.orderId,
      definition,
      intake: intakeOf(input, known),
      subject: known.subject,
      unitId: known.unitId,
      region: known.region,
      source: input.source ?? null,
      externalId: input.externalId ?? null,
      bundleId: input.bundleId ?? null,
      parentOrderId: input.splitFrom?.orderId ?? intaker.followsOrderId ?? null,
      takenAt: input.takenAt === undefined ? null : new Date(input.takenAt),
      refusal: input.refusal ?? null,
    },
    intaker.doer,
  );
  await tiePapers(tx, { orgId, orderId: input.orderId, doer: intaker.doer }, input.attachmentIds ?? []);
  if (input.problemId !== undefined) {
    const actor = { orgId, orgCode, origin: intaker.doer.origin };
    const { orderNo } = accepted;
    await noteOrderOfProblem(
      { platform, tx, actor },
      { problemId: input.problemId, orderId: input.orderId, orderNo },
    );
  }
  if (input.draftId !== undefined) {
    await runSql(tx, 'delete from request_draft where org_id = $1 and draft_id = $2', [orgId, input.draftId]);
  }
  const book = await promiseBook(platform, tx, orgId);
  return acceptedView(platform, book, { definition, orderId: input.orderId, created: true, ...accepted });
}

/** Accepts a request inside the caller's transaction; the same request again answers with the first order. */
export async function acceptWithin(work: Work, intaker: Intaker, input: RequestInput): Promise<Accepted> {
  const before = await acceptedBefore(work.tx, intaker.orgId, input);
  if (before === null) return acceptNew(work, intaker, input);
  if (before.kind !== input.kind) throw new Refusal('conflict.id-reused', { field: 'orderId' });
  return answerAgain(work, intaker, before);
}

/** One transaction of an acceptance; where it collides with the same request or a number given out twice, once more. */
export async function acceptingOnce<T>(
  platform: Platform,
  orgId: number,
  accept: (work: Work) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(platform.db, [orgId], (tx) => accept({ platform, tx }));
    } catch (error) {
      // The same request at the same instant, or a number given out twice: the next look finds it, or takes another.
      const collided = error instanceof pg.DatabaseError && error.code === uniqueViolation;
      if (!collided || attempt === triesMax) throw error;
    }
  }
}

/** A refusal, or a row that is there already: this request may have been accepted before. */
function mayBeKnown(error: unknown): boolean {
  if (error instanceof Refusal || error instanceof FormRefusal) return true;
  return error instanceof pg.DatabaseError && error.code === uniqueViolation;
}

/**
 * Accepts one request from whichever door (I1): one transaction, one order, however often it is sent. Throws every
 * fault of the form at once; then nothing is stored. Nearly every request is new: it is stored without a look for an
 * earlier one, and only where that is refused the look follows.
 */
export async function acceptRequest(
  platform: Platform,
  intaker: Intaker,
  input: RequestInput,
): Promise<Accepted> {
  try {
    return await inTransaction(platform.db, [intaker.orgId], (tx) =>
      acceptNew({ platform, tx }, intaker, input),
    );
  } catch (error) {
    if (!mayBeKnown(error)) throw error;
  }
  return acceptingOnce(platform, intaker.orgId, (work) => acceptWithin(work, intaker, input));
}
