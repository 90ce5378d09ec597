import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { permissionsOfRoles, type RoleCode } from '#domain/organisation/roles.ts';
import type { Caller } from '../../platform/caller.ts';
import type { TestPlatform } from '../../platform/testing/test-platform.ts';
import { anAccountNo } from '../customers/testing.ts';
import { sweep } from '../orders/index.ts';
import type { Company } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, playerOf, sampleRequest } from '../requests/testing.ts';

/** Somebody of the test company as a caller of the routes. */
export function callerOf(company: Company, role: RoleCode, unitIds: readonly string[] = []): Caller {
  return {
    ...{ sessionId: '', orgId: company.orgId, orgCode: company.code, orgName: '本县供电公司' },
    ...{ staffId: company.staff(role), name: `本${role}`, phone: '', login: role, mustChangePassword: false },
    posts: unitIds.map((unitId) => ({
      ...{ post: role, unitId, unitName: '', unitKind: 'team', functions: ['service'], parentUnitId: null },
    })),
    permissions: permissionsOfRoles([role]),
  };
}

export interface PlayedOrder {
  readonly orderId: string;
  readonly orderNo: string;
  readonly token: string;
}

/** When an order of a kind was accepted, and when it was worked off; left out: it lies there. */
export interface PlayedCase {
  readonly kind: string;
  readonly acceptedAt: string;
  readonly doneAt?: string;
}

/** Plays cases in the order of their acceptance, deadlines swept as a running server would. */
export async function playCases(
  platform: TestPlatform,
  { company, admin }: { readonly company: Company; readonly admin: pg.Client },
  cases: readonly PlayedCase[],
): Promise<PlayedOrder[]> {
  const accountNo = await anAccountNo(platform, company);
  const player = playerOf(platform, company, admin);
  const played: PlayedOrder[] = [];
  for (const { kind, acceptedAt, doneAt } of cases) {
    platform.setNow(acceptedAt);
    const request = sampleRequest(kind, { accountNo, orderId: uuidv7() });
    const { orderId, orderNo, followUrl } = await acceptRequest(platform, clerkOf(company), request);
    if (doneAt !== undefined) {
      platform.setNow(doneAt);
      await sweep(platform);
      await player.playToTheEnd(orderId);
    }
    played.push({ orderId, orderNo, token: followUrl.split('#')[1] ?? '' });
  }
  return played;
}
