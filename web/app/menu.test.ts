import { describe, expect, test } from 'vitest';
import type { Feature } from '#web/lib/feature/feature.ts';
import { allows, menuFor } from './menu.ts';

const load = () => Promise.resolve(() => null);
const icon = () => null;

const features: readonly Feature[] = [
  {
    name: 'orders',
    pages: [
      {
        path: '/orders',
        title: '工单',
        face: 'desk',
        access: 'order.view',
        load,
        menu: { group: 'work', order: 2, icon },
      },
      { path: '/orders/$orderId', title: '工单', face: 'desk', access: 'order.view', load },
    ],
  },
  {
    name: 'requests',
    pages: [
      {
        path: '/intake',
        title: '受理',
        face: 'desk',
        access: 'request.accept',
        load,
        menu: { group: 'work', order: 1, icon },
      },
      {
        path: '/account',
        title: '我的账号',
        face: 'desk',
        access: 'signed-in',
        load,
        menu: { group: 'system', order: 1, icon },
      },
    ],
  },
];

describe('the menu', () => {
  test('shows a clerk what the post allows, in the order of the groups', () => {
    const sections = menuFor(features, new Set(['order.view', 'request.accept']));
    expect(sections.map(({ group }) => group)).toEqual(['work', 'system']);
    expect(sections[0]?.entries.map(({ path }) => path)).toEqual(['/intake', '/orders']);
  });

  test('hides what the post does not allow, and groups that are empty then', () => {
    const sections = menuFor(features, new Set());
    expect(sections.flatMap(({ entries }) => entries).map(({ path }) => path)).toEqual(['/account']);
  });

  test('a page without a place has no entry', () => {
    const paths = menuFor(features, new Set(['order.view'])).flatMap(({ entries }) =>
      entries.map(({ path }) => path),
    );
    expect(paths).not.toContain('/orders/$orderId');
  });
});

test('a permission is needed where one is named', () => {
  expect(allows('order.view', new Set(['order.view']))).toBe(true);
  expect(allows('order.view', new Set(['order.work']))).toBe(false);
  expect(allows('signed-in', new Set())).toBe(true);
});
