import { v7 as uuidv7 } from 'uuid';
import { businessOffsetMs } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { figuresOf } from '#domain/visits/answers.ts';
import { followUpOf, type Visited } from '#domain/visits/follow-up.ts';
import { runSql } from '../../../platform/db/database.ts';
import { FormRefusal } from '../../../platform/http/problem.ts';
import type { Work } from '../../../platform/work.ts';
import { definitionOf, type Doer } from '../../orders/index.ts';
import { acceptWithin } from '../../requests/index.ts';

/** The visit whose answer may ask for a follow-up. */
export interface AnsweredVisit {
  readonly org_id: number;
  readonly visit_id: string;
  readonly visit_no: string;
  readonly order_id: string;
  readonly kind: string;
  readonly unit_id: string;
  readonly closed_at: Date;
}

/** What became of a dissatisfied answer. */
export interface FollowUpMade {
  readonly orderId: string | null;
  readonly orderNo: string | null;
  /** Why no order could be opened; the answer itself is kept all the same. */
  readonly refused: string | null;
}

const none: FollowUpMade = { orderId: null, orderNo: null, refused: null };

interface About {
  org_code: string;
  order_no: string;
  definition_version: number;
  customer_id: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  unit: string;
  team: string | null;
}

async function aboutOf({ tx }: Work, visit: AnsweredVisit): Promise<About | undefined> {
  const { rows } = await runSql<About>(
    tx,
    `select g.code as org_code, o.order_no, o.definition_version, o.customer_id, o.contact_name, o.contact_phone,
       u.name as unit, t.name as team
     from return_visit v
     join org g on g.org_id = v.org_id
     join work_order o on o.org_id = v.org_id and o.order_id = v.order_id
     join org_unit u on u.org_id = v.org_id and u.unit_id = v.unit_id
     left join org_unit t on t.org_id = v.org_id and t.unit_id = v.team_id
     where v.org_id = $1 and v.visit_id = $2`,
    [visit.org_id, visit.visit_id],
  );
  return rows[0];
}

/** `YYYY-MM-DDTHH:mm` in the business zone, as a datetime field holds it. */
function fieldInstant(at: Date): string {
  return new Date(at.getTime() + businessOffsetMs).toISOString().slice(0, 16);
}

function visitedOf(visit: AnsweredVisit, about: About): Visited {
  return {
    visitNo: visit.visit_no,
    orderNo: about.order_no,
    kind: visit.kind,
    title: definitionOf(visit.kind, about.definition_version).title,
    unit: about.unit,
    team: about.team,
    contactName: about.contact_name,
    contactPhone: about.contact_phone,
  };
}

/** Runs what may be refused without losing what the transaction wrote before it. */
async function attempted<T>({ tx }: Work, work: () => Promise<T>): Promise<T | string> {
  await runSql(tx, 'savepoint follow_up', []);
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof FormRefusal)) throw error;
    await runSql(tx, 'rollback to savepoint follow_up', []);
    return error.message;
  }
}

/**
 * Opens the order that a dissatisfied answer asks for, in the transaction that saves the answer. Its number at the
 * source is the visit's id, so that a visit has one follow-up however often it is answered or corrected (I1).
 */
export async function openFollowUp(
  work: Work,
  visit: AnsweredVisit,
  told: { readonly answers: FormValues; readonly doer: Doer; readonly channel: 'phone' | 'web' },
): Promise<FollowUpMade> {
  const { answers, doer, channel } = told;
  const about = await aboutOf(work, visit);
  if (about === undefined) return none;
  const comment = typeof answers['comment'] === 'string' ? answers['comment'] : '';
  const visited = visitedOf(visit, about);
  const happenedAt = fieldInstant(visit.closed_at);
  const followUp = followUpOf(visited, figuresOf(answers), { comment, happenedAt });
  if (followUp === null) return none;
  const intaker = {
    orgId: visit.org_id,
    orgCode: about.org_code,
    unitId: visit.unit_id,
    doer,
    followsOrderId: visit.order_id,
  };
  const accepted = await attempted(work, () =>
    acceptWithin(work, intaker, {
      orderId: uuidv7(),
      kind: followUp.kind,
      channel,
      values: followUp.values,
      documents: [],
      subject: {
        unitId: visit.unit_id,
        contactName: about.contact_name ?? '客户',
        ...(about.contact_phone === null ? {} : { contactPhone: about.contact_phone }),
        ...(about.customer_id === null ? {} : { customerId: about.customer_id }),
      },
      source: 'visit',
      externalId: visit.visit_id,
    }),
  );
  if (typeof accepted === 'string') return { ...none, refused: accepted };
  return { orderId: accepted.orderId, orderNo: accepted.orderNo, refused: null };
}
