import { businessDate } from '#domain/kernel/instant.ts';
import { allPosts, permissionsOfPosts } from '#domain/organisation/posts.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

/** Posts whose holders may publish. */
const publishingPosts = allPosts.filter((post) => permissionsOfPosts([post]).has('report.publish'));

/**
 * Whether somebody may publish what another prepared: never their own, unless today nobody else in the unit holds a
 * post that may.
 */
export async function mayPublish(
  tx: Tx,
  at: { readonly orgId: number; readonly staffId: string; readonly preparedBy: string; readonly now: Date },
): Promise<boolean> {
  if (at.staffId !== at.preparedBy) return true;
  const { rows } = await runSql<{ other: boolean }>(
    tx,
    `select exists (
       select 1 from staff_post sp join staff s on s.org_id = sp.org_id and s.staff_id = sp.staff_id
       where sp.org_id = $1 and sp.staff_id <> $2 and s.status = 'active' and sp.post = any ($3::text[])
         and sp.valid_from <= $4::date and (sp.valid_to is null or sp.valid_to >= $4::date)) as other`,
    [at.orgId, at.staffId, publishingPosts, businessDate(at.now.getTime())],
  );
  return rows[0]?.other !== true;
}
