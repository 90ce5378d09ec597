import { assert } from '#domain/kernel/assert.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { regions, unitKinds, type Region, type UnitKind } from '#domain/organisation/org-unit.ts';
import { postLines, posts, allPosts } from '#domain/organisation/posts.ts';
import { teamFunctions } from '#domain/organisation/team-functions.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';

/** A unit of the tree. */
export interface Unit {
  readonly unitId: string;
  readonly parentUnitId: string | null;
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: string;
  readonly functions: readonly string[];
  readonly region: Region;
  readonly phone: string | null;
  readonly address: string | null;
  readonly active: boolean;
  readonly revision: number;
}

export interface CountedUnit extends Omit<Unit, 'functions'> {
  readonly functions: string[];
  readonly staffCount: number;
}

/** A county company has some hundred stations, halls and crews; more than this is a mistake of an import. */
const unitsMax = 5000;

const unitColumns = `u.unit_id as "unitId", u.parent_unit_id as "parentUnitId", u.kind, u.code, u.name, u.functions,
  u.region, u.phone, u.address, u.active, u.revision`;

/** Every unit of the supply unit, closed ones too, by code. */
export async function unitTree(tx: Tx, orgId: number): Promise<readonly Unit[]> {
  const { rows } = await runSql<Unit>(
    tx,
    `select ${unitColumns} from org_unit u where u.org_id = $1 order by u.code limit $2`,
    [orgId, unitsMax + 1],
  );
  assert(rows.length <= unitsMax, 'a supply unit has a bounded number of units');
  return rows;
}

/** Halls and teams at work, by code: whom a task can go to. */
export async function teamsOf(tx: Tx, orgId: number): Promise<readonly Unit[]> {
  const units = await unitTree(tx, orgId);
  return units.filter(({ kind, active }) => active && (kind === 'hall' || kind === 'team'));
}

/** The tree with the number of people who hold a post in each unit today. */
export async function countedUnits(platform: Platform, tx: Tx, orgId: number): Promise<CountedUnit[]> {
  const { rows } = await runSql<CountedUnit>(
    tx,
    `select ${unitColumns}, coalesce(c.people, 0) as "staffCount"
     from org_unit u
     left join (
       select p.unit_id, count(distinct p.staff_id) as people
       from staff_post p join staff s on s.org_id = p.org_id and s.staff_id = p.staff_id and s.status = 'active'
       where p.org_id = $1 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to >= $2)
       group by p.unit_id) c on c.unit_id = u.unit_id
     where u.org_id = $1 order by u.code limit $3`,
    [orgId, businessDate(platform.now().getTime()), unitsMax],
  );
  return rows;
}

/** The words of the trade that forms about units and posts offer. */
export const catalogue = {
  posts: allPosts.map((post) => ({
    post,
    title: posts[post].title,
    line: postLines[posts[post].line],
    unitKinds: [...posts[post].unitKinds],
  })),
  functions: Object.entries(teamFunctions).map(([word, title]) => ({ function: word, title })),
  unitKinds: (Object.keys(unitKinds) as UnitKind[]).map((kind) => ({ kind, title: unitKinds[kind] })),
  regions: (Object.keys(regions) as Region[]).map((region) => ({ region, title: regions[region] })),
};
