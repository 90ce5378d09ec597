import type { Caller } from '../../platform/caller.ts';

/** The teams whose waiting tasks the caller may take. */
export function teamsOfCaller(caller: Caller): string[] {
  return caller.posts.filter((held) => held.functions.length > 0).map((held) => held.unitId);
}
