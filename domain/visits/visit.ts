/** The life of a return visit: waiting or out as a link, then reached, not reached, refused, lapsed or cancelled. */
import { dayMs, minuteMs } from '#domain/kernel/instant.ts';
import type { RefusalData, Refused } from '#domain/kernel/refusal.ts';
import { isCallingHour, nextCallingMs } from './hours.ts';
import type { VisitRefusal } from './refusals.ts';

export const visitStates = {
  waiting: '待回访',
  survey: '待客户评价',
  reached: '已回访',
  unreached: '未联系上',
  refused: '客户谢绝',
  lapsed: '客户未评价',
  cancelled: '已取消',
} as const;
export type VisitState = keyof typeof visitStates;
export const allVisitStates = Object.keys(visitStates) as readonly VisitState[];

/** How a call went when nothing was answered. */
export const attemptResults = {
  'no-answer': '无人接听',
  busy: '占线',
  refused: '客户谢绝',
  'wrong-number': '号码不对',
  'call-back': '约定再打',
} as const;
export type AttemptResult = keyof typeof attemptResults;
export const allAttemptResults = Object.keys(attemptResults) as readonly AttemptResult[];

/** Why a visit ended without an answer. */
export const endReasons = {
  'no-answer': '多次拨打未接通',
  'wrong-number': '号码不对',
  'no-phone': '没有联系电话',
  'customer-refused': '客户谢绝',
  'survey-unanswered': '客户未在期限内评价',
  reopened: '工单重新办理',
} as const;
export type EndReason = keyof typeof endReasons;

/** Whether something is still to be done. */
export function isOpen(state: VisitState): boolean {
  return state === 'waiting' || state === 'survey';
}

export interface AttemptInput {
  readonly result: AttemptResult;
  /** For `call-back`: when the customer wants to be called. */
  readonly callAgainMs: number | null;
}

export interface AttemptRules {
  /** Calls in vain made before this one. */
  readonly inVain: number;
  readonly attemptsMax: number;
  readonly retryMinutes: number;
  readonly nowMs: number;
}

/** Where a visit stands after a call without an answer. */
export interface AfterAttempt {
  readonly state: 'waiting' | 'unreached' | 'refused';
  readonly reason: EndReason | null;
  readonly callAgainMs: number | null;
  readonly inVain: number;
}

/** The furthest a customer may put off a call. */
export const callAgainDaysMax = 14;

function refuse(refused: VisitRefusal, data: RefusalData = {}): Refused {
  return { refused, field: 'callAgainAt', data };
}

function calledBack({ callAgainMs }: AttemptInput, rules: AttemptRules): AfterAttempt | Refused {
  if (callAgainMs === null) return refuse('visit.call-again-missing');
  if (callAgainMs <= rules.nowMs || callAgainMs > rules.nowMs + callAgainDaysMax * dayMs)
    return refuse('visit.call-again-past', { days: callAgainDaysMax });
  if (!isCallingHour(callAgainMs)) return refuse('visit.call-again-hours');
  return { state: 'waiting', reason: null, callAgainMs, inVain: rules.inVain };
}

/** What follows from a call without an answer; a promise to call back is no call in vain. */
export function afterAttempt(input: AttemptInput, rules: AttemptRules): AfterAttempt | Refused {
  const inVain = rules.inVain + 1;
  switch (input.result) {
    case 'call-back':
      return calledBack(input, rules);
    case 'refused':
      return { state: 'refused', reason: 'customer-refused', callAgainMs: null, inVain: rules.inVain };
    case 'wrong-number':
      return { state: 'unreached', reason: 'wrong-number', callAgainMs: null, inVain };
    case 'no-answer':
    case 'busy':
      if (inVain >= rules.attemptsMax)
        return { state: 'unreached', reason: 'no-answer', callAgainMs: null, inVain };
      return {
        state: 'waiting',
        reason: null,
        callAgainMs: nextCallingMs(rules.nowMs + rules.retryMinutes * minuteMs),
        inVain,
      };
  }
}

/** The number of a visit: the order's with the count of its closing, so that each closing has its own (C2). */
export function visitNumber(orderNo: string, closing: number): string {
  return `HF${orderNo}-${closing.toString()}`;
}
