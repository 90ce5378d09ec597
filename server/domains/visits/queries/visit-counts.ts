import type { Static } from 'typebox';
import type { countVisits } from '#contracts/visits.ts';
import { isCallingHour } from '#domain/visits/hours.ts';
import { may, type Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

type Counts = Static<(typeof countVisits)['response']>;

/** How the queue stands for the caller: one look over the open visits, which are few. */
export async function visitCounts(tx: Tx, caller: Caller, now: Date): Promise<Counts> {
  const { rows } = await runSql<Omit<Counts, 'callingHour'>>(
    tx,
    `select
       count(*) filter (where v.state = 'waiting' and (v.call_at is null or v.call_at <= $2) and o.status <> 'open')::int as callable,
       count(*) filter (where v.state = 'waiting' and v.call_at > $2)::int as later,
       count(*) filter (where v.due_at < $2)::int as overdue,
       count(*) filter (where v.state = 'survey')::int as survey,
       count(*) filter (where v.claimed_by = $3)::int as mine
     from return_visit v join work_order o on o.org_id = v.org_id and o.order_id = v.order_id
     where v.org_id = $1 and v.state in ('waiting', 'survey') and (not v.confidential or $4)`,
    [caller.orgId, now, caller.staffId, may(caller, 'order.confidential')],
  );
  const counts = rows[0] ?? { callable: 0, later: 0, overdue: 0, survey: 0, mine: 0 };
  return { ...counts, callingHour: isCallingHour(now.getTime()) };
}
