/**
 * What the engine knows of an order, and what it answers: plain data, stored by the server as it is.
 * The state is small; everything else (who wrote what, when) is in the events.
 */
import type { ActionTrigger, Channel, StepId, TeamFunction, Trigger, Urgency } from './definition.ts';
import type { FormValues } from './field.ts';
import type { NoticeCode } from './notice-codes.ts';

/** Who acts. Customers act on the portal, the system for sweeps and late wake-ups. */
export type Actor =
  | {
      readonly kind: 'staff';
      readonly staffId: string;
      /** Permissions of the posts held now. */
      readonly permissions: readonly string[];
      /** The functions of the teams the person works in. */
      readonly functions: readonly TeamFunction[];
      /** All units the person belongs to: team, hall, station … (C1). */
      readonly unitIds: readonly string[];
    }
  | { readonly kind: 'customer'; readonly customerId: string }
  | { readonly kind: 'system' };

export type ActorRef =
  | { readonly kind: 'staff'; readonly staffId: string }
  | { readonly kind: 'customer'; readonly customerId: string }
  | { readonly kind: 'system' };

/** Facts from outside the order that guards and rules need; all of the moment of the action. */
export interface Facts {
  readonly actor: Actor;
  /** How many attachments are on file for this order. */
  readonly attachments?: number;
  /** Fees of this order that are determined and unpaid, in fen. */
  readonly unpaidFeesFen?: number;
  /** The version the actor saw; a stale one is refused where it matters. */
  readonly seenVersion?: number;
}

/** `step#n`: the n-th time the step opened in this order; made by the engine, so a replay names it alike. */
export type TaskId = string;

/** How a task came about, so that it can be returned; `before` is the origin of the task before. */
export interface TaskOrigin {
  readonly task: TaskId;
  readonly step: StepId;
  readonly trigger: ActionTrigger;
  /** False after a fork or before a join: there a return is an action of the definition. */
  readonly returnable: boolean;
  readonly before?: TaskOrigin;
}

export interface OpenTask {
  readonly id: TaskId;
  readonly step: StepId;
  readonly team: TeamFunction;
  /** The team chosen by routing; absent: any team of the function in the unit. */
  readonly teamId?: string;
  readonly assigneeId?: string;
  readonly openedAtMs: number;
  readonly from?: TaskOrigin;
  /** Stands still; `counts` is false while a needed approval is outstanding (clocks run on until then). */
  readonly pause?: { readonly reason: string; readonly sinceMs: number; readonly counts: boolean };
}

/** A clock of the order as the engine sees it; the arithmetic of time is the promises' (domain/promises). */
export interface ClockState {
  /** 'idle': a reopened order has not started this clock again yet. */
  readonly status: 'running' | 'stopped' | 'cancelled' | 'idle';
  /** 1 for the first run; later runs never overwrite the earlier (S7). */
  readonly run: number;
  /** What holds the clock: tasks that pause it or wait for the customer. Not empty = paused. */
  readonly heldBy: readonly TaskId[];
  /** The task (or trigger) whose action started and ended it, so that a return can undo that one action. */
  readonly startedBy?: string;
  readonly stoppedBy?: string;
  readonly excused?: { readonly reason: string; readonly approvedBy: string };
}

export interface Callback {
  readonly id: string;
  readonly dueAtMs: number;
  readonly promisedBy: string;
}

export type OrderStatus = 'open' | 'closed' | 'refused' | 'withdrawn' | 'merged' | 'archived';

export interface OrderState {
  readonly kind: string;
  readonly definitionVersion: number;
  /** Grows by one with every change. */
  readonly version: number;
  readonly status: OrderStatus;
  readonly channel: Channel;
  readonly urgency: Urgency;
  readonly acceptedAtMs: number;
  readonly closedAtMs?: number;
  /** The end step reached, when closed. */
  readonly end?: StepId;
  /** Answerable to the end (R-REQ-03). */
  readonly firstResponsibleId?: string;
  /** Intake form and everything filled in since. */
  readonly values: FormValues;
  readonly tasks: readonly OpenTask[];
  /** Tokens waiting at a join: for each joining step, the steps that have arrived. */
  readonly arrived: Readonly<Record<StepId, readonly StepId[]>>;
  /** How often each step has opened. */
  readonly opened: Readonly<Record<StepId, number>>;
  /** Triggers that have fired in this run of the order. */
  readonly fired: readonly Trigger[];
  readonly clocks: Readonly<Record<string, ClockState>>;
  readonly documents: readonly string[];
  /** Demands for papers made so far (R-REQ-05: the first is meant to be the only one). */
  readonly demands: readonly (readonly string[])[];
  readonly signatures: readonly ActionTrigger[];
  readonly callbacks: readonly Callback[];
  /** Staff who took part, by step, for the rule that some must differ. */
  readonly actedBy: Readonly<Record<StepId, string>>;
  readonly urgedTimes: number;
  readonly escalation: number;
  readonly reopenedTimes: number;
  /** Set while merged into another order; the state before is kept for one undo (M1). */
  readonly mergedInto?: {
    readonly orderId: string;
    readonly tasks: readonly OpenTask[];
    readonly clocks: Readonly<Record<string, ClockState>>;
  };
}

export type ClockEffect =
  | {
      readonly op: 'start';
      readonly clock: string;
      readonly run: number;
      readonly promise: string;
      readonly atMs: number;
      /** Given for callback promises only: the due time itself was promised. */
      readonly dueAtMs?: number;
    }
  | { readonly op: 'stop'; readonly clock: string; readonly run: number; readonly atMs: number }
  | {
      readonly op: 'pause';
      readonly clock: string;
      readonly run: number;
      readonly atMs: number;
      readonly reason: string;
      readonly approvedBy?: string;
    }
  | { readonly op: 'resume'; readonly clock: string; readonly run: number; readonly atMs: number }
  | {
      readonly op: 'cancel';
      readonly clock: string;
      readonly run: number;
      readonly atMs: number;
      readonly reason: string;
    }
  /** A step was returned, so the stop before it did not hold: the clock runs on as if never stopped. */
  | { readonly op: 'reopen'; readonly clock: string; readonly run: number; readonly atMs: number }
  | {
      readonly op: 'excuse';
      readonly clock: string;
      readonly run: number;
      readonly atMs: number;
      readonly reason: string;
      readonly approvedBy: string;
    };

/** What happened, for the case's history; `personal` goes to the salted, erasable part (design idea 2). */
export interface ProcessEvent {
  readonly type: EventType;
  readonly atMs: number;
  readonly by: ActorRef;
  readonly task?: TaskId;
  readonly step?: StepId;
  readonly action?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, unknown>>;
}

/** Every kind of event, with its name in the timeline. */
export const eventTitles = {
  accepted: '受理',
  'task-opened': '转入环节',
  'task-done': '完成环节',
  claimed: '签收',
  released: '退回班组',
  'handed-over': '转办',
  returned: '退回上一环节',
  paused: '挂起',
  'pause-approved': '挂起审批通过',
  resumed: '恢复办理',
  remarked: '备注',
  attached: '上传附件',
  'documents-asked': '一次性告知缺件',
  'documents-received': '收到材料',
  'split-off': '拆分关联工单',
  merged: '并单',
  'merge-undone': '撤销并单',
  escalated: '升级',
  'help-asked': '求助',
  urged: '催办',
  'appointment-moved': '改约上门时间',
  refused: '不予办理',
  withdrawn: '客户撤回',
  corrected: '更正',
  'abnormality-reported': '异常报告',
  'callback-promised': '约定回电',
  'callback-kept': '已回电',
  signed: '客户签字',
  'excuse-asked': '超时申诉',
  'clock-excused': '超时免责',
  closed: '办结',
  reopened: '重新办理',
  archived: '归档',
} as const;
export type EventType = keyof typeof eventTitles;

export interface NoticeEffect {
  readonly code: NoticeCode;
  readonly data: Readonly<Record<string, string | number>>;
}

/** What follows from an accepted command; the server writes all of it in one transaction. */
export interface Advanced {
  readonly order: OrderState;
  readonly events: readonly ProcessEvent[];
  readonly clocks: readonly ClockEffect[];
  readonly opened: readonly OpenTask[];
  readonly closed: readonly {
    readonly id: TaskId;
    readonly step: StepId;
    readonly how: 'done' | 'returned' | 'cancelled';
  }[];
  readonly notices: readonly NoticeEffect[];
}
