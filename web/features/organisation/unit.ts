import type { Static } from 'typebox';
import type { organisationContracts, UnitItem } from '#contracts/organisation.ts';
import type { RouteTypes } from '#contracts/route.ts';

export type Unit = Static<typeof UnitItem>;

/** What may be chosen: kinds, functions, regions, posts, each with its title. */
export type Catalogue = RouteTypes<typeof organisationContracts.catalogue>['response'];

/** The unit to change, or the unit below which a new one is set up. */
export type UnitTarget = { readonly unit: Unit } | { readonly parentUnitId: string };
