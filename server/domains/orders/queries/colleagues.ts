import type { Static } from 'typebox';
import type { listColleagues } from '#contracts/orders.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';

const colleaguesMax = 200;

interface ColleagueRow {
  staff_id: string;
  name: string;
  phone: string;
  unit_id: string;
  unit: string;
  absent_until: Date | null;
}

/** Who may take over a task: active staff with a post today in a team that does its kind of work (R-REQ-03, R2). */
export function colleagues(
  platform: Platform,
  caller: Caller,
  at: { orderId: string; task: string },
): Promise<Static<(typeof listColleagues)['response']>> {
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows: tasks } = await runSql<{ function: string }>(
      tx,
      'select function from order_task where org_id = $1 and order_id = $2 and task = $3',
      [caller.orgId, at.orderId, at.task],
    );
    const task = tasks[0];
    if (task === undefined) throw new Refusal('not-found', { data: { what: '任务' } });
    const { rows } = await runSql<ColleagueRow>(
      tx,
      `select distinct s.staff_id, s.name, s.phone, u.unit_id, u.name as unit,
         (select a.until_at from staff_absence a
          where a.org_id = s.org_id and a.staff_id = s.staff_id and a.cancelled_at is null
            and a.from_at <= $5 and a.until_at > $5) as absent_until
       from staff_post p
       join staff s on s.org_id = p.org_id and s.staff_id = p.staff_id and s.status = 'active'
       join org_unit u on u.org_id = p.org_id and u.unit_id = p.unit_id and u.active
       where p.org_id = $1 and $2 = any (u.functions) and s.staff_id <> $3
         and p.valid_from <= $4::date and (p.valid_to is null or p.valid_to >= $4::date)
       order by unit, name, staff_id limit ${colleaguesMax.toString()}`,
      [caller.orgId, task.function, caller.staffId, businessDate(platform.now().getTime()), platform.now()],
    );
    return {
      items: rows.map((row) => ({
        staffId: row.staff_id,
        name: row.name,
        phone: row.phone,
        unitId: row.unit_id,
        unit: row.unit,
        absentUntil: row.absent_until?.toISOString() ?? null,
      })),
    };
  });
}
