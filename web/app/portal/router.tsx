import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type AnyRoute,
} from '@tanstack/react-router';
import type { FeaturePage } from '#web/lib/feature/feature.ts';
import { parseSearch, stringifySearch } from '#web/lib/route/search-text.ts';
import { portalPages } from '#web/features/portal/portal-pages.ts';
import { CrashNote } from './crash-note.tsx';
import { LostNote } from './lost-note.tsx';
import { PortalLayout } from './portal-layout.tsx';
import { titled } from './titled.tsx';
import { withAnt } from './with-ant.tsx';

const root = createRootRoute({ component: PortalLayout, notFoundComponent: LostNote });

function routeOf({ path, title, load }: FeaturePage, isOwn: boolean): AnyRoute {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(async () => ({
      default: titled(title, isOwn ? await load() : await withAnt(load)),
    })),
  });
}

/** The addresses of the online hall, and those that other features bring where they were fetched. */
export function newPortalRouter(others: readonly FeaturePage[]) {
  return createRouter({
    routeTree: root.addChildren([
      ...portalPages.map((page) => routeOf(page, true)),
      ...others.map((page) => routeOf(page, false)),
    ]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: CrashNote,
    scrollRestoration: true,
  });
}

export type PortalRouter = ReturnType<typeof newPortalRouter>;
