import { defineFeature } from '#web/lib/feature/feature.ts';
import { portalPages } from './portal-pages.ts';

/** The online hall: what everybody may read and do, and the customer's own side. */
export const portalFeature = defineFeature({ name: 'portal', pages: portalPages });
