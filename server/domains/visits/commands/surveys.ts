import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { dayMs } from '#domain/kernel/instant.ts';
import { isMessageHour } from '#domain/visits/hours.ts';
import { settingAt } from '#domain/visits/setting.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { bySystem, record } from '../../../platform/events/record.ts';
import { queueNotices } from '../../../platform/notices/queue-notices.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { definitionOf } from '../../orders/index.ts';
import { caseOf, newsOf } from '../events.ts';
import { optOutHash } from '../opt-out.ts';
import { settingVersions } from '../settings.ts';
import { changeVisit } from '../store.ts';
import { newSurveyToken, surveyLink, tokenHash } from '../survey-token.ts';

/** Links sent, or looked at, in one transaction. */
const batchMax = 100;

interface Unsent {
  visit_id: string;
  visit_no: string;
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  contact_phone: string;
  org_name: string;
}

async function unsent({ tx }: Work, orgId: number): Promise<Unsent[]> {
  const { rows } = await runSql<Unsent>(
    tx,
    `select v.visit_id, v.visit_no, v.order_id, o.order_no, o.kind, o.definition_version, v.contact_phone, g.name as org_name
     from return_visit v
     join work_order o on o.org_id = v.org_id and o.order_id = v.order_id
     join org g on g.org_id = v.org_id
     where v.org_id = $1 and v.state = 'survey' and v.survey_sent_at is null and v.contact_phone is not null and o.status <> 'open'
     order by v.due_at, v.visit_id limit ${batchMax.toString()} for update of v skip locked`,
    [orgId],
  );
  return rows;
}

async function isOptedOut({ platform, tx }: Work, orgId: number, phone: string): Promise<boolean> {
  const { rows } = await runSql(tx, 'select 1 from visit_opt_out where org_id = $1 and phone_hash = $2', [
    orgId,
    optOutHash(platform, phone),
  ]);
  return rows.length > 0;
}

/** Sends one link; the notice is for the eyes of the customer: whoever reads the link could answer in their place. */
async function sendOne(work: Work, orgId: number, to: { visit: Unsent; days: number }): Promise<void> {
  const { platform, tx } = work;
  const { visit, days } = to;
  const now = platform.now();
  const key = { orgId, visitId: visit.visit_id };
  if (await isOptedOut(work, orgId, visit.contact_phone)) {
    await changeVisit(tx, key, { survey_sent_at: now, survey_expires_at: now });
    return;
  }
  const token = newSurveyToken(orgId, randomBytes);
  const expiresAt = new Date(now.getTime() + days * dayMs);
  await changeVisit(tx, key, {
    survey_token_hash: tokenHash(platform, token),
    survey_sent_at: now,
    survey_expires_at: expiresAt,
  });
  const news = await queueNotices(tx, platform, [
    {
      orgId,
      caseKind: 'order',
      caseId: visit.order_id,
      noticeId: uuidv7(),
      template: 'return-visit-survey',
      channel: 'sms',
      recipient: visit.contact_phone,
      confidential: true,
      facts: {
        unit: visit.org_name,
        hotline: '95598',
        orderNumber: visit.order_no,
        kind: definitionOf(visit.kind, visit.definition_version).title,
        link: surveyLink(platform, token),
      },
    },
  ]);
  await record(work, { ...caseOf(key), ...bySystem }, [
    {
      kind: 'visit.survey-sent',
      at: now,
      data: { visitNo: visit.visit_no, expiresAt: expiresAt.toISOString() },
    },
  ]);
  platform.live.publish([...news, ...newsOf([key])]);
}

/** Sends the links that wait, between 8:00 and 20:00 alone. Answers how many. */
export async function sendSurveys(platform: Platform, orgId: number): Promise<number> {
  if (!isMessageHour(platform.now().getTime())) return 0;
  return inTransaction(platform.db, [orgId], async (tx) => {
    const work = { platform, tx };
    const visits = await unsent(work, orgId);
    const { setting } = settingAt(await settingVersions(tx, orgId), platform.now().getTime());
    for (const visit of visits) await sendOne(work, orgId, { visit, days: setting.surveyDays });
    return visits.length;
  });
}

interface Lapsed {
  visit_id: string;
  visit_no: string;
  must: boolean;
}

/** Links that were not answered in time: who must be visited is called, the others are left in peace. */
export function lapseSurveys(platform: Platform, orgId: number): Promise<number> {
  return inTransaction(platform.db, [orgId], async (tx) => {
    const now = platform.now();
    const { rows } = await runSql<Lapsed>(
      tx,
      `select visit_id, visit_no, must from return_visit
       where org_id = $1 and state = 'survey' and survey_sent_at is not null and survey_expires_at <= $2
       order by survey_expires_at, visit_id limit ${batchMax.toString()} for update skip locked`,
      [orgId, now],
    );
    for (const visit of rows) {
      const key = { orgId, visitId: visit.visit_id };
      const after = visit.must
        ? { state: 'waiting' as const, channel: 'phone' as const }
        : { state: 'lapsed' as const, end_reason: 'survey-unanswered' as const, ended_at: now };
      await changeVisit(tx, key, { ...after, survey_token_hash: null });
      await record({ platform, tx }, { ...caseOf(key), ...bySystem }, [
        { kind: 'visit.survey-lapsed', at: now, data: { visitNo: visit.visit_no, next: after.state } },
      ]);
    }
    platform.live.publish(newsOf(rows.map(({ visit_id }) => ({ orgId, visitId: visit_id }))));
    return rows.length;
  });
}

/** Visits of orders that were taken up again: nobody asks how it was while it is not over (C2). */
export function cancelReopened(platform: Platform, orgId: number): Promise<number> {
  return inTransaction(platform.db, [orgId], async (tx) => {
    const now = platform.now();
    const { rows } = await runSql<{ visit_id: string; visit_no: string }>(
      tx,
      `select v.visit_id, v.visit_no from return_visit v
       join work_order o on o.org_id = v.org_id and o.order_id = v.order_id
       where v.org_id = $1 and v.state in ('waiting', 'survey')
         and (o.status = 'open' or (o.state ->> 'reopenedTimes')::integer >= v.closing)
       order by v.visit_id limit ${batchMax.toString()} for update of v skip locked`,
      [orgId],
    );
    for (const { visit_id: visitId, visit_no: visitNo } of rows) {
      const key = { orgId, visitId };
      await changeVisit(tx, key, {
        state: 'cancelled',
        end_reason: 'reopened',
        ended_at: now,
        claimed_by: null,
        claimed_at: null,
        call_at: null,
        survey_token_hash: null,
      });
      await record({ platform, tx }, { ...caseOf(key), ...bySystem }, [
        { kind: 'visit.cancelled', at: now, data: { visitNo, reason: 'reopened' } },
      ]);
    }
    platform.live.publish(newsOf(rows.map(({ visit_id }) => ({ orgId, visitId: visit_id }))));
    return rows.length;
  });
}
