import type { Static } from 'typebox';
import type { OrderView } from '#contracts/orders.ts';
import { maskAddress, maskName, maskPhone } from '#domain/customers/masking.ts';
import { alarm, verdict } from '#domain/promises/alarm.ts';
import { clockDue, isEnded, type Clock } from '#domain/promises/clock.ts';
import { explainEn, explainZh, warningZh } from '#domain/promises/explain.ts';
import { limitOf, limitZh } from '#domain/promises/limit.ts';
import { promiseOf } from '#domain/promises/catalogue.ts';
import { maySeeReporter, mayWork } from '#domain/processes/actor-rules.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { PromiseBook } from '../../promises/index.ts';
import { definitionOf } from '../definition-of.ts';
import { staffDoer } from '../effects.ts';
import { maskedValues, withoutPersonal } from '../masked-values.ts';
import { timelineLine } from '../timeline.ts';
import { orderLine } from './order-list.ts';
import {
  bundleOf,
  clockBodies,
  orderRow,
  relatedRows,
  taskRowsOf,
  timelineRows,
  type OrderKey,
  type OrderRow,
  type RelatedRow,
  type TaskListRow,
} from './order-rows.ts';

export type OrderPage = Static<typeof OrderView>;

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** A clock with its explanation: the very function that set the due time tells how (design idea 3). */
export function clockView(
  definition: ProcessDefinition,
  named: { clock: string; body: Clock },
  context: { book: PromiseBook; nowMs: number },
): OrderPage['clocks'][number] {
  const { clock: name, body } = named;
  const due = clockDue(body, context.book.calendar);
  const rule = definition.clocks.find((known) => known.id === name);
  return {
    clock: name,
    run: body.run,
    title: rule?.title ?? promiseOf(body.promiseId).zh,
    promise: body.promiseId,
    limit: limitZh(limitOf(body.setting.limit)),
    status: body.state,
    verdict: verdict(body, context.nowMs),
    startedAt: new Date(body.startedMs).toISOString(),
    dueAt: iso(body.dueMs),
    warnAt: iso(isEnded(body) || alarm(body, context.nowMs) === null ? null : body.warnMs),
    warnedAt: iso(body.warnedMs),
    breachedAt: iso(body.breachedMs),
    stoppedAt: iso(body.endedMs),
    overrunSeconds: body.overrunSeconds,
    excuse: body.excuse === null ? null : { reason: body.excuse.reason, approver: body.excuse.approver },
    pauses: body.pauses.map(({ reason, approver, fromMs, toMs }) => ({
      reason,
      approver,
      from: new Date(fromMs).toISOString(),
      to: iso(toMs),
    })),
    explanation: { zh: explainZh(due), en: explainEn(due) },
    warnings: due.warnings.map(warningZh),
  };
}

function taskView(
  row: TaskListRow,
  context: { definition: ProcessDefinition; order: OrderRow; caller: Caller },
): OrderPage['tasks'][number] {
  const { definition, order, caller } = context;
  const step = definition.steps[row.step];
  const open = order.state.tasks.find((task) => task.id === row.task);
  const mine =
    open !== undefined && step?.kind === 'task' && mayWork(open, step, staffDoer(caller).actor) === null;
  const pause = open?.pause;
  const rule =
    step?.kind === 'task' ? step.pauses?.find((known) => known.reason === pause?.reason) : undefined;
  return {
    task: row.task,
    step: row.step,
    title: step?.title ?? row.step,
    team:
      row.team_id === null ? null : { unitId: row.team_id, name: row.team_name ?? '', phone: row.team_phone },
    assignee:
      row.assignee_id === null
        ? null
        : { staffId: row.assignee_id, name: row.assignee_name ?? '', phone: row.assignee_phone ?? '' },
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    claimedAt: row.claimed_at?.toISOString() ?? null,
    doneAt: row.done_at?.toISOString() ?? null,
    pause:
      pause === undefined
        ? null
        : {
            reason: pause.reason,
            title: rule?.title ?? pause.reason,
            since: new Date(pause.sinceMs).toISOString(),
            counts: pause.counts,
          },
    mine,
  };
}

function relatedView(row: RelatedRow): OrderPage['related'][number] {
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    title: definitionOf(row.kind, row.definition_version).title,
    status: row.status,
    relation: row.relation,
  };
}

/** Who is behind an order, masked; of a reporter nothing is shown but to the handler (R-QUAL-09). */
function people(row: OrderRow, definition: ProcessDefinition, caller: Caller) {
  const visible = maySeeReporter(definition, row.state, staffDoer(caller).actor);
  const values = visible ? row.state.values : withoutPersonal(definition, row.state.values);
  return {
    ...maskedValues(definition, values),
    contactName: row.contact_name === null || !visible ? null : maskName(row.contact_name),
    contactPhone: row.contact_phone === null || !visible ? null : maskPhone(row.contact_phone),
    address: row.address === null || !visible ? null : maskAddress(row.address),
    customerId: visible ? row.customer_id : null,
  };
}

export interface PageQuestion extends OrderKey {
  readonly caller: Caller;
  readonly book: PromiseBook;
  readonly nowMs: number;
}

/** The order page but for notices and attachments, which belong to other rooms. */
export async function orderPage(
  tx: Tx,
  question: PageQuestion,
): Promise<Omit<OrderPage, 'notices' | 'attachments'> | null> {
  const row = await orderRow(tx, question);
  if (row === null) return null;
  const definition = definitionOf(row.kind, row.definition_version);
  const [tasks, clocks, timeline, related] = await Promise.all([
    taskRowsOf(tx, question),
    clockBodies(tx, question),
    timelineRows(tx, question),
    relatedRows(tx, question, row),
  ]);
  const { state } = row;
  return {
    ...orderLine(row),
    ...people(row, definition, question.caller),
    version: row.version,
    definitionVersion: row.definition_version,
    region: row.region,
    confidential: row.confidential,
    firstResponsible:
      row.responsible_id === null
        ? null
        : {
            staffId: row.responsible_id,
            name: row.responsible_name ?? '',
            phone: row.responsible_phone ?? '',
          },
    bundleId: related.some(({ relation }) => relation === 'bundle') ? bundleOf(row) : row.bundle_id,
    documents: [...state.documents],
    demands: state.demands.map((demand) => [...demand]),
    callbacks: state.callbacks.map(({ id, dueAtMs, promisedBy }) => ({
      id,
      dueAt: new Date(dueAtMs).toISOString(),
      promisedBy,
    })),
    tasks: tasks.map((task) => taskView(task, { definition, order: row, caller: question.caller })),
    clocks: clocks.map((clock) => clockView(definition, clock, question)),
    timeline: timeline.map((entry) => timelineLine(definition, entry)),
    related: related.map(relatedView),
  };
}
