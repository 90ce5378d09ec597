/** What a simulated company does, as data: the server plays it against the real commands, each at its instant. */
import type { Static } from 'typebox';
import type { RequestBody } from '#contracts/requests.ts';
import type { Command } from '#domain/processes/command.ts';

export type SimulatedRequest = Static<typeof RequestBody>;

/** Whoever acts. */
export type Performer =
  | { readonly kind: 'staff'; readonly staffId: string }
  | { readonly kind: 'customer'; readonly customerId: string }
  | { readonly kind: 'system' };

export interface AcceptAction {
  readonly kind: 'accept';
  readonly atMs: number;
  /** Member of staff who takes the request. */
  readonly staffId: string;
  readonly request: SimulatedRequest;
}

export interface PerformAction {
  readonly kind: 'perform';
  readonly atMs: number;
  readonly by: Performer;
  readonly orderId: string;
  readonly commandId: string;
  readonly command: Command;
}

export type PlannedAction = AcceptAction | PerformAction;

/** A paper that lies with an order: its content is the same small picture for all. */
export interface PlannedPaper {
  readonly attachmentId: string;
  readonly orderId: string;
  readonly label: string;
  readonly atMs: number;
  readonly staffId: string | null;
}

/** Orders that have to do with each other, from the first acceptance to the last thing done; times never go back. */
export interface PlannedCase {
  readonly caseId: string;
  readonly actions: readonly PlannedAction[];
  readonly papers: readonly PlannedPaper[];
}

/** The orders of a case, in the order of their acceptance. */
export function ordersOf(planned: PlannedCase): readonly string[] {
  return planned.actions.flatMap((action) => (action.kind === 'accept' ? [action.request.orderId] : []));
}
