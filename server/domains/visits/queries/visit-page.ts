import type { Static } from 'typebox';
import type { VisitPage as VisitPageShape } from '#contracts/visits.ts';
import { maskAddress, maskPhone } from '#domain/customers/masking.ts';
import { eventTitle } from '#domain/event-titles.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { settingAt } from '#domain/visits/setting.ts';
import { attemptResults, type AttemptResult } from '#domain/visits/visit.ts';
import type { Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { definitionOf } from '../../orders/index.ts';
import { mayMeet } from '../locked-visit.ts';
import { settingVersions } from '../settings.ts';
import type { VisitRow } from '../store.ts';
import { listColumns, listTables, visitLine, type VisitListRow } from './visit-list.ts';

export type VisitPage = Static<typeof VisitPageShape>;

interface PageRow
  extends
    VisitListRow,
    Pick<
      VisitRow,
      | 'revision'
      | 'must'
      | 'contact_phone'
      | 'customer_id'
      | 'questionnaire'
      | 'answers'
      | 'answered_through'
      | 'survey_sent_at'
      | 'survey_expires_at'
    > {
  address: string | null;
  outcome: string | null;
  end_step: string | null;
  accepted_at: Date;
  answered_name: string | null;
}

async function pageRow(tx: Tx, orgId: number, visitId: string): Promise<PageRow | undefined> {
  const { rows } = await runSql<PageRow>(
    tx,
    `select ${listColumns}, v.revision, v.must, v.contact_phone, v.customer_id, v.questionnaire, v.answers, v.answered_through,
       v.survey_sent_at, v.survey_expires_at, o.address, o.outcome, o.end_step, o.accepted_at, a.name as answered_name
     from ${listTables}
     left join staff a on a.org_id = v.org_id and a.staff_id = v.answered_by
     where v.org_id = $1 and v.visit_id = $2`,
    [orgId, visitId],
  );
  return rows[0];
}

type Attempts = VisitPage['attempts'];

async function attemptsOf(tx: Tx, orgId: number, visitId: string): Promise<Attempts> {
  const { rows } = await runSql<{
    attempt: number;
    at: Date;
    result: Attempts[number]['result'];
    note: string | null;
    call_again_at: Date | null;
    name: string | null;
  }>(
    tx,
    `select a.attempt, a.at, a.result, a.note, a.call_again_at, s.name from visit_attempt a
     left join staff s on s.org_id = a.org_id and s.staff_id = a.staff_id
     where a.org_id = $1 and a.visit_id = $2 order by a.attempt`,
    [orgId, visitId],
  );
  return rows.map((row) => ({
    attempt: row.attempt,
    at: row.at.toISOString(),
    by: row.name,
    result: row.result,
    note: row.note,
    callAgainAt: row.call_again_at?.toISOString() ?? null,
  }));
}

async function clocksOf(tx: Tx, orgId: number, row: PageRow): Promise<VisitPage['clocks']> {
  const { rows } = await runSql<{
    clock: string;
    status: string;
    breached_at: Date | null;
    due_at: Date | null;
  }>(
    tx,
    `select clock, status, breached_at, due_at from order_clock
     where org_id = $1 and order_id = $2 and status <> 'cancelled' order by started_at, clock, run`,
    [orgId, row.order_id],
  );
  const { clocks } = definitionOf(row.kind, row.definition_version);
  return rows.map(({ clock, status, breached_at, due_at }) => ({
    title: clocks.find(({ id }) => id === clock)?.title ?? clock,
    kept: breached_at !== null ? false : status === 'stopped' ? true : null,
    dueAt: due_at?.toISOString() ?? null,
  }));
}

function detailOf(data: Readonly<Record<string, unknown>>): string | null {
  const { result, reason, followUpNo } = data;
  if (typeof result === 'string' && Object.hasOwn(attemptResults, result))
    return attemptResults[result as AttemptResult];
  if (typeof followUpNo === 'string') return `转${followUpNo}`;
  return typeof reason === 'string' ? reason : null;
}

async function historyOf(tx: Tx, orgId: number, visitId: string): Promise<VisitPage['history']> {
  const actors = { staff: '工作人员', system: '系统', customer: '客户' } as const;
  const { rows } = await runSql<{
    kind: string;
    at: Date;
    actor_kind: keyof typeof actors;
    name: string | null;
    data: Record<string, unknown>;
  }>(
    tx,
    `select e.kind, e.at, e.actor_kind, s.name, e.data from event e
     left join staff s on e.actor_kind = 'staff' and s.org_id = e.org_id and s.staff_id = e.actor_id
     where e.org_id = $1 and e.case_id = $2 order by e.seq desc limit 100`,
    [orgId, visitId],
  );
  return rows.map(({ kind, at, actor_kind, name, data }) => ({
    at: at.toISOString(),
    title: eventTitle(kind),
    actor: name ?? actors[actor_kind],
    detail: detailOf(data),
  }));
}

function endTitle(row: PageRow): string | null {
  const { steps } = definitionOf(row.kind, row.definition_version);
  return row.end_step === null ? null : (steps[row.end_step]?.title ?? null);
}

/** Everything about one visit on one screen; the customer's number masked. */
export async function visitPage(
  tx: Tx,
  question: { caller: Caller; visitId: string; now: Date },
): Promise<VisitPage> {
  const { caller, visitId, now } = question;
  const { orgId } = caller;
  const row = await pageRow(tx, orgId, visitId);
  if (row === undefined || !mayMeet(caller, row)) throw new Refusal('not-found', { data: { what: '回访' } });
  const [attempts, clocks, history, versions] = await Promise.all([
    attemptsOf(tx, orgId, visitId),
    clocksOf(tx, orgId, row),
    historyOf(tx, orgId, visitId),
    settingVersions(tx, orgId),
  ]);
  const { setting } = settingAt(versions, now.getTime());
  return {
    ...visitLine(row),
    revision: row.revision,
    must: row.must,
    confidential: row.confidential,
    contactPhone: row.contact_phone === null ? null : maskPhone(row.contact_phone),
    address: row.address === null || row.confidential ? null : maskAddress(row.address),
    customerId: row.confidential ? null : row.customer_id,
    outcome: row.outcome,
    endTitle: endTitle(row),
    acceptedAt: row.accepted_at.toISOString(),
    attemptsMax: setting.attemptsMax,
    attempts,
    questionnaire: row.questionnaire ?? setting.questionnaire,
    answers: row.answers === null ? null : { ...row.answers },
    answeredThrough: row.answered_through,
    answeredBy: row.answered_name,
    surveySentAt: row.survey_sent_at?.toISOString() ?? null,
    surveyExpiresAt: row.survey_expires_at?.toISOString() ?? null,
    clocks,
    history,
  };
}
