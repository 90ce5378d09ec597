import type { FormValues } from '#domain/processes/field.ts';
import type { EndReason, VisitState } from '#domain/visits/visit.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';

/** A visit as a command works on it. */
export interface VisitRow {
  org_id: number;
  visit_id: string;
  visit_no: string;
  order_id: string;
  closing: number;
  kind: string;
  confidential: boolean;
  unit_id: string;
  team_id: string | null;
  staff_id: string | null;
  customer_id: string | null;
  contact_phone: string | null;
  channel: 'phone' | 'survey' | 'process';
  must: boolean;
  state: VisitState;
  end_reason: EndReason | null;
  setting_version: number;
  closed_at: Date;
  created_at: Date;
  due_at: Date;
  call_at: Date | null;
  calls_in_vain: number;
  claimed_by: string | null;
  claimed_at: Date | null;
  survey_sent_at: Date | null;
  survey_expires_at: Date | null;
  questionnaire: number | null;
  answers: FormValues | null;
  satisfaction: number | null;
  promise_kept: boolean | null;
  attitude: number | null;
  answered_by: string | null;
  answered_through: 'phone' | 'survey' | 'process' | null;
  follow_up_order_id: string | null;
  ended_at: Date | null;
  revision: number;
}

/** What a change may set. */
export type VisitChange = Partial<
  Pick<
    VisitRow,
    | 'channel'
    | 'state'
    | 'end_reason'
    | 'due_at'
    | 'call_at'
    | 'calls_in_vain'
    | 'claimed_by'
    | 'claimed_at'
    | 'survey_sent_at'
    | 'survey_expires_at'
    | 'questionnaire'
    | 'answers'
    | 'satisfaction'
    | 'promise_kept'
    | 'attitude'
    | 'answered_by'
    | 'answered_through'
    | 'follow_up_order_id'
    | 'ended_at'
  > & { survey_token_hash: string | null }
>;

/** Columns of a visit in the shape of `VisitRow`, of the table named `v`. */
export const visitColumns =
  'v.org_id, v.visit_id, v.visit_no, v.order_id, v.closing, v.kind, v.confidential, v.unit_id, v.team_id, v.staff_id, ' +
  'v.customer_id, v.contact_phone, v.channel, v.must, v.state, v.end_reason, v.setting_version, v.closed_at, ' +
  'v.created_at, v.due_at, v.call_at, v.calls_in_vain, v.claimed_by, v.claimed_at, v.survey_sent_at, ' +
  'v.survey_expires_at, v.questionnaire, v.answers, v.satisfaction, v.promise_kept, v.attitude, v.answered_by, ' +
  'v.answered_through, v.follow_up_order_id, v.ended_at, v.revision';

/** Which visit. */
export interface VisitKey {
  readonly orgId: number;
  readonly visitId: string;
}

/** Locks a visit until the transaction ends; null when the unit has no such visit. */
export async function lockVisit(tx: Tx, { orgId, visitId }: VisitKey): Promise<VisitRow | null> {
  const { rows } = await runSql<VisitRow>(
    tx,
    `select ${visitColumns} from return_visit v where v.org_id = $1 and v.visit_id = $2 for update`,
    [orgId, visitId],
  );
  return rows[0] ?? null;
}

/** Writes a change of a locked visit; its revision grows by one. */
export async function changeVisit(tx: Tx, { orgId, visitId }: VisitKey, change: VisitChange): Promise<void> {
  const { answers, ...plain } = change;
  await tx
    .updateTable('return_visit')
    .set((eb) => ({
      ...plain,
      ...(answers === undefined ? {} : { answers: answers === null ? null : JSON.stringify(answers) }),
      revision: eb('revision', '+', 1),
    }))
    .where('org_id', '=', orgId)
    .where('visit_id', '=', visitId)
    .execute();
}

/** A call as it is written down. */
export interface NewAttempt extends VisitKey {
  readonly at: Date;
  readonly staffId: string | null;
  readonly result: string;
  readonly note: string | null;
  readonly callAgainAt: Date | null;
}

/** Adds a call to a locked visit; calls are counted from 1. */
export async function addAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
  await runSql(
    tx,
    `insert into visit_attempt (org_id, visit_id, attempt, at, staff_id, result, note, call_again_at)
     select $1, $2, 1 + coalesce(max(attempt), 0), $3, $4, $5, $6, $7 from visit_attempt
     where org_id = $1 and visit_id = $2`,
    [
      attempt.orgId,
      attempt.visitId,
      attempt.at,
      attempt.staffId,
      attempt.result,
      attempt.note,
      attempt.callAgainAt,
    ],
  );
}
