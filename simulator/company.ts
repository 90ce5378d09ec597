/**
 * A supply unit as it stands in a small county: the company office, a station in the city, two in the country and a
 * remote one; halls and teams of every function; staff for every role. Units and staff have ids made from the seed.
 */
import type { Region, UnitKind } from '#domain/organisation/org-unit.ts';
import { permissionsOfPosts, type PostCode } from '#domain/organisation/posts.ts';
import { routeToTeam, type RoutingUnit } from '#domain/organisation/routing.ts';
import { allTeamFunctions, teamFunctions, type TeamFunction } from '#domain/organisation/team-functions.ts';
import { present } from '#domain/kernel/assert.ts';
import type { Actor } from '#domain/processes/state.ts';
import { qingping, yunze, type County } from './addresses.ts';
import { mobile, personName } from './people.ts';
import { randomFrom, uuidAt, type Random } from './random.ts';

export interface CompanyUnit extends RoutingUnit {
  readonly kind: UnitKind;
  readonly name: string;
  readonly region: Region;
  readonly parentCode: string | null;
  readonly functions: readonly TeamFunction[];
}

export interface CompanyStaff {
  readonly staffId: string;
  readonly employeeNo: string;
  readonly name: string;
  readonly phone: string;
  /** The post they mainly hold, and where. */
  readonly post: PostCode;
  readonly unitCode: string;
  readonly posts: readonly { readonly unitCode: string; readonly post: PostCode }[];
  /** The demo login that this person signs in with. */
  readonly login: string | null;
  /** The person as the engine knows them. */
  readonly actor: Extract<Actor, { readonly kind: 'staff' }>;
}

export interface Company {
  /** Four digits; in front of account and order numbers. */
  readonly code: string;
  readonly name: string;
  readonly county: County;
  /** The company first, parents before children. */
  readonly units: readonly CompanyUnit[];
  readonly staff: readonly CompanyStaff[];
}

/** The two supply units: the one that is watched, and a small one next door that must see nothing of it. */
export type Which = 'home' | 'neighbour';

interface Outline {
  readonly code: string;
  readonly name: string;
  readonly county: County;
  /** Short names of the stations, in the order of the towns. */
  readonly stations: readonly string[];
  /** How many work in a team of each function, at company level and at a station. */
  readonly crewSize: number;
}

const outlines: Readonly<Record<Which, Outline>> = {
  home: {
    code: '9901',
    name: '云泽县供电公司',
    county: yunze,
    stations: ['城区供电所', '柳溪供电所', '白石供电所', '云岭供电所'],
    crewSize: 3,
  },
  neighbour: {
    code: '9902',
    name: '青屏县供电公司',
    county: qingping,
    stations: ['青屏供电所', '梅岭供电所'],
    crewSize: 2,
  },
};

/** Functions every station has itself; the others work for the whole county. */
const stationFunctions: readonly TeamFunction[] = ['hall', 'survey', 'metering', 'repair', 'service'];
const companyFunctions = allTeamFunctions.filter(
  (word) => !stationFunctions.includes(word) || word === 'hall',
);

const postOfFunction: Readonly<Record<TeamFunction, PostCode>> = {
  hall: 'hall-clerk',
  hotline: 'hotline-agent',
  survey: 'surveyor',
  'design-review': 'design-reviewer',
  metering: 'meter-installer',
  repair: 'repairer',
  inspection: 'inspector',
  contract: 'contract-officer',
  billing: 'billing-officer',
  quality: 'quality-officer',
  dispatch: 'dispatcher',
  service: 'account-manager',
};

const hallNames: Readonly<Record<string, string>> = { '': '中心营业厅' };

interface Seat {
  readonly unit: CompanyUnit;
  readonly post: PostCode;
  readonly login?: string;
  /** A second post of the same person. */
  readonly also?: Pick<Seat, 'unit' | 'post'>;
}

function unitsOf(outline: Outline, random: Random, atMs: number): CompanyUnit[] {
  const { code, county } = outline;
  const units: CompanyUnit[] = [];
  const add = (unit: Omit<CompanyUnit, 'unitId' | 'parentUnitId' | 'active'>): void => {
    const parent = units.find((known) => known.code === unit.parentCode);
    units.push({ ...unit, unitId: uuidAt(random, atMs), parentUnitId: parent?.unitId ?? null, active: true });
  };
  add({ kind: 'supply-unit', code, name: outline.name, region: 'urban', parentCode: null, functions: [] });
  const below = (parentCode: string, word: TeamFunction, at: { name: string; region: Region }): void => {
    const kind = word === 'hall' ? 'hall' : 'team';
    const team = `${teamFunctions[word]}班`;
    const name = word === 'hall' ? (hallNames[at.name] ?? `${at.name}营业厅`) : `${at.name}${team}`;
    add({ kind, code: `${parentCode}-${word}`, name, region: at.region, parentCode, functions: [word] });
  };
  for (const word of companyFunctions) below(code, word, { name: '', region: 'urban' });
  for (const [at, name] of outline.stations.entries()) {
    const { region } = present(county.towns[at], `the town of ${name}`);
    const own = `${code}0${String(at + 1)}`;
    add({ kind: 'station', code: own, name, region, parentCode: code, functions: [] });
    for (const word of stationFunctions) below(own, word, { name: name.replace('供电所', ''), region });
  }
  return units;
}

function leadersOf(outline: Outline, find: (code: string) => CompanyUnit): Seat[] {
  const { code } = outline;
  const company = find(code);
  const stations = outline.stations.map((_, at) => `${code}0${String(at + 1)}`);
  return [
    { unit: company, post: 'administrator', login: 'admin' },
    { unit: company, post: 'director', login: 'manager' },
    { unit: find(`${code}-hall`), post: 'hall-supervisor' },
    // Reports are investigated by sworn people inside the inspection team (R-QUAL-09).
    { unit: find(`${code}-inspection`), post: 'quality-officer' },
    { unit: find(`${code}-inspection`), post: 'quality-officer' },
    ...stations.flatMap((station, at): Seat[] => [
      // The station head also leads the survey team, and so has tasks of their own.
      {
        ...{ unit: find(station), post: 'station-head' },
        also: { unit: find(`${station}-survey`), post: 'team-leader' },
        ...(at === 0 ? { login: 'supervisor' } : {}),
      },
    ]),
  ];
}

/** The first holder of these seats signs in under the demo login. */
function loginsBySeat(code: string): Readonly<Record<string, string>> {
  return {
    [`${code}01-hall`]: 'clerk',
    [`${code}-hotline`]: 'agent',
    [`${code}-dispatch`]: 'dispatcher',
    [`${code}01-repair`]: 'crew',
  };
}

function seatsOf(outline: Outline, units: readonly CompanyUnit[]): Seat[] {
  const find = (code: string): CompanyUnit =>
    present(
      units.find((unit) => unit.code === code),
      `unit ${code}`,
    );
  const logins = loginsBySeat(outline.code);
  const teams = units.filter((unit) => unit.functions.length > 0);
  const workers = teams.flatMap((unit) => {
    const [word] = unit.functions;
    const isBusy = word === 'hotline' || word === 'repair';
    return Array.from({ length: outline.crewSize + (isBusy ? 2 : 0) }, (_, at): Seat => {
      const login = at === 0 ? logins[unit.code] : undefined;
      const post = postOfFunction[present(word, 'a function')];
      return { unit, post, ...(login === undefined ? {} : { login }) };
    });
  });
  // Last, so that everybody else keeps their name and number.
  const pricing: Seat = { unit: find(outline.code), post: 'price-administrator', login: 'pricing' };
  const reader: Seat = { unit: find(`${outline.code}01`), post: 'meter-reader', login: 'reader' };
  return [...leadersOf(outline, find), ...workers, pricing, reader];
}

function seatsHeld({ unit, post, also }: Seat): readonly Pick<Seat, 'unit' | 'post'>[] {
  return also === undefined ? [{ unit, post }] : [{ unit, post }, also];
}

function actorOf(staffId: string, seat: Seat): CompanyStaff['actor'] {
  const held = seatsHeld(seat);
  const unitIds = held.flatMap(({ unit }) => [
    unit.unitId,
    ...(unit.parentUnitId === null ? [] : [unit.parentUnitId]),
  ]);
  return {
    kind: 'staff',
    staffId,
    permissions: [...permissionsOfPosts(held.map(({ post }) => post))],
    functions: held.flatMap(({ unit }) => unit.functions),
    unitIds: [...new Set(unitIds)],
  };
}

/** The company of a seed; `atMs` is when it was set up. */
export function companyOf(which: Which, seed: string, atMs: number): Company {
  const outline = outlines[which];
  const random = randomFrom(`${seed}/company/${outline.code}`);
  const units = unitsOf(outline, random, atMs);
  const staff = seatsOf(outline, units).map((seat, at): CompanyStaff => {
    const staffId = uuidAt(random, atMs);
    return {
      staffId,
      employeeNo: `${outline.code}${String(at + 1).padStart(4, '0')}`,
      name: personName(random),
      // The last thousand of the first prefix is kept for staff.
      phone: mobile(9000 + at + (which === 'home' ? 0 : 500)),
      post: seat.post,
      unitCode: seat.unit.code,
      posts: seatsHeld(seat).map(({ unit, post }) => ({ unitCode: unit.code, post })),
      login: which === 'home' ? (seat.login ?? null) : null,
      actor: actorOf(staffId, seat),
    };
  });
  return { code: outline.code, name: outline.name, county: outline.county, units, staff };
}

/** The station of a town. */
export function stationOf(company: Company, town: number): CompanyUnit {
  return present(
    company.units.filter((unit) => unit.kind === 'station')[town],
    `the station of town ${String(town)}`,
  );
}

/** The team that has the function for a station, as the server routes it. */
export function teamFor(company: Company, word: TeamFunction, unitId: string): CompanyUnit {
  return present(routeToTeam(company.units, { function: word, unitId }), `a team for ${word}`);
}

/** Everybody who works in a unit. */
export function staffOf(company: Company, unitCode: string): readonly CompanyStaff[] {
  return company.staff.filter((person) => person.unitCode === unitCode);
}
