import { v7 as uuid } from 'uuid';
import { nextVisitOn } from '#domain/customers/care/visit-plan.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';

interface Row {
  customer_id: string;
  key_grade: string | null;
  manager_staff_id: string | null;
  last_done: Date | null;
}

/** Customers with a grade or a manager for whom no visit is planned. */
const unplannedSql = `
select c.customer_id, c.key_grade, c.manager_staff_id,
  -- A planned visit that was cancelled counts as its turn, or it would be back the next night.
  (select greatest(max(v.done_at), max(v.due_on) filter (where v.status = 'cancelled'))
   from customer_visit v where v.org_id = c.org_id and v.customer_id = c.customer_id) as last_done
from customer c
where c.org_id = $1 and c.status = 'active' and (c.key_grade is not null or c.manager_staff_id is not null)
  and ($2::uuid is null or c.customer_id = $2) and c.customer_id > $3::uuid
  and not exists (select from customer_visit v
    where v.org_id = c.org_id and v.customer_id = c.customer_id and v.status = 'due' and v.origin = 'plan')
order by c.customer_id limit $4`;

async function plan(tx: Tx, row: Row, { orgId, now }: { orgId: number; now: Date }): Promise<void> {
  const visited = {
    keyGrade: row.key_grade,
    managerStaffId: row.manager_staff_id,
    lastVisitOn: row.last_done === null ? null : businessDate(row.last_done.getTime()),
  };
  const dueOn = nextVisitOn(visited, businessDate(now.getTime()));
  if (dueOn === null) return;
  await runSql(
    tx,
    `insert into customer_visit (org_id, visit_id, customer_id, staff_id, origin, due_on, status)
     values ($1, $2, $3, $4, 'plan', $5, 'due') on conflict do nothing`,
    [orgId, uuid(), row.customer_id, row.manager_staff_id, calendarDate(dueOn)],
  );
}

const first = '00000000-0000-0000-0000-000000000000';

/** Plans the next visit of one customer, where the plan asks for one and none waits. */
export async function planVisitOf(
  tx: Tx,
  about: { orgId: number; customerId: string; now: Date },
): Promise<void> {
  const { rows } = await runSql<Row>(tx, unplannedSql, [about.orgId, about.customerId, first, 1]);
  for (const row of rows) await plan(tx, row, about);
}

const batchMax = 500;

/** Plans what is missing in a unit, in batches of their own transaction; run again it finds nothing to do. */
export async function planVisits(platform: Platform, orgId: number): Promise<number> {
  let after = first;
  let planned = 0;
  for (;;) {
    const from = after;
    const rows = await inTransaction(platform.db, [orgId], async (tx) => {
      const found = await runSql<Row>(tx, unplannedSql, [orgId, null, from, batchMax]);
      for (const row of found.rows) await plan(tx, row, { orgId, now: platform.now() });
      return found.rows;
    });
    planned += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchMax) return planned;
    after = last.customer_id;
  }
}
