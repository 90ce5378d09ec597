import { describe, expect, test } from 'vitest';
import { Type } from 'typebox';
import { refusals } from '#contracts/refusals.ts';
import { defineRoute } from '#contracts/route.ts';
import { allPermissions } from '#domain/organisation/permissions.ts';
import { cell, errorsText } from './errors.ts';
import { permissionsText } from './permissions.ts';

describe('the error catalogue', () => {
  test('names every code with its status and both texts', () => {
    const text = errorsText(refusals);
    for (const [code, { status, zh, en }] of Object.entries(refusals)) {
      expect(text).toContain(`| \`${code}\` | ${status.toString()} | ${cell(zh)} | ${cell(en)} |`);
    }
  });

  test('every text names the same placeholders in both languages', () => {
    const names = (text: string) =>
      [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
    const odd = Object.entries(refusals).filter(([, { zh, en }]) =>
      names(zh).some((name) => !names(en).includes(name)),
    );
    expect(odd.map(([code]) => code)).toEqual([]);
  });
});

describe('the permission matrix', () => {
  const route = defineRoute({
    method: 'POST',
    path: '/things/:thingId',
    title: '办一件事',
    access: 'staff.manage',
    response: Type.Object({}),
  });

  test('says who may call a route', () => {
    expect(permissionsText([route])).toContain(
      '| `POST /api/things/:thingId` | 办一件事 | `staff.manage` | 系统管理 |',
    );
  });

  test('says of a public route that it is public', () => {
    expect(permissionsText([{ ...route, access: 'public' }])).toContain('| 办一件事 | 公开 |  |');
  });

  test('has a line for every permission', () => {
    const text = permissionsText([]);
    for (const permission of allPermissions) expect(text).toContain(`| \`${permission}\` `);
  });
});

test('a cell stays one cell', () => {
  expect(cell('a|b\n<i>')).toBe('a\\|b &lt;i>');
});
