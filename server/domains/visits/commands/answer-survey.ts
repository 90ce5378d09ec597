import type { Static } from 'typebox';
import type { openSurvey } from '#contracts/visit-survey.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { figuresOf, isDissatisfied } from '#domain/visits/answers.ts';
import { settingAt } from '#domain/visits/setting.ts';
import { runSql } from '../../../platform/db/database.ts';
import { record, type Origin } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { definitionOf, type Doer } from '../../orders/index.ts';
import { acceptingOnce } from '../../requests/index.ts';
import { answerColumns, answerHistory, checkedAnswers, questionsOf } from '../answering.ts';
import { caseOf, newsOf } from '../events.ts';
import { optOutHash } from '../opt-out.ts';
import { settingVersions } from '../settings.ts';
import { changeVisit, lockVisit, visitColumns, type VisitKey, type VisitRow } from '../store.ts';
import { orgOfToken, tokenHash } from '../survey-token.ts';
import { openFollowUp } from './open-follow-up.ts';

export type Survey = Static<(typeof openSurvey)['response']>;

const byCustomer: Origin = { actorKind: 'customer', actorId: null, source: 'link' };
const gone = (): Refusal => new Refusal('visit.survey-gone');

interface Found extends VisitRow {
  unit: string;
  definition_version: number;
}

async function byToken(work: Work, orgId: number, token: string): Promise<Found | undefined> {
  const { rows } = await runSql<Found>(
    work.tx,
    `select ${visitColumns}, u.name as unit, o.definition_version from return_visit v
     join work_order o on o.org_id = v.org_id and o.order_id = v.order_id
     join org_unit u on u.org_id = v.org_id and u.unit_id = v.unit_id
     where v.org_id = $1 and v.survey_token_hash = $2 for update of v`,
    [orgId, tokenHash(work.platform, token)],
  );
  return rows[0];
}

/**
 * The visit behind a link as long as it works, and after it was answered. Unknown, made up, expired and withdrawn
 * links answer alike, so that nothing is learnt by trying.
 */
async function bySurvey<T>(
  platform: Platform,
  token: string,
  work: (within: Work, visit: Found) => Promise<T>,
): Promise<T> {
  const orgId = orgOfToken(platform, token);
  if (orgId === null) throw gone();
  return acceptingOnce(platform, orgId, async (within) => {
    const visit = await byToken(within, orgId, token);
    const expiresMs = visit?.survey_expires_at?.getTime() ?? 0;
    const usable =
      visit?.state === 'reached' || (visit?.state === 'survey' && expiresMs > platform.now().getTime());
    if (visit === undefined || !usable) throw gone();
    return work(within, visit);
  });
}

async function questionnaireOf({ platform, tx }: Work, visit: VisitRow): Promise<number> {
  if (visit.questionnaire !== null) return visit.questionnaire;
  return settingAt(await settingVersions(tx, visit.org_id), platform.now().getTime()).setting.questionnaire;
}

async function viewOf(work: Work, visit: Found): Promise<Survey> {
  return {
    unit: visit.unit,
    title: definitionOf(visit.kind, visit.definition_version).title,
    closedOn: businessDate(visit.closed_at.getTime()),
    kind: visit.kind,
    questionnaire: await questionnaireOf(work, visit),
    answered: visit.state === 'reached',
    expiresAt: (visit.survey_expires_at ?? work.platform.now()).toISOString(),
  };
}

/** What the page of a link shows: the business and its day, nothing of the customer. */
export function openedSurvey(platform: Platform, token: string): Promise<Survey> {
  return bySurvey(platform, token, viewOf);
}

const surveyDoer: Doer = {
  actor: { kind: 'system' },
  origin: { actorKind: 'system', actorId: null, source: 'link' },
};

/** Saves the customer's own answer; a dissatisfied one opens its follow-up in the same transaction. */
async function save(
  work: Work,
  visit: VisitRow,
  { values, by }: { values: unknown; by: Origin },
): Promise<string | null> {
  const { platform, tx } = work;
  const now = platform.now();
  const questionnaire = questionsOf(visit.kind, await questionnaireOf(work, visit));
  const answers = checkedAnswers(questionnaire, values);
  const key = { orgId: visit.org_id, visitId: visit.visit_id };
  const followUp = isDissatisfied(figuresOf(answers))
    ? await openFollowUp(work, visit, { answers, doer: surveyDoer, channel: 'web' })
    : null;
  await changeVisit(tx, key, {
    ...answerColumns(questionnaire, answers),
    state: 'reached',
    answered_through: 'survey',
    ended_at: now,
    follow_up_order_id: followUp?.orderId ?? null,
    call_at: null,
  });
  const { open, personal } = answerHistory(questionnaire, answers);
  const follow = followUp === null ? {} : { followUpNo: followUp.orderNo, followUpRefused: followUp.refused };
  const data = { through: 'survey', answers: open, ...follow };
  await record(work, { ...caseOf(key), ...by }, [{ kind: 'visit.answered', at: now, data, personal }]);
  platform.live.publish(newsOf([key]));
  return followUp?.orderNo ?? null;
}

/** Saves what the customer answered through their link, once. Throws every fault of the questionnaire. */
export function answeredSurvey(
  platform: Platform,
  input: { readonly token: string; readonly values: unknown },
): Promise<{ thanked: boolean; followUpNo: string | null }> {
  return bySurvey(platform, input.token, async (work, visit) => {
    if (visit.state === 'reached') throw new Refusal('visit.survey-answered');
    return { thanked: true, followUpNo: await save(work, visit, { values: input.values, by: byCustomer }) };
  });
}

/** The same for a simulated customer, who has no phone to open a link on. */
export function answerAsCustomer(
  platform: Platform,
  input: VisitKey & { readonly values: FormValues },
): Promise<void> {
  return acceptingOnce(platform, input.orgId, async (work) => {
    const visit = await lockVisit(work.tx, input);
    if (visit?.state === 'survey') await save(work, visit, { values: input.values, by: byCustomer });
  });
}

/** The customer of a link does not want to be invited again; what was asked already may still be answered. */
export function optOut(platform: Platform, token: string): Promise<{ optedOut: boolean }> {
  return bySurvey(platform, token, async (work, visit) => {
    if (visit.contact_phone === null) return { optedOut: true };
    const { rows } = await runSql(
      work.tx,
      `insert into visit_opt_out (org_id, phone_hash, since) values ($1, $2, $3)
       on conflict (org_id, phone_hash) do nothing returning 1`,
      [visit.org_id, optOutHash(platform, visit.contact_phone), platform.now()],
    );
    if (rows.length > 0) {
      const key = { orgId: visit.org_id, visitId: visit.visit_id };
      await record(work, { ...caseOf(key), ...byCustomer }, [
        { kind: 'visit.opted-out', at: platform.now(), data: { visitNo: visit.visit_no } },
      ]);
    }
    return { optedOut: true };
  });
}

interface OwnOrder {
  readonly orgId: number;
  readonly orderId: string;
}

/** The visit of the order's last closing, whatever became of it; none while the order is open again. */
async function byOrder(work: Work, { orgId, orderId }: OwnOrder): Promise<Found | undefined> {
  const { rows } = await runSql<Found>(
    work.tx,
    `select ${visitColumns}, u.name as unit, o.definition_version from return_visit v
     join work_order o on o.org_id = v.org_id and o.order_id = v.order_id
     join org_unit u on u.org_id = v.org_id and u.unit_id = v.unit_id
     where v.org_id = $1 and v.order_id = $2 and o.status in ('closed', 'archived')
       and v.closing = (o.state ->> 'reopenedTimes')::integer + 1 for update of v`,
    [orgId, orderId],
  );
  return rows[0];
}

/**
 * Whether the customer may answer on the page of their case: a link was or will be sent to them, or they wait to be
 * called and nobody is calling just now. Who was not drawn is not asked there either: the figures stay a sample.
 */
function isAnswerable(visit: Found, now: Date): boolean {
  if (visit.state === 'waiting') return visit.claimed_by === null && !visit.confidential;
  return visit.state === 'survey' && (visit.survey_expires_at === null || visit.survey_expires_at > now);
}

/** The survey of a case for whoever has shown that it is theirs; null when none is to be answered, nor was. */
export function surveyOfOrder(platform: Platform, own: OwnOrder): Promise<Survey | null> {
  return acceptingOnce(platform, own.orgId, async (work) => {
    const visit = await byOrder(work, own);
    if (visit === undefined) return null;
    const shown = visit.state === 'reached' || isAnswerable(visit, platform.now());
    return shown ? viewOf(work, visit) : null;
  });
}

/** Saves what the customer answered on the page of their case: the same answer, once, as through the link. */
export function answerOfOrder(
  platform: Platform,
  own: OwnOrder,
  { values, by }: { readonly values: unknown; readonly by: Origin },
): Promise<{ thanked: boolean; followUpNo: string | null }> {
  return acceptingOnce(platform, own.orgId, async (work) => {
    const visit = await byOrder(work, own);
    if (visit?.state === 'reached') throw new Refusal('visit.survey-answered');
    if (visit === undefined || !isAnswerable(visit, platform.now())) throw gone();
    return { thanked: true, followUpNo: await save(work, visit, { values, by }) };
  });
}
