import type { FastifyInstance } from 'fastify';
import { present } from '#domain/kernel/assert.ts';
import { allRoles, type RoleCode } from '#domain/organisation/roles.ts';
import { allTeamFunctions, teamFunctions } from '#domain/organisation/team-functions.ts';
import { inTransaction } from '../../platform/db/database.ts';
import { cookieName } from '../../platform/http/cookies.ts';
import { sessionCookie } from '../../platform/http/sessions.ts';
import type { Platform } from '../../platform/platform.ts';
import { accountByLogin } from './accounts.ts';
import {
  createOrganisation,
  type Organisation,
  type OrganisationPlan,
} from './commands/found-organisation.ts';
import type { PlannedStaff, PlannedUnit } from './founding.ts';
import type { PasswordCost } from './passwords.ts';
import { openSession } from './sessions.ts';

/** Two supply units: '3304' that a test works in, and '3305' that must never see anything of it. */
export interface Company extends Organisation {
  readonly code: string;
  readonly other: Organisation;
  /** Id of a unit of 3304 by its code: `330401` (station), `330401-hall`, `3304-metering` … */
  unit(code: string): string;
  /** Id of whoever has the role in 3304. */
  staff(role: RoleCode): string;
}

/** Which of the two supply units somebody belongs to. */
export type Side = 'home' | 'other';

/** Password of every account made here. */
export const testPassword = '春江潮水连海平海上明月';

/** A hundredth of the real cost: a test hashes to see that it works, not to keep anybody out. */
const cheapCost: PasswordCost = { memoryKib: 64, passes: 1 };

/** The post through which each role is held, and the end of its unit's code. */
const places: Readonly<Record<RoleCode, { post: string; at: string }>> = {
  admin: { post: 'administrator', at: '' },
  clerk: { post: 'hall-clerk', at: '01-hall' },
  agent: { post: 'hotline-agent', at: '-hotline' },
  dispatcher: { post: 'dispatcher', at: '-dispatch' },
  crew: { post: 'repairer', at: '01-repair' },
  supervisor: { post: 'station-head', at: '01' },
  manager: { post: 'director', at: '' },
  surveyor: { post: 'surveyor', at: '01-survey' },
  inspector: { post: 'inspector', at: '-inspection' },
  metering: { post: 'meter-installer', at: '01-metering' },
  reading: { post: 'meter-reader', at: '01-metering' },
  contract: { post: 'contract-officer', at: '-contract' },
  billing: { post: 'billing-officer', at: '-billing' },
  pricing: { post: 'price-administrator', at: '-billing' },
  quality: { post: 'quality-officer', at: '-quality' },
};

/** The login of a role; in the other supply unit it begins with `other-`. */
export function loginOf(role: RoleCode, side: Side = 'home'): string {
  return side === 'home' ? role : `other-${role}`;
}

/** Two stations with a hall and the field teams, and at company level a team of every function. */
function plannedUnits(code: string): readonly PlannedUnit[] {
  const station = (end: string, region: string): readonly PlannedUnit[] => {
    const own = `${code}${end}`;
    const below = (word: keyof typeof teamFunctions): PlannedUnit => ({
      parentCode: own,
      kind: word === 'hall' ? 'hall' : 'team',
      code: `${own}-${word}`,
      name: `${end}所${teamFunctions[word]}`,
      functions: [word],
      region,
    });
    const works = ['hall', 'survey', 'metering', 'repair', 'service'] as const;
    return [{ kind: 'station', code: own, name: `${code}供电${end}所`, region }, ...works.map(below)];
  };
  const company = allTeamFunctions.map((word): PlannedUnit => ({
    kind: word === 'hall' ? 'hall' : 'team',
    code: `${code}-${word}`,
    name: `${code}${teamFunctions[word]}`,
    functions: [word],
  }));
  return [...company, ...station('01', 'urban'), ...station('02', 'rural')];
}

function plannedStaff(code: string, side: Side): readonly PlannedStaff[] {
  return allRoles.map((role, index): PlannedStaff => {
    const { post, at } = places[role];
    return {
      employeeNo: `${code}${String(index + 1).padStart(4, '0')}`,
      name: `${side === 'home' ? '本' : '外'}${role}`,
      phone: `1380000${code.slice(2)}${String(index + 1).padStart(2, '0')}`,
      posts: [{ unitCode: `${code}${at}`, post, validFrom: '2020-01-01' }],
      account: { login: loginOf(role, side), password: testPassword },
    };
  });
}

/** The plan of a small supply unit with somebody in every role. */
export function smallPlan(code: string, side: Side): OrganisationPlan {
  const name = side === 'home' ? '本县供电公司' : '邻县供电公司';
  return { code, name, units: plannedUnits(code), staff: plannedStaff(code, side) };
}

/** Fills a fresh test database with both supply units. */
export async function smallCompany(platform: Platform): Promise<Company> {
  const cost = cheapCost;
  const home = await createOrganisation(platform, smallPlan('3304', 'home'), { cost });
  const other = await createOrganisation(platform, smallPlan('3305', 'other'), { cost });
  return {
    ...home,
    code: '3304',
    other,
    unit: (code) => present(home.unitIds.get(code), `unit ${code}`),
    staff: (role) =>
      present(
        home.staffIds.get(`3304${String(allRoles.indexOf(role) + 1).padStart(4, '0')}`),
        `somebody with the role ${role}`,
      ),
  };
}

/** Opens a session for somebody and answers the headers for `app.inject`; needs no password and no hashing. */
export async function signInAs(
  app: FastifyInstance,
  role: RoleCode,
  side: Side = 'home',
): Promise<{ cookie: string }> {
  const { platform } = app;
  const token = await inTransaction(platform.db, [], async (tx) => {
    const account = present(await accountByLogin(tx, loginOf(role, side)), `the account of ${role}`);
    return openSession(platform, tx, {
      orgId: account.org_id,
      staffId: account.staff_id,
      login: account.login,
      secondFactor: 'none',
      address: '127.0.0.1',
      userAgent: 'test',
    });
  });
  return { cookie: `${cookieName(sessionCookie, platform.config)}=${token}` };
}
