import { businessDate } from '#domain/kernel/instant.ts';
import { plainLogin } from '#domain/organisation/login.ts';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import type { Caller, HeldPost } from '../../platform/caller.ts';
import { reading, runSql } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { accountByLogin } from './accounts.ts';

interface PersonRow {
  readonly org_code: string;
  readonly org_name: string;
  readonly name: string;
  readonly phone: string;
  readonly posts: HeldPost[];
}

/** The posts held on a day, in the shape of `session_caller`. */
const personSql = `
  select o.code as org_code, o.name as org_name, p.name, p.phone,
    coalesce((
      select jsonb_agg(jsonb_build_object(
          'post', sp.post, 'unitId', u.unit_id, 'unitName', u.name, 'unitKind', u.kind,
          'functions', u.functions, 'parentUnitId', u.parent_unit_id)
        order by sp.valid_from, u.code, sp.post)
      from staff_post sp join org_unit u on u.org_id = sp.org_id and u.unit_id = sp.unit_id
      where sp.org_id = p.org_id and sp.staff_id = p.staff_id
        and sp.valid_from <= $3 and (sp.valid_to is null or sp.valid_to >= $3)), '[]'::jsonb) as posts
  from staff p join org o on o.org_id = p.org_id
  where p.org_id = $1 and p.staff_id = $2 and p.status = 'active'`;

/**
 * The member of staff behind a login, with what they may do today, for the operator who works in their name on the
 * machine itself; null when there is none who works.
 */
export async function callerByLogin(platform: Platform, login: string): Promise<Caller | null> {
  const account = await reading(platform.db, [], (tx) => accountByLogin(tx, plainLogin(login)));
  if (account === null) return null;
  const { org_id: orgId, staff_id: staffId } = account;
  const day = businessDate(platform.now().getTime());
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql<PersonRow>(tx, personSql, [orgId, staffId, day]),
  );
  const [row] = rows;
  if (row === undefined) return null;
  return {
    sessionId: 'command-line',
    orgId,
    orgCode: row.org_code,
    orgName: row.org_name,
    staffId,
    name: row.name,
    phone: row.phone,
    login: account.login,
    mustChangePassword: false,
    posts: row.posts,
    permissions: permissionsOfPosts(row.posts.map((held) => held.post)),
  };
}
