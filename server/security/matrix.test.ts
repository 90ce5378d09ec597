// Every route × every role of a foreign unit, and signed out, from the permission matrix. Ids of the home unit are put
// wherever a route asks for one: a neighbour may neither read nor change what they name, whatever their post. The roles
// of the own unit are walked in server/walk-every-route.test.ts; together they are the whole product.
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteContract } from '#contracts/route.ts';
import { allRoles, permissionsOfRoles, type RoleCode } from '#domain/organisation/roles.ts';
import { anAccountNo } from '../domains/customers/testing.ts';
import { signInAs } from '../domains/organisation/testing.ts';
import { acceptRequest } from '../domains/requests/index.ts';
import { clerkOf, sampleRequest } from '../domains/requests/testing.ts';
import { sampleOf, type IdOf } from '../platform/testing/sample.ts';
import { aProbe, freshAddress, type Probe } from './testing.ts';

let probe: Probe;
let admin: pg.Client;
let ids: ReadonlyMap<string, readonly string[]>;
let homeIds: ReadonlySet<string>;

beforeAll(async () => {
  probe = await aProbe();
  const { platform, company } = probe;
  const accountNo = await anAccountNo(platform, company);
  for (const kind of ['residential-connection', 'complaint', 'report']) {
    await acceptRequest(platform, clerkOf(company), sampleRequest(kind, { accountNo }));
  }
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  ids = await idsOfHome();
  homeIds = new Set([...ids.values()].flat());
}, 120_000);

afterAll(async () => {
  await admin.end();
  await probe.close();
});

/** Ids of the home unit under the names that contracts give them: `unit_id` is `unitId`. */
async function idsOfHome(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await admin.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and (a.atttypid = 'uuid'::regtype or a.attname in ('order_no', 'account_no'))
       and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'org_id')`,
  );
  const found = new Map<string, string[]>();
  for (const { table, column } of rows) {
    const key = column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const values = await admin.query<{ id: string }>(
      `select distinct "${column}"::text as id from "${table}" where org_id = $1 and "${column}" is not null limit 500`,
      [probe.company.orgId],
    );
    found.set(key, [...(found.get(key) ?? []), ...values.rows.map(({ id }) => id)]);
  }
  return found;
}

/** One fingerprint of everything the home unit has, but who is signed in. */
async function homePrint(): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not in ('session') order by 1`,
  );
  const { rows } = await admin.query<{ name: string; print: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as print from "${name}" t where org_id = ${probe.company.orgId.toString()}`,
      )
      .join(' union all '),
  );
  return new Map(rows.map(({ name, print }) => [name, print]));
}

/** What the caller makes itself is not something of ours to be named. */
const ownId = new Set(['commandId', 'draftId', 'attachmentId']);

const homeId: IdOf = (field) => {
  const end = (field.match(/[A-Z]?[a-z]+/g) ?? [])
    .slice(-2)
    .join('')
    .replace(/^./, (letter) => letter.toLowerCase());
  const [id = uuidv7()] = ownId.has(field) ? [] : (ids.get(field) ?? ids.get(end) ?? []);
  return id;
};

const nameOf = ({ method, path }: RouteContract): string => `${method} ${path}`;

function mayCall(role: RoleCode, { access }: RouteContract): boolean {
  if (access === 'public' || access === 'signed-in') return true;
  return access !== 'customer' && permissionsOfRoles([role]).has(access);
}

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly text: string;
}

interface Prepared {
  readonly url: string;
  readonly payload: object | undefined;
}

const prepared = new Map<RouteContract, Prepared>();

/** The same call for every role: making it up costs more than many an answer. */
function prepare(contract: RouteContract): Prepared {
  const known = prepared.get(contract);
  if (known !== undefined) return known;
  const params = (contract.params === undefined ? {} : sampleOf(contract.params, homeId)) as Record<
    string,
    string
  >;
  const path = contract.path.replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(key.endsWith('No') ? homeId(key) : (params[key] ?? '')),
  );
  const query = (contract.query === undefined ? {} : sampleOf(contract.query, homeId)) as Record<
    string,
    string
  >;
  const needed = new Set((contract.query as { required?: string[] } | undefined)?.required ?? []);
  const wanted = Object.entries(query).filter(([key]) => needed.has(key) || key.endsWith('Id'));
  const made: Prepared = {
    url: `/api${path}?${new URLSearchParams(wanted).toString()}`,
    payload: contract.body === undefined ? undefined : (sampleOf(contract.body, homeId) as object),
  };
  prepared.set(contract, made);
  return made;
}

async function call(contract: RouteContract, headers: Record<string, string>): Promise<Answer> {
  const { url, payload } = prepare(contract);
  const response = await probe.app.inject({
    method: contract.method,
    url,
    headers,
    remoteAddress: freshAddress(),
    ...(payload === undefined ? {} : { payload }),
  });
  const isProblem = String(response.headers['content-type']).startsWith('application/problem+json');
  return {
    status: response.statusCode,
    text: response.body,
    code: isProblem ? response.json<{ code: string }>().code : '',
  };
}

const isStream = ({ produces }: RouteContract): boolean => produces === 'text/event-stream';
/** They end the session of the caller, which the next call still needs. */
const endsSession = /\/sign-out$|^\/me\/sessions$|^\/me\/password$/;

/** The routes, those last that end the session. */
function routes(): readonly RouteContract[] {
  return probe.app.contracts.toSorted(
    (a, b) => Number(endsSession.test(a.path)) - Number(endsSession.test(b.path)),
  );
}

/** Calls all routes with a role of the neighbour and tells where the answer is not that of the matrix. */
async function walk(role: RoleCode): Promise<string[]> {
  const complaints: string[] = [];
  for (const contract of routes()) {
    if (isStream(contract) && mayCall(role, contract)) continue;
    const headers = await headersFor(role, contract);
    const { status, code, text } = await call(contract, headers);
    const complain = (what: string): void => void complaints.push(`${role} ${nameOf(contract)}: ${what}`);
    if (status >= 500) complain(`${status.toString()} ${text}`);
    if (contract.access === 'customer') {
      if (code !== 'access.not-signed-in') complain('a member of staff got at a route of customers');
      continue;
    }
    if ((code === 'access.forbidden') === mayCall(role, contract)) complain(`${status.toString()} ${code}`);
    if (contract.access !== 'public') complaints.push(...leaks(contract, text));
  }
  return complaints;
}

const opened = new Map<RoleCode, Record<string, string>>();

/** One session a role, and a new one where a route before has ended it. */
async function headersFor(role: RoleCode, contract: RouteContract): Promise<Record<string, string>> {
  const known = opened.get(role);
  if (known !== undefined && !endsSession.test(contract.path)) return known;
  const fresh = await signInAs(probe.app, role, 'other');
  if (!endsSession.test(contract.path)) opened.set(role, fresh);
  return fresh;
}

/** What an answer to a neighbour tells of the home unit beyond what the neighbour sent. */
function leaks(contract: RouteContract, text: string): string[] {
  const { url, payload } = prepare(contract);
  const sent = url + JSON.stringify(payload ?? {});
  const named = text.match(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{9,20}/g) ?? [];
  const told = named.filter((id) => homeIds.has(id) && !sent.includes(id));
  return [
    ...(told.length > 0 ? [`${nameOf(contract)}: told ${told.slice(0, 3).join()}`] : []),
    ...(text.includes('本县供电公司') ? [`${nameOf(contract)}: told the name of the unit`] : []),
  ];
}

describe('every route', () => {
  test('asks whoever is signed out to sign in, but for the public ones', async () => {
    const complaints: string[] = [];
    for (const contract of probe.app.contracts) {
      const { status, code } = await call(contract, {});
      if ((code === 'access.not-signed-in') === (contract.access === 'public') || status >= 500)
        complaints.push(`${nameOf(contract)}: ${status.toString()} ${code}`);
    }
    expect(complaints).toEqual([]);
  }, 120_000);

  test.each(allRoles)(
    'answers a neighbour with the role %s by the matrix, and neither tells nor changes anything of ours',
    async (role) => {
      const before = await homePrint();
      expect(await walk(role)).toEqual([]);
      const after = await homePrint();
      expect([...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name)).toEqual(
        [],
      );
    },
    120_000,
  );
});
