import { useEffect, useRef, type Dispatch } from 'react';
import { readOrder } from '#contracts/orders.ts';
import { call } from '#web/lib/api/call.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useSession } from '#web/lib/session/session.ts';
import { openDraft } from '../drafts/intake-drafts.ts';
import { takeOut, waitingOf } from '../outbox/outbox.ts';
import type { Intake, IntakeAction } from './intake.ts';
import { readIntake } from './read-intake.ts';

interface Beginning {
  readonly dispatch: Dispatch<IntakeAction>;
  /** Said when what the address names is gone. */
  readonly onMissing: () => void;
}

/**
 * Begins with what the address names: a draft left unfinished, a request the server refused, or the order this one is
 * split off from. The address forgets it at once, so that a reload does not bring back what was handed in.
 */
export function useBeginning({ dispatch, onMissing }: Beginning): void {
  const { staffId } = useSession();
  const [{ draft, queued, splitFrom }, set] = useUrlState(['draft', 'queued', 'splitFrom']);
  const latest = useRef({ dispatch, onMissing, set });
  useEffect(() => {
    latest.current = { dispatch, onMissing, set };
  });
  useEffect(() => {
    const restore = (intake: Intake | null): void => {
      if (intake === null) latest.current.onMissing();
      else latest.current.dispatch({ do: 'restore', intake });
      latest.current.set({ draft: '', queued: '' });
    };
    if (draft !== undefined) void openDraft(draft).then(restore);
    else if (queued !== undefined) void takeBack(queued, staffId).then(restore);
  }, [draft, queued, staffId]);
  useEffect(() => {
    if (splitFrom === undefined) return;
    latest.current.dispatch({ do: 'split', splitFrom: { orderId: splitFrom, reason: '' } });
    void subjectOfOrder(splitFrom).then((subject) => {
      if (subject !== null) latest.current.dispatch({ do: 'subject', subject, definition: null });
    });
  }, [splitFrom]);
}

/** A refused request leaves the outbox and is on the page again, with everything typed. */
async function takeBack(id: string, staffId: string): Promise<Intake | null> {
  const waiting = await waitingOf(staffId).catch(() => []);
  const found = waiting.find(({ parcel }) => parcel.id === id);
  if (found === undefined) return null;
  await takeOut(id);
  return readIntake(found.queued.kept, id);
}

/** The customer of the order that is split: on file by id, with what the order shows of the name. */
async function subjectOfOrder(
  orderId: string,
): Promise<Extract<IntakeAction, { do: 'subject' }>['subject'] | null> {
  const order = await call(readOrder, { params: { orderId } }).catch(() => null);
  if (order === null || order.customerId === null) return null;
  return {
    how: 'customer',
    customerId: order.customerId,
    name: order.contactName ?? '',
    phone: order.contactPhone,
    contactName: '',
    contactPhone: '',
  };
}
