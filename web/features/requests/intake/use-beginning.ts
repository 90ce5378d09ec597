import { useEffect, useRef, type Dispatch } from 'react';
import { customerRoutes } from '#contracts/customers.ts';
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
 * Begins with what the address names: a draft left unfinished, a request the server refused, the order this one is
 * split off from, or the customer whose file was open. The address forgets it at once, so that a reload does not bring back what was handed in.
 */
export function useBeginning({ dispatch, onMissing }: Beginning): void {
  const { staffId } = useSession();
  const [{ draft, queued, splitFrom, customerId, accountNo, problemId }, set] = useUrlState([
    'draft',
    'queued',
    'splitFrom',
    'customerId',
    'accountNo',
    'problemId',
  ]);
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
  useEffect(() => {
    if (customerId === undefined) return;
    if (problemId !== undefined) latest.current.dispatch({ do: 'problem', problemId });
    void subjectOfFile(customerId, accountNo).then((subject) => {
      if (subject !== null) latest.current.dispatch({ do: 'subject', subject, definition: null });
      latest.current.set({ customerId: '', accountNo: '', problemId: '' });
    });
  }, [customerId, accountNo, problemId]);
}

/** A refused request leaves the outbox and is on the page again, with everything typed. */
async function takeBack(id: string, staffId: string): Promise<Intake | null> {
  const waiting = await waitingOf(staffId).catch(() => []);
  const found = waiting.find(({ parcel }) => parcel.id === id);
  if (found === undefined) return null;
  await takeOut(id);
  return readIntake(found.queued.kept, id);
}

type Subject = Extract<IntakeAction, { do: 'subject' }>['subject'];

/** The customer whose file one comes from, with the account chosen there; null when the file cannot be read. */
async function subjectOfFile(customerId: string, accountNo: string | undefined): Promise<Subject | null> {
  const page = await call(customerRoutes.page, { params: { customerId } }).catch(() => null);
  if (page === null) return null;
  const { name, contacts } = page;
  const phone = contacts.find((contact) => contact.phone !== null)?.phone ?? null;
  const known = { customerId, name, phone, contactName: '', contactPhone: '' };
  const account = page.accounts.find((one) => one.accountNo === accountNo);
  return account === undefined
    ? { how: 'customer', ...known }
    : {
        how: 'account',
        ...known,
        accountNo: account.accountNo,
        address: account.points[0]?.location.address ?? null,
      };
}

/** The customer of the order that is split: on file by id, with what the order shows of the name. */
async function subjectOfOrder(orderId: string): Promise<Subject | null> {
  const order = await call(readOrder, { params: { orderId } }).catch(() => null);
  const customerId = order?.customerId ?? null;
  if (order === null || customerId === null) return null;
  return {
    how: 'customer',
    customerId,
    name: order.contactName ?? '',
    phone: order.contactPhone,
    contactName: '',
    contactPhone: '',
  };
}
