import type { FormValues } from '#domain/processes/field.ts';
import { isDissatisfied, figuresOf } from '#domain/visits/answers.ts';
import { settingAt } from '#domain/visits/setting.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { staffDoer } from '../../orders/index.ts';
import { answerColumns, answerHistory, checkedAnswers, questionsOf } from '../answering.ts';
import {
  changed,
  holderOnly,
  lockMet,
  onVisit,
  type ChangedVisit,
  type Happened,
  type VisitCommand,
} from '../locked-visit.ts';
import { followUpView, type FollowUp } from '../queries/follow-ups.ts';
import { settingVersions } from '../settings.ts';
import { addAttempt, changeVisit, type VisitRow } from '../store.ts';
import { openFollowUp } from './open-follow-up.ts';

/** The customer's answers on the phone. */
export interface PhoneAnswer extends VisitCommand {
  readonly values: FormValues;
}

/** An answer put right, and why. */
export interface Correction extends PhoneAnswer {
  readonly revision: number;
  readonly reason: string;
}

export interface Answered extends ChangedVisit {
  readonly followUp: FollowUp | null;
}

interface Given {
  readonly caller: Caller;
  readonly answers: FormValues;
}

/** Opens the follow-up a dissatisfied answer asks for; a visit that has one keeps it. */
async function followed(work: Work, visit: VisitRow, { caller, answers }: Given): Promise<Happened['data']> {
  if (visit.follow_up_order_id !== null || !isDissatisfied(figuresOf(answers))) return {};
  const doer = staffDoer(caller, 'visit');
  const { orderId, orderNo, refused } = await openFollowUp(work, visit, { answers, doer, channel: 'phone' });
  if (orderId === null) return { followUpRefused: refused };
  const key = { orgId: visit.org_id, visitId: visit.visit_id };
  await changeVisit(work.tx, key, { follow_up_order_id: orderId });
  return { followUpNo: orderNo };
}

async function save(work: Work, visit: VisitRow, given: Given & { values: unknown }): Promise<Happened> {
  const { platform, tx } = work;
  const { caller } = given;
  const now = platform.now();
  const { setting } = settingAt(await settingVersions(tx, visit.org_id), now.getTime());
  const questionnaire = questionsOf(visit.kind, setting.questionnaire);
  const answers = checkedAnswers(questionnaire, given.values);
  const key = { orgId: visit.org_id, visitId: visit.visit_id };
  const attempt = {
    ...key,
    at: now,
    staffId: caller.staffId,
    result: 'answered',
    note: null,
    callAgainAt: null,
  };
  await addAttempt(tx, attempt);
  await changeVisit(tx, key, {
    ...answerColumns(questionnaire, answers),
    state: 'reached',
    claimed_by: null,
    claimed_at: null,
    call_at: null,
    answered_by: caller.staffId,
    answered_through: 'phone',
    ended_at: now,
  });
  const { open, personal } = answerHistory(questionnaire, answers);
  const after = await followed(work, visit, { caller, answers });
  return { data: { through: 'phone', answers: open, ...after }, personal };
}

async function answered(tx: Tx, caller: Caller, visitId: string): Promise<Answered> {
  const { follow_up_order_id: orderId } = await lockMet(tx, caller, visitId);
  const followUp = orderId === null ? null : await followUpView(tx, caller.orgId, orderId);
  return { ...(await changed(tx, caller, visitId)), followUp };
}

/**
 * Saves what the customer answered on the phone, once; a dissatisfied answer opens its follow-up in the same
 * transaction. Throws every fault of the questionnaire at once; then nothing is stored.
 */
export function answerVisit(platform: Platform, caller: Caller, input: PhoneAnswer): Promise<Answered> {
  return onVisit(
    { platform, caller },
    { ...input, kind: 'visit.answered' },
    {
      carryOut: async (work, visit) => {
        await holderOnly(work.tx, caller, visit);
        return save(work, visit, { caller, answers: input.values, values: input.values });
      },
      answer: (tx) => answered(tx, caller, input.visitId),
    },
  );
}

/** Puts an answer right on the revision its author saw; what stood before stays in the history. */
export function correctVisit(platform: Platform, caller: Caller, input: Correction): Promise<Answered> {
  return onVisit(
    { platform, caller },
    { ...input, kind: 'visit.corrected' },
    {
      carryOut: async (work, visit) => {
        if (visit.state !== 'reached' || visit.answers === null) throw new Refusal('visit.not-answered');
        if (visit.revision !== input.revision)
          throw new Refusal('conflict.changed-meanwhile', { data: { who: '另一位同事' } });
        const questionnaire = questionsOf(visit.kind, visit.questionnaire ?? 1);
        const answers = checkedAnswers(questionnaire, input.values);
        const key = { orgId: visit.org_id, visitId: visit.visit_id };
        await changeVisit(work.tx, key, answerColumns(questionnaire, answers));
        const before = answerHistory(questionnaire, visit.answers);
        const { open, personal } = answerHistory(questionnaire, answers);
        const after = await followed(work, visit, { caller, answers });
        return {
          data: { answers: open, before: before.open, reason: input.reason, ...after },
          personal: { now: personal, before: before.personal },
        };
      },
      answer: (tx) => answered(tx, caller, input.visitId),
    },
  );
}
