/**
 * What can be done to an order. `act` takes an action of the definition; the other verbs are valid in
 * every process and so are not repeated in any definition (common-verbs.ts plays them).
 */
import type { DefinitionRef, Urgency, Channel } from './definition.ts';
import type { FormValues } from './field.ts';
import type { TaskId } from './state.ts';

export type Command =
  | {
      readonly verb: 'act';
      readonly task: TaskId;
      readonly action: string;
      readonly values?: FormValues;
      readonly checked?: readonly string[];
      /** Attachment that holds the signature, where the action needs one. */
      readonly signatureId?: string;
      /** Versions of articles of the library that the answer quotes; the server adds their titles (R-SYS-22). */
      readonly quotes?: readonly {
        readonly articleId: string;
        readonly version: number;
        readonly title?: string;
      }[];
    }
  | { readonly verb: 'claim'; readonly task: TaskId }
  | { readonly verb: 'release'; readonly task: TaskId; readonly reason: string }
  | {
      /** To a named person with phone and place (R-REQ-03). */
      readonly verb: 'hand-over';
      readonly task: TaskId;
      readonly toStaffId: string;
      readonly toName: string;
      readonly phone: string;
      readonly place?: string;
      readonly reason: string;
      readonly teamId?: string;
    }
  | { readonly verb: 'return'; readonly task: TaskId; readonly reason: string }
  | {
      /** A reason that needs approval counts from the request on, once a supervisor approves (S3). */
      readonly verb: 'pause';
      readonly task: TaskId;
      readonly reason: string;
      readonly remark: string;
      readonly evidenceIds?: readonly string[];
    }
  | { readonly verb: 'approve-pause'; readonly task: TaskId; readonly remark?: string }
  | { readonly verb: 'resume'; readonly task: TaskId; readonly remark?: string }
  | { readonly verb: 'remark'; readonly text: string; readonly task?: TaskId }
  | { readonly verb: 'attach'; readonly attachmentIds: readonly string[]; readonly document?: string }
  | {
      /** Told once and in full; a second, different demand is a supervisor's, with a reason (R-REQ-05). */
      readonly verb: 'ask-documents';
      readonly documents: readonly string[];
      readonly reason?: string;
    }
  | { readonly verb: 'receive-documents'; readonly documents: readonly string[] }
  | {
      readonly verb: 'split';
      readonly newOrderId: string;
      readonly definition: DefinitionRef;
      readonly reason: string;
    }
  | { readonly verb: 'merge'; readonly intoOrderId: string; readonly reason: string }
  | { readonly verb: 'undo-merge'; readonly reason: string }
  | { readonly verb: 'escalate'; readonly reason: string }
  | { readonly verb: 'ask-help'; readonly task: TaskId; readonly fromTeam: string; readonly question: string }
  | { readonly verb: 'urge'; readonly text: string }
  /** Another time for the visit agreed on, by the customer's wish; local time as the form keeps it. */
  | { readonly verb: 'rebook'; readonly at: string; readonly reason: string }
  | { readonly verb: 'refuse'; readonly reason: string; readonly basis: string }
  | { readonly verb: 'withdraw'; readonly reason: string }
  | {
      readonly verb: 'correct';
      readonly values: FormValues;
      readonly reason: string;
      readonly apology: string;
    }
  | { readonly verb: 'report-abnormality'; readonly text: string; readonly task?: TaskId }
  | {
      readonly verb: 'promise-callback';
      readonly callbackId: string;
      readonly dueAtMs: number;
      readonly question: string;
    }
  | { readonly verb: 'keep-callback'; readonly callbackId: string; readonly result: string }
  | { readonly verb: 'record-signature'; readonly signatureId: string; readonly confirms: string }
  | { readonly verb: 'ask-excuse'; readonly clock: string; readonly reason: string }
  /** A supervisor's: the breach stays on record, but does not count against the unit (S8). */
  | { readonly verb: 'excuse-clock'; readonly clock: string; readonly reason: string }
  | { readonly verb: 'reopen'; readonly reason: string }
  | { readonly verb: 'archive' };

export type Verb = Command['verb'];

type CommandMap = { readonly [V in Verb]: Extract<Command, { readonly verb: V }> };

/** The command of one verb (or of several). */
export type CommandOf<V extends Verb = Verb> = { [K in V]: CommandMap[K] & { readonly verb: K } }[V];

/** What the clerk, the portal or an import hands in to have a request accepted. */
export interface Intake {
  readonly channel: Channel;
  readonly values: FormValues;
  /** Codes of the papers handed in or fetched from the government. */
  readonly documents: readonly string[];
  /** Who the customer turned out to be; the requests domain looks them up. */
  readonly identified: 'account' | 'applicant' | 'person' | 'nobody';
  /** It is refused on the spot (R-REQ-10): what is still missing of it is not asked for. */
  readonly refusing?: true;
  /** On record that complex business was explained and agreed to (R-REQ-09). */
  readonly consent?: boolean;
  /** Raised or lowered by the clerk with a reason; default: the definition's. */
  readonly urgency?: Urgency;
}
