// Walks every route of the whole application with every role, signed out, and as a neighbour: whoever lacks the
// permission is refused, and nobody reads or writes a row of another supply unit. New routes are walked by themselves;
// a new domain adds a row of its own to `seeds`, so that there is something to find.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Type } from 'typebox';
import { defineRoute, type RouteContract } from '#contracts/route.ts';
import { allRoles, permissionsOfRoles, type RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from './app.ts';
import { aReleasedBill } from './domains/billing/testing.ts';
import { anAccountNo } from './domains/customers/testing.ts';
import { signInAs, smallCompany, type Company, type Side } from './domains/organisation/testing.ts';
import { loadStarters } from './domains/knowledge/index.ts';
import { acceptRequest } from './domains/requests/index.ts';
import { clerkOf, sampleRequest } from './domains/requests/testing.ts';
import { makeVisitsOf } from './domains/visits/index.ts';
import { anEndedOrder } from './domains/visits/testing.ts';
import { openItem } from './domains/supervision/index.ts';
import { callerOf } from './domains/supervision/testing.ts';
import { publicRoute, route } from './platform/http/route.ts';
import { sampleOf, type IdOf } from './platform/testing/sample.ts';
import { testPlatform, type TestPlatform } from './platform/testing/test-platform.ts';

/** What each domain puts into the home unit, so that its routes have something that must not be found. */
const seeds: readonly ((platform: TestPlatform, company: Company) => Promise<void>)[] = [
  async (platform, company) => {
    const accountNo = await anAccountNo(platform, company);
    for (const kind of ['residential-connection', 'complaint', 'report']) {
      await acceptRequest(platform, clerkOf(company), sampleRequest(kind, { accountNo }));
    }
  },
  async (platform, company) => {
    const { orgId, code: orgCode } = company;
    const permissions = permissionsOfRoles(['quality']);
    const about = { sessionId: '', orgName: '本县供电公司', phone: '', login: '', mustChangePassword: false };
    const caller = {
      ...about,
      orgId,
      orgCode,
      staffId: company.staff('quality'),
      name: '',
      posts: [],
      permissions,
    };
    await loadStarters(platform, caller, uuidv7());
  },
  async (platform, company) => {
    const behind = new pg.Client({ connectionString: platform.adminUrl });
    await behind.connect();
    await anEndedOrder(behind, company);
    await behind.end();
    await makeVisitsOf(platform, company.orgId, new Date('2026-11-01T00:00:00+08:00'));
  },
  async (platform, company) => {
    const request = sampleRequest('consultation');
    const { orderId } = await acceptRequest(platform, clerkOf(company), request);
    await openItem(platform, callerOf(company, 'supervisor'), {
      ...{ itemId: uuidv7(), orderId, ask: '请说明进展', toStaffId: company.staff('crew') },
      dueAt: '2099-01-01T00:00:00+08:00',
    });
  },
  async (platform, company) => {
    await aReleasedBill(platform, company);
  },
];

/**
 * Routes whose caller makes the id: a neighbour's thing of the same id is the neighbour's own, and to throw away
 * what isn't there is no mistake. That nothing of ours changes is still looked at.
 */
const makesItsId = new Set([
  'PUT /drafts/:draftId',
  'DELETE /drafts/:draftId',
  'PUT /articles/:articleId/draft',
]);

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let calls = 0;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  app = await buildApp(platform);
  await signInAs(app, 'clerk');
  for (const seed of seeds) await seed(platform, company);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly code: string | undefined;
}

const name = ({ method, path }: RouteContract): string => `${method} ${path}`;
const isStream = ({ produces }: RouteContract): boolean => produces === 'text/event-stream';
const newId: IdOf = () => uuidv7();

function urlOf(contract: RouteContract, idOf: IdOf): string {
  const params = (contract.params === undefined ? {} : sampleOf(contract.params, idOf)) as Record<
    string,
    string
  >;
  const path = contract.path.replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(key.endsWith('No') ? idOf(key) : (params[key] ?? '')),
  );
  const query = (contract.query === undefined ? {} : sampleOf(contract.query, idOf)) as Record<
    string,
    string
  >;
  // A cursor that was made up may lie behind the end of the list and hide what leaks.
  const { after: _, cursor: __, ...filters } = query;
  const needed = new Set((contract.query as { required?: string[] } | undefined)?.required ?? []);
  const wanted = Object.entries(filters).filter(([key]) => needed.has(key) || key.endsWith('Id'));
  return `/api${path}?${new URLSearchParams(wanted).toString()}`;
}

/** Calls a route with made-up input that its contract accepts, each time from another address. */
async function call(
  from: FastifyInstance,
  contract: RouteContract,
  { headers = {}, idOf = newId }: { headers?: Record<string, string>; idOf?: IdOf } = {},
): Promise<Answer> {
  calls += 1;
  const response = await from.inject({
    method: contract.method,
    url: urlOf(contract, idOf),
    headers,
    remoteAddress: `10.${(calls >> 16).toString()}.${((calls >> 8) & 255).toString()}.${(calls & 255).toString()}`,
    ...(contract.body === undefined ? {} : { payload: sampleOf(contract.body, idOf) as object }),
  });
  const isProblem = response.headers['content-type']?.startsWith('application/problem+json') === true;
  const code = isProblem ? response.json<{ code: string }>().code : undefined;
  return { status: response.statusCode, text: response.body, code };
}

/** Routes of members of staff; those of customers are walked in walk-customer-routes.test.ts. */
function isForStaff({ access }: RouteContract): boolean {
  return access !== 'customer';
}

function mayCall(role: RoleCode, { access }: RouteContract): boolean {
  if (access === 'public' || access === 'signed-in') return true;
  if (access === 'customer') return false;
  return permissionsOfRoles([role]).has(access);
}

describe('signed out', () => {
  test('every route but the public ones asks to sign in', async () => {
    const complaints: string[] = [];
    for (const contract of app.contracts) {
      const { status, code } = await call(app, contract);
      const turnedAway = status === 401 && code === 'access.not-signed-in';
      if (turnedAway === (contract.access === 'public'))
        complaints.push(`${name(contract)}: ${status.toString()} ${code ?? ''}`);
      if (status >= 500) complaints.push(`${name(contract)}: ${status.toString()} ${code ?? ''}`);
    }
    expect(complaints).toEqual([]);
  });

  test('every route under /api is made from a contract', () => {
    const paths = Object.entries((app.swagger().paths ?? {}) as Record<string, object>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = new Set(
      app.contracts.map(({ method, path }) => `${method} /api${path.replaceAll(/:(\w+)/g, '{$1}')}`),
    );
    expect(paths.filter((path) => path.includes(' /api/') && !declared.has(path))).toEqual([]);
    expect(declared.size).toBeGreaterThan(40);
  });
});

describe.each(allRoles)('with the role %s', (role) => {
  test('exactly what its permissions say is answered', async () => {
    const complaints: string[] = [];
    for (const contract of app.contracts.filter(isForStaff)) {
      const allowed = mayCall(role, contract);
      if (allowed && isStream(contract)) continue;
      const { status, code } = await call(app, contract, { headers: await signInAs(app, role) });
      const forbidden = status === 403 && code === 'access.forbidden';
      const asked = code === 'access.not-signed-in' || code === 'access.second-factor';
      if (forbidden === allowed || asked || status >= 500) {
        complaints.push(`${name(contract)}: ${status.toString()} ${code ?? ''}`);
      }
    }
    expect(complaints).toEqual([]);
  });
});

/** Tables that keep their rows by supply unit, partitions left out. */
async function unitTables(): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await admin.query<{ table: string; columns: string[] | null }>(
    `select c.relname as table, array_agg(a.attname::text)
         filter (where a.atttypid = 'uuid'::regtype or a.attname in ('order_no', 'account_no')) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     group by c.oid, c.relname having bool_or(a.attname = 'org_id') order by 1`,
  );
  return rows.map(({ table, columns }) => ({ table, columns: columns ?? [] }));
}

/** Everything the home unit has, as one fingerprint a table. */
async function fingerprint(tables: readonly { table: string }[]): Promise<Record<string, string>> {
  const parts = tables.map(
    ({ table }) =>
      `select '${table}' as name, coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as print from "${table}" t where org_id = ${company.orgId.toString()}`,
  );
  const { rows } = await admin.query<{ name: string; print: string }>(parts.join(' union all '));
  return Object.fromEntries(rows.map((row) => [row.name, row.print]));
}

/** Ids of the home unit by the name a contract would give them: `unit_id` is `unitId`. */
async function idsOfHome(): Promise<Map<string, Set<string>>> {
  const ids = new Map<string, Set<string>>();
  for (const { table, columns } of await unitTables()) {
    for (const column of columns) {
      const { rows } = await admin.query<{ id: string }>(
        `select distinct "${column}" as id from "${table}" where org_id = $1 and "${column}" is not null limit 5000`,
        [company.orgId],
      );
      const key = column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      ids.set(key, new Set([...(ids.get(key) ?? []), ...rows.map(({ id }) => id)]));
    }
  }
  return ids;
}

/** What there is to be found of the home unit. */
interface Home {
  readonly tables: readonly { readonly table: string }[];
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What a neighbour who has every permission reaches of the home unit through a route; empty when nothing. */
async function reach(from: FastifyInstance, contract: RouteContract, home: Home): Promise<string[]> {
  if (contract.access === 'public' || isStream(contract) || !isForStaff(contract)) return [];
  const role = allRoles.find((each) => mayCall(each, contract));
  if (role === undefined) return [`${name(contract)}: no role has ${contract.access}`];
  const { ids, tables } = home;
  const sent = new Set<string>();
  const idOf: IdOf = (field) => {
    const [id = uuidv7()] = field === 'commandId' ? [] : (ids.get(field) ?? ids.get(baseOf(field)) ?? []);
    sent.add(id);
    return id;
  };
  const before = await fingerprint(tables);
  const answer = await call(from, contract, {
    headers: await signInAs(from, role, 'other' satisfies Side),
    idOf,
  });
  const after = await fingerprint(tables);
  const params = Object.values(contract.params?.properties ?? {}) as readonly { readonly format?: string }[];
  const namesId =
    (params.some(({ format }) => format === 'uuid') || /:\w+No$/.test(contract.path)) &&
    !makesItsId.has(name(contract));
  const written = tables
    .filter(({ table }) => before[table] !== after[table])
    .map(({ table }) => `wrote ${table}`);
  const found = [...ids.values()]
    .flatMap((values) => [...values])
    .filter((id) => !sent.has(id) && answer.text.includes(id));
  return [
    ...(answer.status >= 500 ? [`answered ${answer.status.toString()} ${answer.text}`] : []),
    ...(namesId && answer.status < 300 ? ['found the id of another supply unit'] : []),
    ...(namesId && contract.method === 'GET' && answer.status !== 404
      ? [`answered ${answer.status.toString()} instead of 404`]
      : []),
    ...(answer.text.includes('本县供电公司') ? ['told the name of the supply unit'] : []),
    ...(found.length > 0 ? [`told ${found.length.toString()} ids`] : []),
    ...written,
  ].map((complaint) => `${name(contract)}: ${complaint}`);
}

/** `parentUnitId` is a `unitId`, `assigneeStaffId` a `staffId`. */
function baseOf(field: string): string {
  const words = field.match(/[A-Z]?[a-z]+/g) ?? [];
  return words
    .slice(-2)
    .join('')
    .replace(/^./, (letter) => letter.toLowerCase());
}

describe('a member of staff of another supply unit', () => {
  test('reads and writes nothing of ours, through whatever route', async () => {
    const complaints: string[] = [];
    // Reading first: what a neighbour creates under an id of ours is theirs, and would be found afterwards.
    const order = (contract: RouteContract): number =>
      contract.method === 'GET'
        ? 0
        : contract.params === undefined
          ? 2
          : makesItsId.has(name(contract))
            ? 2
            : 1;
    const contracts = app.contracts.toSorted((a, b) => order(a) - order(b));
    const home = { tables: await unitTables(), ids: await idsOfHome() };
    for (const contract of contracts) complaints.push(...(await reach(app, contract, home)));
    expect(complaints).toEqual([]);
  }, 120_000);

  test('and this walk notices a route that leaks, one that writes and one that was left open', async () => {
    const leaky = await buildApp(platform);
    const params = Type.Object({ unitId: Type.String({ format: 'uuid' }) });
    const response = Type.Object({ text: Type.String() });
    const leaks = defineRoute({
      method: 'GET',
      path: '/leak/:unitId',
      title: '',
      access: 'order.view',
      params,
      response,
    });
    const writes = defineRoute({ method: 'POST', path: '/write', title: '', access: 'signed-in', response });
    const open = defineRoute({ method: 'GET', path: '/open', title: '', access: 'public', response });
    route(leaky, leaks, async () => {
      const { rows } = await admin.query(`select * from staff where org_id = $1`, [company.orgId]);
      return { text: JSON.stringify(rows) };
    });
    route(leaky, writes, async () => {
      await admin.query(`update staff set email = 'neighbour@power.example' where org_id = $1`, [
        company.orgId,
      ]);
      return { text: '' };
    });
    publicRoute(leaky, open, () => ({ text: '' }));
    const home = { tables: await unitTables(), ids: await idsOfHome() };
    expect(await reach(leaky, leaks, home)).toEqual(
      expect.arrayContaining([
        'GET /leak/:unitId: found the id of another supply unit',
        expect.stringContaining('told') as string,
      ]),
    );
    expect(await reach(leaky, writes, home)).toEqual(['POST /write: wrote staff']);
    const { code } = await call(leaky, { ...open, access: 'signed-in' });
    expect(code).toBeUndefined();
    await leaky.close();
  });
});
