import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../platform/caller.ts';
import type { TestPlatform } from '../../platform/testing/test-platform.ts';
import { callerIn } from '../customers/testing.ts';
import type { Company } from '../organisation/testing.ts';

/** An ended order, as one case cares about it. */
export interface Ended {
  readonly kind?: string;
  readonly closedAt?: string;
  readonly status?: string;
  readonly outcome?: string | null;
  readonly phone?: string | null;
  readonly customerId?: string | null;
  readonly reopenedTimes?: number;
  readonly confidential?: boolean;
  readonly fired?: readonly string[];
  readonly values?: Readonly<Record<string, unknown>>;
  readonly station?: string;
}

let serial = 0;

/**
 * Puts an ended order behind the application's back: the process needs days of play to end one, and here only its end
 * matters. Answers its id.
 */
export async function anEndedOrder(admin: pg.Client, company: Company, ended: Ended = {}): Promise<string> {
  serial += 1;
  const orderId = uuidv7();
  const { kind = 'fault-report', closedAt = '2026-11-18T09:00:00+08:00', status = 'closed' } = ended;
  const unitId = company.unit(ended.station ?? '330401');
  const state = {
    reopenedTimes: ended.reopenedTimes ?? 0,
    fired: ended.fired ?? [],
    values: ended.values ?? {},
    actedBy: { 'return-visit': company.staff('quality') },
  };
  await admin.query(
    `insert into work_order (org_id, order_id, order_no, kind, definition_version, state, version, status, end_step, outcome, urgency,
       channel, confidential, unit_id, region, customer_id, contact_name, contact_phone, address, summary, accepted_at, closed_at)
     values ($1, $2, $3, $4, 1, $5, 1, $6, null, $7, 2, 'phone', $8, $9, 'urban', $10, '王小明', $11, '示例市丰收路18号', '停电',
       $12::timestamptz - interval '3 hours', $12)`,
    [
      company.orgId,
      orderId,
      `2611183304${serial.toString().padStart(8, '0')}`,
      kind,
      JSON.stringify(state),
      status,
      ended.outcome === undefined ? 'done' : ended.outcome,
      ended.confidential ?? false,
      unitId,
      ended.customerId ?? null,
      ended.phone === undefined ? `1380000${serial.toString().padStart(4, '0')}` : ended.phone,
      closedAt,
    ],
  );
  await admin.query(
    `insert into order_task (org_id, order_id, task, step, function, team_id, assignee_id, state, urgency, opened_at, done_at, sort_due)
     values ($1, $2, 'repair#1', 'repair', 'repair', $3, $4, 'done', 2, $5, $5, $5),
       ($1, $2, 'return-visit#1', 'return-visit', 'quality', $6, $7, 'done', 2, $5, $5::timestamptz + interval '1 minute', $5)`,
    [
      company.orgId,
      orderId,
      company.unit('330401-repair'),
      company.staff('crew'),
      closedAt,
      company.unit('3304-quality'),
      company.staff('quality'),
    ],
  );
  return orderId;
}

/** An agent of the hotline; a second one differs only in who they are. */
export function agentOf(company: Company): Caller {
  return callerIn(company, 'agent');
}

/** A visit as the database has it. */
export interface StoredVisit {
  visit_id: string;
  visit_no: string;
  order_id: string;
  closing: number;
  kind: string;
  state: string;
  end_reason: string | null;
  channel: string;
  team_id: string | null;
  staff_id: string | null;
  satisfaction: number | null;
  claimed_by: string | null;
  call_at: Date | null;
  survey_sent_at: Date | null;
  follow_up_order_id: string | null;
  answers: Readonly<Record<string, unknown>> | null;
  revision: number;
}

/** Every visit of an order, closing by closing. */
export async function visitsStored(admin: pg.Client, orderId?: string): Promise<StoredVisit[]> {
  const { rows } = await admin.query<StoredVisit>(
    'select * from return_visit where $1::uuid is null or order_id = $1 order by created_at, closing, visit_id',
    [orderId ?? null],
  );
  return rows;
}

/** Forgets every visit and every draw, so that a case begins with nothing. */
export async function forgetVisits(admin: pg.Client, platform: TestPlatform): Promise<void> {
  await admin.query('truncate visit_attempt, return_visit, visit_draw, visit_opt_out, visit_progress');
  await admin.query(`delete from event where case_kind = 'visit'`);
  await admin.query(`delete from event_head where case_kind = 'visit'`);
  await admin.query('delete from order_task');
  await admin.query('delete from order_clock');
  await admin.query('delete from order_search');
  await admin.query('delete from work_order');
  await platform.db.refreshOrgs();
}
