import type { Installation } from './installation.ts';

type Ask = Installation['ask'];

/** Acknowledged orders that are not there exactly once and whole. */
export async function brokenOrders(ask: Ask, orderIds: readonly string[]): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    `select sent.id from unnest($1::uuid[]) as sent(id)
     where 1 <> (select count(*) from work_order w where w.order_id = sent.id
       and exists (select 1 from order_search s where s.org_id = w.org_id and s.order_id = w.order_id)
       and exists (select 1 from order_task t where t.org_id = w.org_id and t.order_id = w.order_id)
       and exists (select 1 from event_head h where h.org_id = w.org_id and h.case_id = w.order_id
         and h.seq = (select count(*) from event e where e.org_id = w.org_id and e.case_id = w.order_id)))`,
    [orderIds],
  );
  return rows.map(({ id }) => id);
}

/** Acknowledged commands that are not on record exactly once. */
export async function brokenCommands(ask: Ask, commandIds: readonly string[]): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    `select sent.id from unnest($1::uuid[]) as sent(id)
     where 1 <> (select count(*) from event e where e.command_id = sent.id)`,
    [commandIds],
  );
  return rows.map(({ id }) => id);
}

const orphanChecks: Readonly<Record<string, string>> = {
  'a task without its order': `select 1 from order_task t where not exists (
     select 1 from work_order w where w.org_id = t.org_id and w.order_id = t.order_id)`,
  'a clock without its order': `select 1 from order_clock t where not exists (
     select 1 from work_order w where w.org_id = t.org_id and w.order_id = t.order_id)`,
  'a search entry without its order': `select 1 from order_search t where not exists (
     select 1 from work_order w where w.org_id = t.org_id and w.order_id = t.order_id)`,
  'an order without its history': `select 1 from work_order w where not exists (
     select 1 from event_head h where h.org_id = w.org_id and h.case_id = w.order_id)`,
  'a history whose head is behind': `select 1 from event_head h where h.seq <> (
     select max(e.seq) from event e where e.org_id = h.org_id and e.case_id = h.case_id)`,
  'an event of no case': `select 1 from event e where not exists (
     select 1 from event_head h where h.org_id = e.org_id and h.case_id = e.case_id)`,
  'a history of an order that is none': `select 1 from event_head h where h.case_kind = 'order' and not exists (
     select 1 from work_order w where w.org_id = h.org_id and w.order_id = h.case_id)`,
  'a message about an order that is none': `select 1 from notice n where n.case_kind = 'order' and not exists (
     select 1 from work_order w where w.org_id = n.org_id and w.order_id = n.case_id)`,
  'a state that differs from its history': `select 1 from work_order w where w.status = 'open' and not exists (
     select 1 from order_task t where t.org_id = w.org_id and t.order_id = w.order_id and t.done_at is null)`,
  'two orders of one number': `select 1 from work_order group by org_id, order_no having count(*) > 1`,
};

/** Rows that belong to nothing, and halves of what belongs together. */
export async function orphans(ask: Ask): Promise<string[]> {
  const found: string[] = [];
  for (const [what, sql] of Object.entries(orphanChecks)) {
    const [row] = await ask<{ count: number }>(`select count(*)::int as count from (${sql}) as found`);
    if (row !== undefined && row.count > 0) found.push(`${row.count.toString()} × ${what}`);
  }
  return found;
}
