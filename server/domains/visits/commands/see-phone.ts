import type { Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { holderOnly, onVisit, type VisitCommand } from '../locked-visit.ts';

interface Contact {
  readonly contactName: string | null;
  readonly contactPhone: string | null;
}

async function contactOf(tx: Tx, caller: Caller, visitId: string): Promise<Contact> {
  const { rows } = await runSql<{ contact_name: string | null; contact_phone: string | null }>(
    tx,
    `select o.contact_name, v.contact_phone from return_visit v
     join work_order o on o.org_id = v.org_id and o.order_id = v.order_id
     where v.org_id = $1 and v.visit_id = $2 and v.claimed_by = $3`,
    [caller.orgId, visitId, caller.staffId],
  );
  const found = rows[0];
  return { contactName: found?.contact_name ?? null, contactPhone: found?.contact_phone ?? null };
}

/** Shows whom to call, to whoever has claimed the visit; each look is recorded (design idea 7, R-DATA-02). */
export function seePhone(platform: Platform, caller: Caller, command: VisitCommand): Promise<Contact> {
  return onVisit(
    { platform, caller },
    { ...command, kind: 'visit.phone-seen' },
    {
      carryOut: async ({ tx }, visit) => {
        await holderOnly(tx, caller, visit);
        return { data: { visitNo: visit.visit_no } };
      },
      answer: (tx) => contactOf(tx, caller, command.visitId),
    },
  );
}
