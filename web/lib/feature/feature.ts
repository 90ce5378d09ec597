/**
 * How a feature adds itself to the application: a list of pages, each with its address, its permission and, where
 * it has one, its place in the menu. The application reads the list; a feature never touches the router.
 */
import type { ComponentType } from 'react';
import type { Access } from '#contracts/route.ts';

/** The groups of the side menu, in their order. */
export const menuGroups = ['work', 'customers', 'supervision', 'settings', 'system'] as const;
export type MenuGroup = (typeof menuGroups)[number];

export interface MenuPlace {
  readonly group: MenuGroup;
  /** Within the group, small first. */
  readonly order: number;
  readonly icon: ComponentType;
  /**
   * A number worth seeing beside the entry (tasks waiting): loads a hook, whose answer is null while there is nothing
   * to tell. Fetched behind the first picture, which it must not hold up.
   */
  readonly loadCount?: () => Promise<() => number | null>;
}

/** The desk with menu and header, the public pages, or a page on its own (sign-in). */
export type Face = 'desk' | 'portal' | 'plain';

export interface FeaturePage {
  /** TanStack path: `/orders`, `/orders/$orderId`. */
  readonly path: string;
  /** Chinese, marked with `zh('…')`: the menu entry and the title of the browser tab. */
  readonly title: string;
  readonly face: Face;
  readonly access: Access;
  readonly menu?: MenuPlace;
  readonly load: () => Promise<ComponentType>;
}

export interface SearchHit {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** The page it opens. */
  readonly to: string;
}

/** Answers what is typed into the search field of the header. */
export interface SearchSource {
  /** Chinese, marked with `zh('…')`: the heading over its hits. */
  readonly title: string;
  readonly access: Access;
  readonly find: (words: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
}

/** Words taken from a version of an article of the library. */
export interface Quoted {
  readonly articleId: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
}

/** The pages that have room for panels of other features, and what such a page tells its panels. */
export interface PanelPlaces {
  /** The page of one customer; its own feature stands below orders and visits, which fill it in. */
  readonly 'customer-page': { readonly customerId: string };
  /** The page of one order, for what stands above orders: return visits, supervision. */
  readonly 'order-page': { readonly orderId: string };
  /** Beside a step's paragraph to be answered in: the library puts words into it. */
  readonly 'answer-form': { readonly onQuote: (quote: Quoted) => void };
  /** The customer's page of a case; the token is the proof that whoever reads it was given the case. */
  readonly 'follow-page': { readonly token: string };
}
export type PanelPlace = keyof PanelPlaces;

/**
 * A section that a higher feature adds to the page of a lower one, which must not import it: orders show
 * themselves on the page of their customer. The page says `<Panels place="customer-page" about={{ customerId }} />`
 * (web/ui/panels) and knows nobody by name; a feature lists `panels: [{ place: 'customer-page', order: 10,
 * access: 'order.view', load: async () => (await import('./components/…')).CustomerOrdersPanel }]`. The loaded
 * component takes what the place tells (`customerId`), reads its own data and renders a `Section` of web/ui.
 */
export type Panel = {
  readonly [P in PanelPlace]: {
    readonly place: P;
    /** Among the panels of the place, small first: orders 10, promises 20, visits 30 … */
    readonly order: number;
    readonly access: Access;
    readonly load: () => Promise<ComponentType<PanelPlaces[P]>>;
  };
}[PanelPlace];

export interface Feature {
  readonly name: string;
  readonly pages: readonly FeaturePage[];
  readonly search?: readonly SearchSource[];
  readonly panels?: readonly Panel[];
  /** Small things in the header, such as the bell of what falls due soon. */
  readonly header?: readonly { readonly access: Access; readonly load: () => Promise<ComponentType> }[];
}

/** Declares a feature; identity, kept for the checked shape. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}
