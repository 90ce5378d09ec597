import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { isHeldAt } from '#domain/organisation/post-period.ts';
import { isPost, posts } from '#domain/organisation/posts.ts';
import { plainSearch } from '#domain/organisation/staff-search.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { containing, pageOf, pageSize } from '../../platform/db/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { accountOf } from './accounts.ts';
import { lockedUntil } from './attempts.ts';
import { liveSessions } from './sessions.ts';

export type StaffStatus = 'active' | 'suspended' | 'dismissed';

/** How a colleague is named and reached (R-REQ-03: handed over to a named person with a phone number). */
export interface StaffName {
  readonly staffId: string;
  readonly name: string;
  readonly phone: string;
}

export interface StaffFilter {
  readonly search?: string | undefined;
  readonly unitId?: string | undefined;
  readonly post?: string | undefined;
  readonly status?: StaffStatus | undefined;
  readonly absence?: 'now' | 'planned' | undefined;
  readonly after?: string | undefined;
  readonly limit?: string | undefined;
}

interface ListRow {
  readonly staffId: string;
  readonly employeeNo: string;
  readonly name: string;
  readonly phone: string;
  readonly status: StaffStatus;
  readonly absenceFrom: Date | null;
  readonly absenceUntil: Date | null;
  readonly posts: readonly { readonly post: string; readonly unitName: string }[];
}

export interface StaffListItem extends Omit<ListRow, 'posts' | 'absenceFrom' | 'absenceUntil'> {
  readonly absence: { from: string; until: string; state: 'planned' | 'now' } | null;
  readonly posts: { title: string; unitName: string }[];
}

/** The absence that is on or comes next. */
function absenceItem(row: ListRow, now: Date): StaffListItem['absence'] {
  const { absenceFrom: from, absenceUntil: until } = row;
  if (from === null || until === null) return null;
  return { from: from.toISOString(), until: until.toISOString(), state: from > now ? 'planned' : 'now' };
}

export function postTitle(post: string): string {
  return isPost(post) ? posts[post].title : post;
}

/** Names and phones of some members of staff by id; ids nobody has are left out. */
export async function staffNames(
  tx: Tx,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StaffName>> {
  const { rows } = await runSql<StaffName>(
    tx,
    'select staff_id as "staffId", name, phone from staff where org_id = $1 and staff_id = any ($2::uuid[])',
    [orgId, [...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.staffId, row]));
}

/**
 * Who works in the supply unit, by employee number; who has left only when asked for. `unitId` finds everybody
 * in the unit and below it. A few thousand rows a unit: the scan stays within one org.
 */
export async function staffList(
  platform: Platform,
  tx: Tx,
  { orgId, filter }: { orgId: number; filter: StaffFilter },
): Promise<{ items: StaffListItem[]; next: string | null }> {
  const size = pageSize(filter.limit);
  const now = platform.now();
  const { rows } = await runSql<ListRow>(
    tx,
    `with recursive below as (
       select unit_id from org_unit where org_id = $1 and unit_id = $4
       union all
       select u.unit_id from org_unit u join below b on u.parent_unit_id = b.unit_id where u.org_id = $1
     ), held as (
       select p.staff_id, p.post, p.unit_id, u.name
       from staff_post p join org_unit u on u.org_id = p.org_id and u.unit_id = p.unit_id
       where p.org_id = $1 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to >= $2)
     )
     select s.staff_id as "staffId", s.employee_no as "employeeNo", s.name, s.phone, s.status,
       a.from_at as "absenceFrom", a.until_at as "absenceUntil",
       coalesce((select json_agg(json_build_object('post', h.post, 'unitName', h.name) order by h.name, h.post)
                 from held h where h.staff_id = s.staff_id), '[]') as posts
     from staff s
     left join lateral (
       select from_at, until_at from staff_absence a
       where a.org_id = s.org_id and a.staff_id = s.staff_id and a.cancelled_at is null and a.until_at > $9
       order by a.until_at limit 1) a on true
     where s.org_id = $1
       and ($3::text is null or s.search_text like $3)
       and ($4::uuid is null or exists (
         select 1 from held h join below b on b.unit_id = h.unit_id where h.staff_id = s.staff_id))
       and ($5::text is null or exists (select 1 from held h where h.staff_id = s.staff_id and h.post = $5))
       and case when $6::text is null then s.status <> 'dismissed' else s.status = $6 end
       and ($7::text is null or s.employee_no > $7)
       and ($10::text is null or case when $10 = 'now' then a.from_at <= $9 else a.from_at > $9 end)
     order by s.employee_no
     limit $8`,
    [
      ...[orgId, businessDate(now.getTime())],
      filter.search === undefined ? null : containing(plainSearch(filter.search)),
      ...[filter.unitId ?? null, filter.post ?? null, filter.status ?? null, filter.after ?? null],
      ...[size + 1, now, filter.absence ?? null],
    ],
  );
  const page = pageOf(rows, size, (row) => row.employeeNo);
  const items = page.items.map((row) => ({
    staffId: row.staffId,
    employeeNo: row.employeeNo,
    name: row.name,
    phone: row.phone,
    status: row.status,
    absence: absenceItem(row, now),
    posts: row.posts.map(({ post, unitName }) => ({ title: postTitle(post), unitName })),
  }));
  return { items, next: page.next };
}

interface PostRow {
  readonly post: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Every post of a person, newest first. */
async function postsOf(tx: Tx, orgId: number, staffId: string): Promise<PostRow[]> {
  const { rows } = await runSql<PostRow>(
    tx,
    `select p.post, p.unit_id as "unitId", u.name as "unitName", p.valid_from as "validFrom", p.valid_to as "validTo"
     from staff_post p join org_unit u on u.org_id = p.org_id and u.unit_id = p.unit_id
     where p.org_id = $1 and p.staff_id = $2 order by p.valid_from desc, u.code, p.post limit 500`,
    [orgId, staffId],
  );
  return rows;
}

/** Refuses somebody who isn't of the unit. */
export async function refuseStranger(tx: Tx, orgId: number, staffId: string): Promise<void> {
  const names = await staffNames(tx, orgId, [staffId]);
  if (!names.has(staffId)) throw new Refusal('not-found', { data: { what: '人员' } });
}

/** The record of a member of staff with posts and account; refuses one who isn't there. */
export async function staffCard(
  platform: Platform,
  tx: Tx,
  { orgId, staffId }: { orgId: number; staffId: string },
) {
  const staff = await tx
    .selectFrom('staff')
    .select(['staff_id', 'employee_no', 'name', 'phone', 'email', 'status', 'revision'])
    .where('org_id', '=', orgId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  if (staff === undefined) throw new Refusal('not-found', { data: { what: '人员' } });
  const nowMs = platform.now().getTime();
  const held = await postsOf(tx, orgId, staffId);
  return {
    staffId,
    employeeNo: staff.employee_no,
    name: staff.name,
    phone: staff.phone,
    email: staff.email,
    status: staff.status as StaffStatus,
    revision: staff.revision,
    posts: held.map((row) => ({ ...row, title: postTitle(row.post), current: isHeldAt(row, nowMs) })),
    account: await accountCard(platform, tx, { orgId, staffId }),
  };
}

async function accountCard(platform: Platform, tx: Tx, person: { orgId: number; staffId: string }) {
  const account = await accountOf(tx, person);
  if (account === null) return null;
  const locked = await lockedUntil(platform, tx, account.login);
  return {
    login: account.login,
    password: account.password_hash !== null,
    secondFactor: account.totp_confirmed_at !== null,
    singleSignOn: account.oidc_subject !== null,
    lockedUntil: locked?.toISOString() ?? null,
    sessions: (await liveSessions(platform, tx, person)).length,
  };
}
