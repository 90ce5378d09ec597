import type { Permission } from '#domain/organisation/permissions.ts';

/** A post held today: where, and what the unit does. */
export interface HeldPost {
  readonly post: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly functions: readonly string[];
  readonly parentUnitId: string | null;
}

/** The member of staff behind a request; what they may do follows from the posts they hold today. */
export interface Caller {
  readonly sessionId: string;
  readonly orgId: number;
  readonly orgCode: string;
  readonly orgName: string;
  readonly staffId: string;
  readonly name: string;
  readonly phone: string;
  readonly login: string;
  readonly mustChangePassword: boolean;
  readonly posts: readonly HeldPost[];
  readonly permissions: ReadonlySet<Permission>;
}

/** Whether the caller's posts allow it. */
export function may(caller: Caller, permission: Permission): boolean {
  return caller.permissions.has(permission);
}
