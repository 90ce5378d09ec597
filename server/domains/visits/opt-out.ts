import type { Platform } from '../../platform/platform.ts';

/** A phone as the list of those who do not want to be invited keeps it: nobody can read a number out of it. */
export function optOutHash(platform: Platform, phone: string): string {
  return platform.keys.digest('visit-opt-out', phone);
}
