import type { Access } from '#contracts/route.ts';
import {
  menuGroups,
  type Feature,
  type FeaturePage,
  type MenuGroup,
  type MenuPlace,
} from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

export interface MenuEntry extends MenuPlace {
  readonly path: string;
  readonly title: string;
}

export interface MenuSection {
  readonly group: MenuGroup;
  readonly title: string;
  readonly entries: readonly MenuEntry[];
}

const groupTitles: Readonly<Record<MenuGroup, string>> = {
  work: zh('日常工作'),
  customers: zh('客户'),
  supervision: zh('督办与统计'),
  settings: zh('机构与规则'),
  system: zh('系统'),
};

/** Whether someone with these permissions may open it. */
export function allows(access: Access, permissions: ReadonlySet<string>): boolean {
  return access === 'public' || access === 'signed-in' || permissions.has(access);
}

/** The menu for someone with these permissions: groups in their order, empty ones left out. */
export function menuFor(
  features: readonly Feature[],
  permissions: ReadonlySet<string>,
): readonly MenuSection[] {
  const entries = features.flatMap(({ pages }) => pages).flatMap((page) => entryOf(page, permissions));
  return menuGroups
    .map((group) => ({
      group,
      title: groupTitles[group],
      entries: entries.filter((entry) => entry.group === group).sort((a, b) => a.order - b.order),
    }))
    .filter((section) => section.entries.length > 0);
}

function entryOf(page: FeaturePage, permissions: ReadonlySet<string>): readonly MenuEntry[] {
  if (page.menu === undefined || !allows(page.access, permissions)) return [];
  return [{ ...page.menu, path: page.path, title: page.title }];
}
