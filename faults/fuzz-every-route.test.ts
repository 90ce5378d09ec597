// Every route with every field of its contract spoiled, one at a time, by whoever may call it, on ids that exist. The
// answer is always a clear one: never a 5xx, a Chinese text with a code, no stack and no SQL, and nothing half-written.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteContract } from '#contracts/route.ts';
import { allRoles, permissionsOfRoles, type RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from '#server/app.ts';
import { anAccountNo } from '#server/domains/customers/testing.ts';
import { signInAs, smallCompany, type Company } from '#server/domains/organisation/testing.ts';
import { makeCustomer, signInCustomerAs } from '#server/domains/portal/testing.ts';
import { acceptRequest } from '#server/domains/requests/index.ts';
import { clerkOf, sampleRequest } from '#server/domains/requests/testing.ts';
import { sampleOf, type IdOf } from '#server/platform/testing/sample.ts';
import { testPlatform, type TestPlatform } from '#server/platform/testing/test-platform.ts';
import { numberOf, tell } from './testing/progress.ts';
import { nastyTexts, spoil } from './testing/spoil.ts';
import { orphans } from './testing/wholeness.ts';

/** Every n-th spoiled call only; 1 sends all of them. */
const every = numberOf('FAULT_FUZZ_EVERY', 1);

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let customerCookie: string;
let calls = 0;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  const accountNo = await anAccountNo(platform, company);
  for (const kind of ['residential-connection', 'complaint', 'report', 'fault-report'])
    await acceptRequest(platform, clerkOf(company), sampleRequest(kind, { accountNo }));
  const customer = await makeCustomer(platform, company, { name: '陈一', phone: '13912345678' });
  customerCookie = await signInCustomerAs(
    app,
    { orgId: company.orgId, unit: company.code },
    customer.accountNo,
  );
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

const name = ({ method, path }: RouteContract): string => `${method} ${path}`;
const cookies = new Map<RoleCode, string>();

/** Headers of somebody who may call it; a session that a call before ended is opened anew. */
async function headersFor({ access }: RouteContract, anew: boolean): Promise<Record<string, string>> {
  if (access === 'public') return {};
  if (access === 'customer') return { cookie: customerCookie };
  const role =
    allRoles.find((one) => access === 'signed-in' || permissionsOfRoles([one]).has(access)) ?? 'admin';
  if (anew) cookies.delete(role);
  const cookie = cookies.get(role) ?? (await signInAs(app, role)).cookie;
  cookies.set(role, cookie);
  return { cookie };
}

/** An id of each kind that exists, so that the calls come past the door. */
async function knownIds(): Promise<IdOf> {
  const { rows } = await admin.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and (a.atttypid = 'uuid'::regtype or a.attname in ('order_no', 'account_no'))
       and exists (select 1 from pg_attribute o where o.attrelid = c.oid and o.attname = 'org_id')`,
  );
  const ids = new Map<string, string>();
  for (const { table, column } of rows) {
    const found = await admin.query<{ id: string }>(
      `select "${column}"::text as id from "${table}" where org_id = $1 and "${column}" is not null limit 1`,
      [company.orgId],
    );
    const key = column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    if (found.rows[0] !== undefined) ids.set(key, ids.get(key) ?? found.rows[0].id);
  }
  return (field) => (field === 'commandId' ? uuidv7() : (ids.get(field) ?? uuidv7()));
}

interface Sent {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

function urlOf(contract: RouteContract, { params, query }: Sent): string {
  const path = contract.path.replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(wellFormed(text((params as Record<string, unknown> | undefined)?.[key]))),
  );
  const given = Object.entries((query ?? {}) as Record<string, unknown>).map(([key, value]) => [
    key,
    wellFormed(text(value)),
  ]);
  return `/api${path}?${new URLSearchParams(given as [string, string][]).toString()}`;
}

function wellFormed(value: string): string {
  return value.toWellFormed().slice(0, 4000);
}

/** What is wrong with the answer; null when it is clear. */
async function complaintOf(contract: RouteContract, sent: Sent): Promise<string | null> {
  for (const anew of [false, true]) {
    calls += 1;
    const response = await app.inject({
      method: contract.method,
      url: urlOf(contract, sent),
      headers: await headersFor(contract, anew),
      remoteAddress: `10.${(calls >> 16).toString()}.${((calls >> 8) & 255).toString()}.${(calls & 255).toString()}`,
      ...(sent.body === undefined
        ? {}
        : {
            payload: JSON.stringify(sent.body),
            headers: { ...(await headersFor(contract, anew)), 'content-type': 'application/json' },
          }),
    });
    const { statusCode: status, body } = response;
    if (status === 401 && !anew && contract.access !== 'customer') continue;
    if (status < 400) return null;
    const type = response.headers['content-type'] ?? '';
    if (status >= 500) return `${status.toString()} ${body.slice(0, 200)}`;
    if (!type.startsWith('application/problem+json')) return `answered ${type}`;
    const { title, code } = response.json<{ title: string; code: string }>();
    if (!/[\u4e00-\u9fff]/.test(title)) return `no Chinese text: ${title}`;
    if (!/^[a-z-]+(?:\.[a-z-]+)*$/.test(code)) return `no code: ${code}`;
    if (/\n\s+at |node:internal|select .* from|\.ts:\d+/i.test(body))
      return `tells its inside: ${body.slice(0, 200)}`;
    return null;
  }
  return null;
}

/** Every spoiled call of a route: body, query and path. */
function callsOf(contract: RouteContract, idOf: IdOf): readonly { what: string; sent: Sent }[] {
  const good: Sent = {
    ...(contract.params === undefined ? {} : { params: sampleOf(contract.params, idOf) }),
    ...(contract.query === undefined ? {} : { query: sampleOf(contract.query, idOf) }),
    ...(contract.body === undefined ? {} : { body: sampleOf(contract.body, idOf) }),
  };
  const bodies = contract.body === undefined ? [] : spoil(contract.body, good.body);
  const texts = Object.entries(nastyTexts);
  const strings = (part: 'params' | 'query') =>
    Object.keys(good[part] ?? {}).flatMap((key) =>
      texts.map(([what, value]) => ({
        what: `${part} ${key} ${what}`,
        sent: { ...good, [part]: { ...(good[part] as object), [key]: value } },
      })),
    );
  return [
    { what: 'nothing spoiled', sent: good },
    ...strings('params'),
    ...strings('query'),
    ...bodies.map(({ what, field, input }) => ({
      what: `${field}: ${what}`,
      sent: { ...good, body: input },
    })),
  ];
}

test('every field of every route spoiled gets a clear answer, and nothing is half-written', async () => {
  const idOf = await knownIds();
  const complaints: string[] = [];
  const contracts = app.contracts.filter(({ produces }) => produces !== 'text/event-stream');
  let turn = 0;
  for (const [at, contract] of contracts.entries()) {
    for (const { what, sent } of callsOf(contract, idOf)) {
      turn += 1;
      if (turn % every !== 0) continue;
      const complaint = await complaintOf(contract, sent);
      if (complaint !== null) complaints.push(`${name(contract)} ${what}: ${complaint}`);
    }
    if (at % 40 === 39)
      tell(`${(at + 1).toString()} of ${contracts.length.toString()} routes, ${calls.toString()} calls`);
  }
  tell(`${calls.toString()} calls`);
  expect(complaints).toEqual([]);
  expect(
    await orphans(async <Row extends pg.QueryResultRow>(sql: string) => (await admin.query<Row>(sql)).rows),
  ).toEqual([]);
});
