import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type AnyRoute,
} from '@tanstack/react-router';
import type { Feature, FeaturePage } from '#web/lib/feature/feature.ts';
import { isSignedOut } from '#web/lib/api/problem.ts';
import { parseSearch, stringifySearch } from '#web/lib/route/search-text.ts';
import { meOptions } from '#web/features/sign-in/me.ts';
import { DeskFace } from './desk/desk-face.tsx';
import { features } from './features.ts';
import { guarded } from './guarded.tsx';
import { HomePage } from './pages/home-page.tsx';
import { CrashPage } from './pages/crash-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { WaitingPage } from './pages/waiting-page.tsx';

interface Context {
  readonly client: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundPage });

/** Below it somebody is signed in; whoever is not goes to the sign-in page and comes back here afterwards. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: DeskFace,
  beforeLoad: async ({ context, location }) => {
    const me = await context.client.query({ ...meOptions, staleTime: 'static' }).catch((error: unknown) => {
      if (isSignedOut(error) || needsSecondFactor(error)) {
        throw redirect({ to: '/sign-in', search: { next: location.href } });
      }
      throw error;
    });
    if (me.mustChangePassword && location.pathname !== '/account') throw redirect({ to: '/account' });
  },
});

const plain = createRoute({ getParentRoute: () => root, id: 'plain', component: Outlet });
/** The customers' face is an application of its own (web/app/portal). */
const faces: Readonly<Record<Exclude<FeaturePage['face'], 'portal'>, AnyRoute>> = { desk, plain };

function needsSecondFactor(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('access.second-factor');
}

function routeOf(page: FeaturePage, parent: AnyRoute): AnyRoute {
  return createRoute({
    getParentRoute: () => parent,
    path: page.path,
    component: lazyRouteComponent(async () => ({ default: guarded(page, await page.load()) })),
  });
}

function treeOf(all: readonly Feature[]): AnyRoute {
  const pages = all.flatMap((feature) => feature.pages);
  const home = createRoute({ getParentRoute: () => desk, path: '/', component: HomePage });
  const elsewhere = createRoute({ getParentRoute: () => desk, path: '$', component: NotFoundPage });
  const spare = pages.some((page) => page.path === '/') ? [elsewhere] : [home, elsewhere];
  const branches = Object.entries(faces).map(([face, parent]) =>
    parent.addChildren([
      ...pages.filter((page) => page.face === face).map((page) => routeOf(page, parent)),
      ...(face === 'desk' ? spare : []),
    ]),
  );
  return root.addChildren(branches);
}

/** The addresses of the application, made of what the features declare. */
export function newRouter(client: QueryClient) {
  return createRouter({
    routeTree: treeOf(features),
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: WaitingPage,
    defaultPendingMs: 250,
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}
