import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { settingAt } from '#domain/visits/setting.ts';
import { afterAttempt, type AttemptResult } from '#domain/visits/visit.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import {
  changed,
  holderOnly,
  onVisit,
  type ChangedVisit,
  type Happened,
  type VisitCommand,
} from '../locked-visit.ts';
import { settingVersions } from '../settings.ts';
import { addAttempt, changeVisit, type VisitRow } from '../store.ts';

/** A call without an answer. */
export interface Call extends VisitCommand {
  readonly result: AttemptResult;
  readonly note?: string | undefined;
  /** ISO instant; for `call-back` alone. */
  readonly callAgainAt?: string | undefined;
}

async function carryOut(
  { platform, tx }: Work,
  visit: VisitRow,
  call: Call & { caller: Caller },
): Promise<Happened> {
  const now = platform.now();
  const versions = await settingVersions(tx, visit.org_id);
  const { setting } = settingAt(versions, now.getTime());
  const asked =
    call.result === 'call-back' && call.callAgainAt !== undefined ? Date.parse(call.callAgainAt) : null;
  const after = afterAttempt(
    { result: call.result, callAgainMs: asked },
    {
      inVain: visit.calls_in_vain,
      attemptsMax: setting.attemptsMax,
      retryMinutes: setting.retryMinutes,
      nowMs: now.getTime(),
    },
  );
  if (isRefused(after)) throw Refusal.from(after);
  const key = { orgId: visit.org_id, visitId: visit.visit_id };
  const callAgainAt = after.callAgainMs === null ? null : new Date(after.callAgainMs);
  const { staffId } = call.caller;
  const note = call.note === undefined || call.note.trim() === '' ? null : call.note.trim();
  await addAttempt(tx, { ...key, at: now, staffId, result: call.result, note, callAgainAt });
  await changeVisit(tx, key, {
    state: after.state,
    end_reason: after.reason,
    call_at: callAgainAt,
    calls_in_vain: after.inVain,
    claimed_by: null,
    claimed_at: null,
    ended_at: after.state === 'waiting' ? null : now,
  });
  return {
    data: { result: call.result, state: after.state, callAgainAt: callAgainAt?.toISOString() ?? null },
    ...(note === null ? {} : { personal: { note } }),
  };
}

/**
 * Writes down a call that was not answered: the visit waits for the next try, or ends when the customer refused, the
 * number is wrong, or it was tried often enough. It goes back to the queue, so that another hour finds another agent.
 */
export function recordCall(platform: Platform, caller: Caller, call: Call): Promise<ChangedVisit> {
  return onVisit(
    { platform, caller },
    { ...call, kind: 'visit.called' },
    {
      carryOut: async (work, visit) => {
        await holderOnly(work.tx, caller, visit);
        return carryOut(work, visit, { ...call, caller });
      },
      answer: (tx) => changed(tx, caller, call.visitId),
    },
  );
}
