import { parcelStore } from '#web/lib/drafts/parcel-store.ts';
import { sendWaiting, type Parcel, type ParcelStore, type SendResult } from '#web/lib/drafts/send-later.ts';
import { carryOut, queuedOf, takenNow, type QueuedIntake } from './queued-intake.ts';

/** A request waiting in this browser. */
export interface Waiting {
  readonly parcel: Parcel;
  readonly queued: QueuedIntake;
}

type Listener = () => void;
const listeners = new Set<Listener>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Hears of everything that comes and goes. */
export function onOutboxChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The requests of this member of staff; those of others on the same machine wait for them. */
export async function waitingOf(
  staffId: string,
  store: ParcelStore = parcelStore,
): Promise<readonly Waiting[]> {
  const parcels = await store.all();
  return parcels
    .flatMap((parcel) => {
      const queued = queuedOf(parcel);
      return queued?.staffId === staffId ? [{ parcel, queued }] : [];
    })
    .toSorted((a, b) => a.parcel.queuedAtMs - b.parcel.queuedAtMs);
}

/** Keeps a request until the server answers again. */
export async function keepForLater(
  queued: QueuedIntake,
  nowMs: number,
  store: ParcelStore = parcelStore,
): Promise<void> {
  const content = takenNow(queued, nowMs);
  await store.put({ id: queued.request.orderId, queuedAtMs: nowMs, tries: 0, content });
  tell();
}

/** Takes a request out: it goes back to the page, or is thrown away on purpose. */
export async function takeOut(id: string, store: ParcelStore = parcelStore): Promise<void> {
  await store.remove(id);
  tell();
}

let sending: Promise<SendResult> | null = null;

/** Sends what this member of staff left waiting; a second call while one is under way waits for the same. */
export function sendOutbox(staffId: string, store: ParcelStore = parcelStore): Promise<SendResult> {
  sending ??= sendWaiting(ownOnly(staffId, store), async (parcel) => {
    const queued = queuedOf(parcel);
    if (queued !== null) await carryOut(queued);
  }).finally(() => {
    sending = null;
    tell();
  });
  return sending;
}

function ownOnly(staffId: string, store: ParcelStore): ParcelStore {
  return { ...store, all: async () => (await waitingOf(staffId, store)).map(({ parcel }) => parcel) };
}
