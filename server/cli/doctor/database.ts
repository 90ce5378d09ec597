import { applicationRole } from '../../platform/db/database.ts';
import { pendingMigrations, query } from '../session.ts';
import { fail, ok, warn, type Check } from './check.ts';

const majors = { min: 15, max: 18 } as const;
const skewWarnMs = 1_000;
const skewFailMs = 5_000;

async function version(url: string): Promise<Check> {
  const [row] = await query<{ version: string; major: number }>(
    url,
    `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major`,
  );
  const major = row?.major ?? 0;
  return major >= majors.min && major <= majors.max
    ? ok('PostgreSQL', row?.version ?? '')
    : fail('PostgreSQL', `${row?.version ?? '?'}，需要 15 至 18。`);
}

async function extension(url: string): Promise<Check> {
  const [row] = await query<{ installed: boolean; available: boolean }>(
    url,
    `select exists (select 1 from pg_extension where extname = 'pg_trgm') as installed,
       exists (select 1 from pg_available_extensions where name = 'pg_trgm') as available`,
  );
  if (row?.installed === true) return ok('扩展 pg_trgm', '已安装');
  return row?.available === true
    ? warn('扩展 pg_trgm', '尚未安装，wanjia migrate 会安装。')
    : fail('扩展 pg_trgm', '服务器上没有，请安装 postgresql-contrib。');
}

async function role(url: string): Promise<Check> {
  const [row] = await query<{ strong: boolean; member: boolean }>(
    url,
    `select rolsuper or rolbypassrls as strong, pg_has_role(current_user, oid, 'member') as member
     from pg_roles where rolname = '${applicationRole}'`,
  );
  if (row === undefined) return warn('数据库角色', `${applicationRole} 尚未建立，wanjia migrate 会建立。`);
  if (row.strong)
    return fail('数据库角色', `${applicationRole} 能绕过行级隔离，请取消其 SUPERUSER 和 BYPASSRLS。`);
  return row.member
    ? ok('数据库角色', `${applicationRole} 受行级隔离约束`)
    : fail(
        '数据库角色',
        `当前登录不能切换到 ${applicationRole}，请执行 grant ${applicationRole} to 该登录。`,
      );
}

/** Reference data, and what sign-in reads before the unit is known. */
const unguarded = ['org', 'sign_in', 'session', 'one_time_link'] as const;

async function rowSecurity(url: string): Promise<Check> {
  const open = await query<{ name: string }>(
    url,
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all (array['${unguarded.join("','")}']) and not c.relrowsecurity
       and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)
       and has_table_privilege('${applicationRole}', c.oid, 'select')
     order by 1`,
  );
  return open.length === 0
    ? ok('行级隔离', '每张业务表都已启用')
    : fail('行级隔离', `没有启用：${open.map(({ name }) => name).join('、')}。请恢复备份或联系开发者。`);
}

async function migrations(url: string): Promise<Check> {
  const pending = await pendingMigrations(url);
  return pending.length === 0
    ? ok('数据库结构', '已是最新')
    : fail('数据库结构', `有 ${pending.length.toString()} 项升级未执行，请运行 wanjia migrate。`);
}

async function clock(url: string): Promise<Check> {
  const beforeMs = Date.now();
  const [row] = await query<{ at: number }>(
    url,
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as at',
  );
  const offMs = Math.abs((row?.at ?? 0) - (beforeMs + Date.now()) / 2);
  const text = `数据库与本机相差 ${(offMs / 1_000).toFixed(2)} 秒`;
  if (offMs > skewFailMs) return fail('时钟', `${text}，时限会算错，请让两台机器与同一时间源同步。`);
  return offMs > skewWarnMs ? warn('时钟', `${text}，请检查时间同步。`) : ok('时钟', text);
}

/** What the database says; the first line alone when it does not answer. */
export async function databaseChecks(url: string): Promise<readonly Check[]> {
  const first = await version(url).catch((error: unknown) =>
    fail(
      'PostgreSQL',
      `连接不上：${error instanceof Error ? error.message : '原因不明'}。请检查 DATABASE_URL 和网络。`,
    ),
  );
  if (first.status === 'fail') return [first];
  const found: Check[] = [first, await extension(url), await role(url), await migrations(url)];
  if (found.some(({ name, status }) => name === '数据库角色' && status === 'ok'))
    found.push(await rowSecurity(url));
  return [...found, await clock(url)];
}
