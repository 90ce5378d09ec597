import { Refusal } from '#domain/kernel/refusal.ts';
import type { VisitEvent } from '#domain/visits/event-titles.ts';
import { isOpen, visitStates } from '#domain/visits/visit.ts';
import { may, type Caller } from '../../platform/caller.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { earlierData } from '../../platform/events/earlier.ts';
import { byStaff, record } from '../../platform/events/record.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Work } from '../../platform/work.ts';
import { acceptingOnce } from '../requests/index.ts';
import { caseOf, newsOf } from './events.ts';
import { lockVisit, type VisitRow } from './store.ts';

/** A command of a member of staff on one visit. */
export interface VisitCommand {
  readonly visitId: string;
  /** Made by the client; the same id again changes nothing. */
  readonly commandId: string;
}

/** What the event of a command says. */
export interface Happened {
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, unknown>>;
}

/** As every change answers. */
export interface ChangedVisit {
  readonly visitId: string;
  readonly state: VisitRow['state'];
  readonly revision: number;
}

const notFound = (): Refusal => new Refusal('not-found', { data: { what: '回访' } });

/** Of a report made in confidence nobody but its handlers learns even that there is a visit (R-QUAL-09). */
export function mayMeet(caller: Caller, { confidential }: Pick<VisitRow, 'confidential'>): boolean {
  return !confidential || may(caller, 'order.confidential');
}

async function nameOf(tx: Tx, orgId: number, staffId: string): Promise<string> {
  const { rows } = await runSql<{ name: string }>(
    tx,
    'select name from staff where org_id = $1 and staff_id = $2',
    [orgId, staffId],
  );
  return rows[0]?.name ?? '另一位同事';
}

/** Refuses what can only be done to a visit that has not ended. */
export function openOnly({ state }: Pick<VisitRow, 'state'>): void {
  if (!isOpen(state)) throw new Refusal('visit.ended', { data: { state: visitStates[state] } });
}

/** Refuses whoever has not claimed it: two people never call the same customer. */
export async function holderOnly(tx: Tx, caller: Caller, visit: VisitRow): Promise<void> {
  openOnly(visit);
  if (visit.claimed_by === caller.staffId) return;
  if (visit.claimed_by === null) throw new Refusal('visit.not-yours');
  throw new Refusal('visit.held-by-other', {
    data: { who: await nameOf(tx, visit.org_id, visit.claimed_by) },
  });
}

/** The visit, locked, as the caller may meet it. */
export async function lockMet(tx: Tx, caller: Caller, visitId: string): Promise<VisitRow> {
  const visit = await lockVisit(tx, { orgId: caller.orgId, visitId });
  if (visit === null || !mayMeet(caller, visit)) throw notFound();
  return visit;
}

/** Where the visit stands now. */
export async function changed(tx: Tx, caller: Caller, visitId: string): Promise<ChangedVisit> {
  const { state, revision } = await lockMet(tx, caller, visitId);
  return { visitId, state, revision };
}

/**
 * The way of every command on a visit: locked, not done before, carried out and recorded in one transaction; then
 * open screens are told. The same command again answers as the visit stands.
 */
export async function onVisit<T>(
  { platform, caller }: { platform: Platform; caller: Caller },
  command: VisitCommand & { readonly kind: VisitEvent },
  steps: {
    readonly carryOut: (work: Work, visit: VisitRow) => Promise<Happened>;
    readonly answer: (tx: Tx) => Promise<T>;
  },
): Promise<T> {
  const key = { orgId: caller.orgId, visitId: command.visitId };
  const about = caseOf(key);
  const { kind, commandId } = command;
  const answer = await acceptingOnce(platform, caller.orgId, async (work) => {
    const { tx } = work;
    const visit = await lockMet(tx, caller, command.visitId);
    if ((await earlierData(tx, { ...about, commandId, kind })) === null) {
      const happened = await steps.carryOut(work, visit);
      await record(work, { ...about, ...byStaff(caller), commandId }, [
        { kind, at: platform.now(), data: happened.data, personal: happened.personal },
      ]);
    }
    return steps.answer(tx);
  });
  platform.live.publish(newsOf([key]));
  return answer;
}
