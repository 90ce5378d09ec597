import type { RouteContract } from '#contracts/route.ts';
import { allPermissions, permissions, type Permission } from '#domain/organisation/permissions.ts';
import { unitKinds } from '#domain/organisation/org-unit.ts';
import { allPosts, postLines, postOf } from '#domain/organisation/posts.ts';
import { allRoles, permissionsOfRoles, roles } from '#domain/organisation/roles.ts';
import type { Artefact } from '../artefact.ts';
import { withBuiltApp } from './built-app.ts';
import { cell } from './errors.ts';

const head = `# Permissions

A post gives roles, a role gives permissions, a route asks for one (R-STAFF-06). Nobody holds a permission of their
own. Beside it stands row-level security by supply unit: whoever has every permission still sees no row of another
unit. Generated from \`domain/organisation/\` and \`contracts/\`; do not edit.
`;

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

function postTable(): string {
  const rows = allPosts.map((code) => {
    const post = postOf(code);
    const places = post.unitKinds.map((kind) => unitKinds[kind]).join('、');
    return [
      `\`${code}\``,
      post.title,
      postLines[post.line],
      post.roles.map((role) => roles[role].title).join('、'),
      places,
    ];
  });
  return table(['岗位', '名称', '条线', '角色', '可设单位'], rows);
}

function roleTable(): string {
  const held = new Map(allRoles.map((role) => [role, permissionsOfRoles([role])]));
  const rows = allPermissions.map((permission) => [
    `\`${permission}\` ${permissions[permission]}`,
    ...allRoles.map((role) => (held.get(role)?.has(permission) === true ? '●' : '')),
  ]);
  return table(['权限', ...allRoles.map((role) => roles[role].title)], rows);
}

function accessText(access: RouteContract['access']): string {
  if (access === 'public') return '公开';
  if (access === 'signed-in') return '已登录';
  if (access === 'customer') return '客户登录';
  return `\`${access}\``;
}

function whoMay(access: RouteContract['access']): string {
  if (access === 'public' || access === 'signed-in' || access === 'customer') return '';
  const permission: Permission = access;
  return allRoles
    .filter((role) => permissionsOfRoles([role]).has(permission))
    .map((role) => roles[role].title)
    .join('、');
}

function routeTable(contracts: readonly RouteContract[]): string {
  const rows = contracts
    .toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))
    .map(({ method, path, title, access }) => [
      `\`${method} /api${path}\``,
      title,
      accessText(access),
      whoMay(access),
    ]);
  return table(['接口', '用途', '权限', '角色'], rows);
}

/** The permission matrix as text: posts and roles, roles and permissions, permissions and routes. */
export function permissionsText(contracts: readonly RouteContract[]): string {
  return [
    head,
    '## Posts\n',
    `${postTable()}\n`,
    '## Roles\n',
    `${roleTable()}\n`,
    '## Routes\n',
    `${routeTable(contracts)}\n`,
  ].join('\n');
}

/** The permission matrix of the product. */
export async function permissionMatrix(): Promise<Artefact[]> {
  const content = await withBuiltApp((app) => permissionsText(app.contracts));
  return [{ path: 'docs/permissions.md', content }];
}
