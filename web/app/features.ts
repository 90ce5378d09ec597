import type { Feature } from '#web/lib/feature/feature.ts';
import { organisationFeature } from '#web/features/organisation/feature.ts';
import { signInFeature } from '#web/features/sign-in/feature.ts';

/** Every feature of the product; each adds its pages, menu entries, search and header pieces by itself. */
export const features: readonly Feature[] = [signInFeature, organisationFeature];
