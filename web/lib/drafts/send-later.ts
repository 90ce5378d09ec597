import { ApiProblem, mayPass } from '../api/problem.ts';

/** Something to send once, later: its id is the id of the command, so that a repeat does nothing twice. */
export interface Parcel {
  readonly id: string;
  readonly queuedAtMs: number;
  readonly tries: number;
  readonly content: unknown;
  /** The server's "no": waits for a person, is not sent again by itself. */
  readonly refusedBecause?: string;
}

export interface ParcelStore {
  readonly all: () => Promise<readonly Parcel[]>;
  readonly put: (parcel: Parcel) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

export interface SendResult {
  readonly sent: readonly string[];
  readonly refused: readonly string[];
  readonly waiting: readonly string[];
}

/** Parcels sent in one go; the rest waits for the next. */
const batchMax = 200;

/**
 * Sends what waits, oldest first (R-REQ-15: intake while the system was down, caught up afterwards). Stops at the
 * first sign that the server cannot be reached; a refused parcel is kept with its reason and the next one is sent.
 */
export async function sendWaiting(
  store: ParcelStore,
  send: (parcel: Parcel) => Promise<void>,
): Promise<SendResult> {
  const waiting = (await store.all()).filter((parcel) => parcel.refusedBecause === undefined);
  const oldestFirst = [...waiting].sort((a, b) => a.queuedAtMs - b.queuedAtMs).slice(0, batchMax);
  const sent: string[] = [];
  const refused: string[] = [];
  for (const parcel of oldestFirst) {
    const outcome = await sendOne(store, parcel, send);
    if (outcome === 'sent') sent.push(parcel.id);
    if (outcome === 'refused') refused.push(parcel.id);
    if (outcome === 'unreachable') break;
  }
  const settled = new Set([...sent, ...refused]);
  return { sent, refused, waiting: waiting.map(({ id }) => id).filter((id) => !settled.has(id)) };
}

async function sendOne(
  store: ParcelStore,
  parcel: Parcel,
  send: (parcel: Parcel) => Promise<void>,
): Promise<'sent' | 'refused' | 'unreachable'> {
  try {
    await send(parcel);
  } catch (error) {
    if (!(error instanceof ApiProblem) || mayPass(error) || error.status === 401 || error.status === 429) {
      await store.put({ ...parcel, tries: parcel.tries + 1 });
      return 'unreachable';
    }
    await store.put({ ...parcel, tries: parcel.tries + 1, refusedBecause: error.title });
    return 'refused';
  }
  await store.remove(parcel.id);
  return 'sent';
}
