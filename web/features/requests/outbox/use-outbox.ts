import { useEffect, useState } from 'react';
import { useConnection } from '#web/lib/live/use-connection.ts';
import { useSession } from '#web/lib/session/session.ts';
import { onOutboxChange, sendOutbox, waitingOf, type Waiting } from './outbox.ts';

/** What waits in this browser to be sent. */
export function useOutbox(): readonly Waiting[] {
  const { staffId } = useSession();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  useEffect(() => {
    let gone = false;
    // A browser that stores nothing has nothing waiting.
    const read = (): void =>
      void waitingOf(staffId)
        .catch(() => [])
        .then((found) => {
          if (!gone) setWaiting(found);
        });
    read();
    const forget = onOutboxChange(read);
    return () => {
      gone = true;
      forget();
    };
  }, [staffId]);
  return waiting;
}

const againEveryMs = 10_000;

/** Sends what waits as soon as the server answers again; one place in the page does this. */
export function useOutboxSender(waiting: readonly Waiting[]): void {
  const { staffId } = useSession();
  const reached = useConnection();
  const pending = waiting.some(({ parcel }) => parcel.refusedBecause === undefined);
  useEffect(() => {
    if (!pending) return undefined;
    const send = (): void => void sendOutbox(staffId).catch(() => undefined);
    if (reached) send();
    const timer = setInterval(send, againEveryMs);
    return () => clearInterval(timer);
  }, [staffId, reached, pending]);
}
