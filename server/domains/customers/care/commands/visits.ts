import type { CustomerCare } from '#contracts/customer-care.ts';
import { careRefuse } from '#domain/customers/care/refusals.ts';
import { visitDayErrors } from '#domain/customers/care/visit-plan.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { whenTaken } from '../../../../platform/db/duplicates.ts';
import type { Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import type { Actor } from '../../file/case.ts';
import { changeFileIn, type Work } from '../../file/change-file.ts';
import { managerErrors } from '../../file/checks.ts';
import { refuseStale } from '../../file/locked-customer.ts';
import { changeCare } from '../change-care.ts';
import { planVisitOf } from '../plan-visits.ts';

const idReused = (field: string) => () => new Refusal('conflict.id-reused', { field });

/** A visit somebody wants beside the plan. */
export interface PlannedVisit {
  readonly customerId: string;
  readonly commandId: string;
  readonly visitId: string;
  readonly dueOn: string;
  readonly staffId?: string | undefined;
}

/** Plans a visit by hand; whoever plans it makes it, unless a colleague is named. */
export function planVisit(platform: Platform, caller: Caller, given: PlannedVisit): Promise<CustomerCare> {
  const { customerId, commandId, ...content } = given;
  const step = { customerId, commandId, kind: 'customer.visit-planned' as const, content };
  return changeCare({ platform, caller }, step, async ({ tx, actor }) => {
    const { visitId, staffId } = content;
    const dueOn = calendarDate(content.dueOn);
    throwRefused([
      ...visitDayErrors(dueOn, businessDate(platform.now().getTime())),
      ...(await managerErrors(tx, actor.orgId, staffId)).map((one) => ({ ...one, field: 'staffId' })),
    ]);
    await tx
      .insertInto('customer_visit')
      .values({
        org_id: actor.orgId,
        visit_id: visitId,
        customer_id: customerId,
        staff_id: staffId ?? actor.origin.actorId,
        origin: 'staff',
        due_on: dueOn,
        status: 'due',
      })
      .execute()
      .catch(whenTaken({ customer_visit_pkey: idReused('visitId') }));
    return { data: { visitId, dueOn } };
  });
}

/** The visit of the customer that still waits, as its author saw it. */
async function waiting({ tx, customer }: Work, seen: { visitId: string; revision: number }) {
  const row = await tx
    .selectFrom('customer_visit')
    .selectAll()
    .where('org_id', '=', customer.org_id)
    .where('customer_id', '=', customer.customer_id)
    .where('visit_id', '=', seen.visitId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '走访' } });
  if (row.status !== 'due') throw Refusal.from(careRefuse('customer.visit-not-due'));
  const about = { orgId: customer.org_id, customerId: customer.customer_id };
  await refuseStale(tx, about, { stored: row.revision, revision: seen.revision });
  return row;
}

/** What came of a visit. */
export interface VisitResult {
  readonly customerId: string;
  readonly visitId: string;
  readonly commandId: string;
  readonly revision: number;
  readonly way: string;
  readonly satisfaction: number;
  readonly finding: string;
  readonly problems: readonly { readonly problemId: string; readonly words: string }[];
}

async function storeProblems({ platform, tx, customer }: Work, { visitId, problems }: VisitResult) {
  if (problems.length === 0) return;
  await tx
    .insertInto('visit_problem')
    .values(
      problems.map(({ problemId, words }) => ({
        org_id: customer.org_id,
        problem_id: problemId,
        visit_id: visitId,
        customer_id: customer.customer_id,
        words: words.trim(),
        status: 'open',
        noted_at: platform.now(),
      })),
    )
    .execute()
    .catch(whenTaken({ visit_problem_pkey: idReused('problems') }));
}

/** Records what a visit found; every problem waits until it is solved, and the next visit is planned (R-QUAL-08). */
export function recordVisit(platform: Platform, caller: Caller, given: VisitResult): Promise<CustomerCare> {
  const { customerId, commandId, ...content } = given;
  const step = { customerId, commandId, kind: 'customer.visit-done' as const, content };
  return changeCare({ platform, caller }, step, async (work) => {
    const { tx, actor, customer } = work;
    const { visitId, way, satisfaction, finding, problems } = given;
    const row = await waiting(work, given);
    const now = platform.now();
    await tx
      .updateTable('customer_visit')
      .set({
        status: 'done',
        done_at: now,
        staff_id: actor.origin.actorId,
        way,
        satisfaction,
        finding: finding.trim(),
        revision: row.revision + 1,
      })
      .where('org_id', '=', customer.org_id)
      .where('visit_id', '=', visitId)
      .execute();
    await storeProblems(work, given);
    await planVisitOf(tx, { orgId: customer.org_id, customerId, now });
    return {
      data: { visitId, way, satisfaction, problems: problems.length },
      personal: { finding: finding.trim(), problems: problems.map(({ words }) => words.trim()) },
    };
  });
}

/** Takes a visit off the list, with the reason. */
export function cancelVisit(
  platform: Platform,
  caller: Caller,
  given: { customerId: string; visitId: string; commandId: string; revision: number; reason: string },
): Promise<CustomerCare> {
  const { customerId, commandId, ...content } = given;
  const step = { customerId, commandId, kind: 'customer.visit-cancelled' as const, content };
  return changeCare({ platform, caller }, step, async (work) => {
    const row = await waiting(work, given);
    await work.tx
      .updateTable('customer_visit')
      .set({ status: 'cancelled', finding: given.reason.trim(), revision: row.revision + 1 })
      .where('org_id', '=', row.org_id)
      .where('visit_id', '=', row.visit_id)
      .execute();
    return { data: { visitId: row.visit_id, dueOn: row.due_on, reason: given.reason.trim() } };
  });
}

/** What was done about a problem. */
export interface ProblemStep {
  readonly customerId: string;
  readonly problemId: string;
  readonly commandId: string;
  readonly orderNo?: string | undefined;
  readonly solution?: string | undefined;
}

/** Notes the order that was opened for a problem, or that the problem is solved. */
export function followProblem(platform: Platform, caller: Caller, given: ProblemStep): Promise<CustomerCare> {
  const { customerId, commandId, ...content } = given;
  const { problemId, orderNo, solution } = content;
  const step = { customerId, commandId, kind: 'customer.problem-followed' as const, content };
  return changeCare({ platform, caller }, step, async ({ tx, actor }) => {
    const row = await tx
      .selectFrom('visit_problem')
      .select('status')
      .where('org_id', '=', actor.orgId)
      .where('customer_id', '=', customerId)
      .where('problem_id', '=', problemId)
      .executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found', { data: { what: '问题' } });
    if (row.status === 'solved') throw Refusal.from(careRefuse('customer.problem-solved'));
    const solved = {
      status: 'solved',
      solved_at: platform.now(),
      solved_by: actor.origin.actorId,
      solution: solution?.trim() ?? null,
    };
    const noted = orderNo === undefined ? {} : { order_no: orderNo.trim() };
    if (solution === undefined && orderNo === undefined) return null;
    await tx
      .updateTable('visit_problem')
      .set({ ...noted, ...(solution === undefined ? {} : solved) })
      .where('org_id', '=', actor.orgId)
      .where('problem_id', '=', problemId)
      .execute();
    return {
      data: { problemId, orderNo: orderNo?.trim() ?? null, solved: solution !== undefined },
      ...(solution === undefined ? {} : { personal: { solution: solution.trim() } }),
    };
  });
}

/**
 * A problem found on a visit is followed up by an order accepted for it, in the transaction of the acceptance: nobody
 * types its number. A problem that is unknown or solved by now keeps nothing from being accepted.
 */
export async function noteOrderOfProblem(
  given: { platform: Platform; tx: Tx; actor: Actor },
  note: { problemId: string; orderId: string; orderNo: string },
): Promise<void> {
  const { tx, actor } = given;
  const { problemId, orderId, orderNo } = note;
  const problem = await tx
    .selectFrom('visit_problem')
    .select('customer_id')
    .where('org_id', '=', actor.orgId)
    .where('problem_id', '=', problemId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  if (problem === undefined) return;
  const kind = 'customer.problem-followed' as const;
  const step = { customerId: problem.customer_id, commandId: orderId, kind, content: note };
  await changeFileIn(given, step, async () => {
    await tx
      .updateTable('visit_problem')
      .set({ order_no: orderNo })
      .where('org_id', '=', actor.orgId)
      .where('problem_id', '=', problemId)
      .execute();
    return { data: { problemId, orderNo, solved: false } };
  });
}
