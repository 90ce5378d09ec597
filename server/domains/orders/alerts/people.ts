/** Who is on duty to be told of a level of an order (S6). */
import type { LadderFacts, Lead } from '#domain/orders/ladder.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { allPosts, permissionsOfPosts, postOf } from '#domain/organisation/posts.ts';
import { runSql } from '../../../platform/db/database.ts';
import type { Work } from '../../../platform/work.ts';
import { awayNow, keptUnits } from '../../organisation/index.ts';

interface PlaceRow {
  unit_id: string;
  confidential: boolean;
  team_ids: string[] | null;
  staff_ids: string[] | null;
}

/** Posts that lead; of a report only those that may know of it (R-QUAL-09). */
function leadPosts(confidential: boolean): string[] {
  return allPosts.filter((post) =>
    confidential ? permissionsOfPosts([post]).has('order.confidential') : postOf(post).line === 'lead',
  );
}

async function placeOf({ tx }: Work, orgId: number, orderId: string): Promise<PlaceRow | undefined> {
  const { rows } = await runSql<PlaceRow>(
    tx,
    `select w.unit_id, w.confidential, array_agg(distinct t.team_id) filter (where t.team_id is not null) as team_ids,
       array_agg(distinct s.staff_id) filter (where s.staff_id is not null) as staff_ids
     from work_order w
     left join order_task t on t.org_id = w.org_id and t.order_id = w.order_id and t.done_at is null
     left join staff s on s.org_id = t.org_id and s.staff_id = t.assignee_id and s.status = 'active'
     where w.org_id = $1 and w.order_id = $2 group by w.org_id, w.order_id`,
    [orgId, orderId],
  );
  return rows[0];
}

async function leadsOf({ platform, tx }: Work, orgId: number, posts: readonly string[]): Promise<Lead[]> {
  const { rows } = await runSql<{ staff_id: string; post: string; unit_id: string }>(
    tx,
    `select p.staff_id, p.post, p.unit_id from staff_post p
     join staff s on s.org_id = p.org_id and s.staff_id = p.staff_id and s.status = 'active'
     where p.org_id = $1 and p.post = any ($2::text[]) and p.valid_from <= $3::date
       and (p.valid_to is null or p.valid_to >= $3::date)
     order by p.staff_id, p.unit_id`,
    [orgId, posts, businessDate(platform.now().getTime())],
  );
  return rows.map(({ staff_id: staffId, post, unit_id: unitId }) => ({ staffId, post, unitId }));
}

/** The ladder of an order as it stands now; whoever is away is not on it. Null for an order that is not there. */
export async function ladderOf(work: Work, orgId: number, orderId: string): Promise<LadderFacts | null> {
  const place = await placeOf(work, orgId, orderId);
  if (place === undefined) return null;
  const leads = await leadsOf(work, orgId, leadPosts(place.confidential));
  const away = await awayNow(work.platform, work.tx, orgId);
  const units = await keptUnits(work.platform, work.tx, orgId);
  return {
    units,
    leads: leads.filter(({ staffId }) => !away.has(staffId)),
    unitId: place.unit_id,
    teamIds: place.team_ids ?? [],
    holderIds: (place.staff_ids ?? []).filter((staffId) => !away.has(staffId)),
  };
}
