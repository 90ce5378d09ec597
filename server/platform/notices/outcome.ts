/** A notice on its way to a transport. */
export interface Outgoing {
  readonly noticeId: string;
  readonly recipient: string;
  readonly subject: string | null;
  readonly body: string;
}

/**
 * How an attempt ended. `retry`: certainly not delivered, worth another attempt; `failed`: refused for good;
 * `uncertain`: handed over, the answer was lost, so that another attempt might deliver it twice.
 */
export type Outcome =
  | { readonly result: 'sent'; readonly reference: string | null }
  | { readonly result: 'retry' | 'failed' | 'uncertain'; readonly reason: string };

/** Sends once; never throws. */
export type Send = (notice: Outgoing) => Promise<Outcome>;
