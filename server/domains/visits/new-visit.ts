import { dayMs } from '#domain/kernel/instant.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { figuresOf } from '#domain/visits/answers.ts';
import { callInProcess, type ProcessCall } from '#domain/visits/call-in-process.ts';
import { ruleOf } from '#domain/visits/setting.ts';
import { visitNumber, type EndReason, type VisitState } from '#domain/visits/visit.ts';
import { definitionOf } from '../orders/index.ts';
import { isMobile, type Decision } from './decide.ts';

/** A row of `return_visit` as it is born, in JSON. */
export interface NewVisit {
  readonly org_id: number;
  readonly visit_id: string;
  readonly visit_no: string;
  readonly order_id: string;
  readonly closing: number;
  readonly kind: string;
  readonly confidential: boolean;
  readonly unit_id: string;
  readonly team_id: string | null;
  readonly staff_id: string | null;
  readonly customer_id: string | null;
  readonly contact_phone: string | null;
  readonly channel: 'phone' | 'survey' | 'process';
  readonly must: boolean;
  readonly state: VisitState;
  readonly end_reason: EndReason | null;
  readonly setting_version: number;
  readonly closed_at: string;
  readonly created_at: string;
  readonly due_at: string;
  readonly questionnaire: number | null;
  readonly answers: FormValues | null;
  readonly satisfaction: number | null;
  readonly answered_by: string | null;
  readonly answered_through: 'process' | null;
  readonly ended_at: string | null;
}

type Begun = Pick<
  NewVisit,
  | 'channel'
  | 'state'
  | 'end_reason'
  | 'questionnaire'
  | 'answers'
  | 'satisfaction'
  | 'answered_by'
  | 'answered_through'
  | 'ended_at'
>;

const waiting: Begun = {
  channel: 'phone',
  state: 'waiting',
  end_reason: null,
  questionnaire: null,
  answers: null,
  satisfaction: null,
  answered_by: null,
  answered_through: null,
  ended_at: null,
};

function calledInProcess(call: ProcessCall, { order, version }: Decision): Begun {
  return {
    channel: 'process',
    state: 'reached',
    end_reason: null,
    questionnaire: version.setting.questionnaire,
    answers: call.answers,
    satisfaction: figuresOf(call.answers).satisfaction,
    answered_by: call.staffId,
    answered_through: 'process',
    ended_at: new Date(call.atMs ?? order.closed_at.getTime()).toISOString(),
  };
}

/** How a visit begins: done already by the call of the process, out as a link, waiting for a call, or without a number. */
function begun(decision: Decision, now: Date): Begun {
  const { order, version, optedOut } = decision;
  const call = callInProcess(definitionOf(order.kind, order.definition_version), order.state);
  if (call !== null) return calledInProcess(call, decision);
  if (order.contact_phone === null)
    return { ...waiting, state: 'unreached', end_reason: 'no-phone', ended_at: now.toISOString() };
  const bySurvey = ruleOf(version.setting, order.kind).channel === 'survey' && !order.confidential;
  return bySurvey && isMobile(order.contact_phone) && !optedOut
    ? { ...waiting, channel: 'survey', state: 'survey' }
    : waiting;
}

/** The visit that a decision makes; team and person are those who handled the order when it ended (C2). */
export function visitRow(
  decision: Decision,
  { orgId, visitId, now }: { orgId: number; visitId: string; now: Date },
): NewVisit {
  const { order, closing, version } = decision;
  return {
    org_id: orgId,
    visit_id: visitId,
    visit_no: visitNumber(order.order_no, closing),
    order_id: order.order_id,
    closing,
    kind: order.kind,
    confidential: order.confidential,
    unit_id: order.unit_id,
    team_id: order.team_id,
    staff_id: order.staff_id,
    customer_id: order.customer_id,
    contact_phone: order.contact_phone,
    must: ruleOf(version.setting, order.kind).must,
    setting_version: version.version,
    closed_at: order.closed_at.toISOString(),
    created_at: now.toISOString(),
    due_at: new Date(order.closed_at.getTime() + version.setting.dueDays * dayMs).toISOString(),
    ...begun(decision, now),
  };
}
