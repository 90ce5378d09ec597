/**
 * A process definition: one business (业务) as typed, JSON-serialisable data. It says what is asked, which
 * documents are needed, which steps follow, who acts, which clocks run and which notices go out. It holds
 * no code: conditions are data, guards are names of pure functions in guards.ts. `advance.ts` plays it,
 * `prove.ts` proves it at start-up, `diagram.ts` draws it. A running order keeps its own version.
 */
import type { TeamFunction } from '#domain/organisation/team-functions.ts';
import type { Condition, Field } from './field.ts';
import type { GuardName } from './guard-names.ts';
import type { NoticeCode } from './notice-codes.ts';

export type { TeamFunction } from '#domain/organisation/team-functions.ts';

/** The doors a request may come through (R-REQ-01). */
export const channels = [
  'counter',
  'phone',
  'web',
  'kiosk',
  'fax',
  'post',
  'appointment',
  'home-visit',
  'import',
] as const;
export type Channel = (typeof channels)[number];

/**
 * Who must be known at intake: an existing customer account; an applicant (person or firm, not yet an
 * account); anyone with a name and a way to reach them; or nobody (anonymous reports are still recorded).
 */
export type Subject = 'account' | 'applicant' | 'anyone' | 'anonymous-allowed';

/** The families of business; complaint classes follow regulations §5. */
export type Family = 'connection' | 'enquiry' | 'fault' | 'voice' | 'metering' | 'service';

/** 1 = danger to life or no supply, 2 = promise in hours, 3 = promise in days, 4 = no hurry (R-REQ-08). */
export type Urgency = 1 | 2 | 3 | 4;

export interface DocumentRequirement {
  readonly code: string;
  readonly title: string;
  /** Needed only when this holds over the form; always when absent. */
  readonly requiredWhen?: Condition;
  /** Core paper: without it no acceptance. Others may follow later, before `dueBefore` (容缺受理, §6.2). */
  readonly core?: true;
  /** The action (`step.action`) that cannot be taken while this paper is missing; default: the end. */
  readonly dueBefore?: ActionTrigger;
  /** What a right specimen looks like, and who issues it. */
  readonly sample: string;
}

export type StepId = string;
export type ActionId = string;
export type ActionTrigger = `${StepId}.${ActionId}`;

/**
 * What clocks listen to: the acceptance; the moment all papers are there (the acceptance itself when
 * nothing was missing); an action taken in a step; the end of the order, whatever its outcome.
 */
export type Trigger = 'accepted' | 'documents-complete' | 'closed' | ActionTrigger;

/** A reason for which a step may stand still (S3); the clocks named pause with it. */
export interface PauseRule {
  readonly reason: string;
  readonly title: string;
  /** Clocks that pause; a clock not named runs on. */
  readonly clocks: readonly string[];
  /** A supervisor's approval is needed before the pause counts. */
  readonly needsApproval?: true;
  /** A photo, letter or call record must be attached. */
  readonly needsEvidence?: true;
  /** After so many calendar days the pause must be renewed; a sweep reports it. */
  readonly longestDays?: number;
}

export interface ChecklistItem {
  readonly code: string;
  readonly title: string;
  readonly required: boolean;
}

export interface Action {
  readonly id: ActionId;
  readonly title: string;
  /** Steps opened; several = fork. A step with `join` opens when all its steps have arrived. */
  readonly to: readonly StepId[];
  /** Filled in with the action; names are unique in the whole process, but a repeated action overwrites. */
  readonly fields?: readonly Field[];
  /** Offered only when this holds over the values known so far, this action's own fields included. */
  readonly when?: Condition;
  readonly guards?: readonly GuardName[];
  /** Four eyes: whoever did that step cannot take this action. */
  readonly otherPersonThan?: StepId;
  /** Every required item of the step's checklist must be ticked. */
  readonly requiresChecklist?: true;
  /** The customer signs (on screen, R-REQ-13); the text says what the signature confirms. */
  readonly signature?: { readonly by: 'customer'; readonly title: string };
  /** The customer may take this action on the portal. */
  readonly byCustomer?: true;
  /** The title as the customer reads it there, where that of staff speaks of them. */
  readonly customerTitle?: string;
  readonly notices?: readonly NoticeCode[];
  readonly tone?: 'primary' | 'normal' | 'danger';
}

export interface TaskStep {
  readonly kind: 'task';
  readonly title: string;
  readonly team: TeamFunction;
  /** Another team for requests that came through these channels (walk-in: the hall, calls: the hotline). */
  readonly teamByChannel?: Readonly<Partial<Record<Channel, TeamFunction>>>;
  /** One sentence: what is done here. */
  readonly does: string;
  /** A permission needed besides membership in the team. */
  readonly permission?: string;
  readonly actions: readonly Action[];
  readonly pauses?: readonly PauseRule[];
  /** The step waits for the customer: these clocks stand still while it is open (§6.3). */
  readonly waitsForCustomer?: { readonly clocks: readonly string[] };
  /** Opens when each of these steps has sent its token here. */
  readonly join?: readonly StepId[];
  /** On-site conduct (R-FIELD-02) and safety (R-FIELD-10), ticked in the crew's app. */
  readonly checklist?: readonly ChecklistItem[];
}

/** How an order ended; statistics and clocks depend on it. */
export type Outcome = 'done' | 'declined' | 'unsolved' | 'transferred' | 'lapsed';

export interface EndStep {
  readonly kind: 'end';
  readonly title: string;
  readonly outcome: Outcome;
  /** What the customer is told at the end (R-REQ-13). */
  readonly notices: readonly NoticeCode[];
}

export type Step = TaskStep | EndStep;

/** A promise made measurable: when the clock of this business starts and stops. */
export interface ClockRule {
  /** Unique in the definition; names the clock on screen, in pauses and in events. */
  readonly id: string;
  /** The promise whose limit applies: `R-PROM-xx` of requirements §2, or an id of the rulebook (PLN-3). */
  readonly promise: string;
  readonly title: string;
  /** Starts when the last of these has happened. */
  readonly startsWhenAll: readonly Trigger[];
  /** The promise is kept (or broken) at the first of these. */
  readonly stopsWhenAny: readonly Trigger[];
  /** The promise falls away: nothing was kept and nothing broken, so it counts in no rate. */
  readonly cancelsWhenAny?: readonly Trigger[];
  /** Runs only for orders of which this holds. */
  readonly when?: Condition;
  /** Counts from the instant in this datetime field instead of the moment of the trigger. */
  readonly countsFrom?: string;
  /** 'once': the first run is the result; never starts after its own stop. 'each-time': every new start is a run of its own. */
  readonly runs: 'once' | 'each-time';
}

export interface ProcessDefinition {
  readonly kind: string;
  readonly version: number;
  readonly title: string;
  /** One or two sentences for the customer: what this business is. */
  readonly summary: string;
  readonly family: Family;
  readonly subject: Subject;
  readonly urgency: Urgency;
  /** Complex business needs the customer's consent to the explanation, on record (R-REQ-09). */
  readonly complexity:
    { readonly level: 'simple' } | { readonly level: 'complex'; readonly explanation: readonly string[] };
  /** The reporter's identity is visible to the handler alone (R-QUAL-09). */
  readonly confidential?: true;
  readonly channels: readonly Channel[];
  readonly form: readonly Field[];
  readonly documents: readonly DocumentRequirement[];
  readonly first: readonly StepId[];
  readonly steps: Readonly<Record<StepId, Step>>;
  readonly clocks: readonly ClockRule[];
  /**
   * Clocks of what the customer waits for, the dearest first: of those that run, the first is told as the time limit
   * (R-REQ-03, R-REQ-13). Clocks of the house (dispatch, acceptance by the unit) are none of them.
   */
  readonly resultClocks: readonly string[];
  /** Sent when the request is accepted (R-REQ-13); gaps and refusal have their own notices. */
  readonly noticesOnAccept: readonly NoticeCode[];
  /** The business is answered in writing: the letter carries this field of an action, once it is filled in (R-PROM-09). */
  readonly letter?: { readonly answer: string };
  /** Where a reopened order starts again, until when, and the clocks that then run anew (S7). */
  readonly reopen?: {
    readonly to: StepId;
    readonly withinDays: number;
    readonly clocks: readonly string[];
  };
  readonly retentionYears: number;
  /** Rules this definition carries out: requirement and rulebook ids. */
  readonly sources: readonly string[];
}

/** Names the definition an order runs on. */
export interface DefinitionRef {
  readonly kind: string;
  readonly version: number;
}

/** Identity with the literal types checked; each file of `definitions/` exports one. */
export function defineProcess(definition: ProcessDefinition): ProcessDefinition {
  return definition;
}
