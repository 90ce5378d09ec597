import { describe, expect, test } from 'vitest';
import { allPermissions, isPermission, permissions } from './permissions.ts';
import { allRoles, permissionsOfRoles, roles } from './roles.ts';
import type { Permission } from './permissions.ts';

function rolesWith(permission: Permission): readonly string[] {
  return allRoles.filter((role) => permissionsOfRoles([role]).has(permission));
}

describe('roles', () => {
  test('every permission is held by some role, or nobody could ever use the route', () => {
    expect(allPermissions.filter((permission) => rolesWith(permission).length === 0)).toEqual([]);
  });

  test('permission and role titles are unique, so that a matrix can be read', () => {
    for (const titles of [Object.values(permissions), Object.values(roles).map(({ title }) => title)])
      expect(new Set<string>(titles).size).toBe(titles.length);
  });

  test('a reported wrong (举报) is open to the quality role alone (R-QUAL-09)', () => {
    expect(rolesWith('order.confidential')).toEqual(['quality']);
  });

  test('the administrator sees no customer and no order', () => {
    const allowed = [...permissionsOfRoles(['admin'])];
    expect(allowed.filter((permission) => /^(customer|order|request|file)\./.test(permission))).toEqual([]);
  });

  test('only the administrator runs the system and the staff', () => {
    for (const permission of ['system.operate', 'staff.manage', 'organisation.manage'] as const)
      expect(rolesWith(permission)).toEqual(['admin']);
  });

  test('customer lists leave the house only through the manager', () => {
    expect(rolesWith('customer.export')).toEqual(['manager']);
  });

  test('whoever accepts a request may also keep its draft, see its order and attach its papers', () => {
    for (const role of rolesWith('request.accept')) {
      const allowed = permissionsOfRoles([role as (typeof allRoles)[number]]);
      for (const needed of ['request.draft', 'order.view', 'file.attach'] as const)
        expect(allowed.has(needed)).toBe(true);
    }
  });

  test('a role lists no permission twice by the union of two', () => {
    const both = permissionsOfRoles(['clerk', 'surveyor']);
    expect([...both]).toEqual(allPermissions.filter((permission) => both.has(permission)));
    expect(both).toEqual(permissionsOfRoles(['clerk']));
  });

  test('a word from elsewhere is no permission', () => {
    expect(isPermission('order.view')).toBe(true);
    expect(isPermission('toString')).toBe(false);
    expect(isPermission('order.delete')).toBe(false);
  });
});
