import { portalPages } from '#web/features/portal/portal-pages.ts';
import { features } from '../features.ts';

/** The pages of the customers' face that other features bring along. */
export const otherPages = features
  .flatMap(({ pages }) => pages)
  .filter(({ face, path }) => face === 'portal' && portalPages.every((own) => own.path !== path));
