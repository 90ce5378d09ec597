// Whatever is sent: a clear answer with a code and a field, nothing half-written, and what is allowed comes back as typed.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from './app.ts';
import { signInAs, smallCompany, type Company } from './domains/organisation/testing.ts';
import { sampleRequest } from './domains/requests/testing.ts';
import { testPlatform, type TestPlatform } from './platform/testing/test-platform.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let clerk: { cookie: string };

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  clerk = await signInAs(app, 'clerk');
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

interface Problem {
  readonly code: string;
  readonly title: string;
  readonly field?: string;
  readonly fields?: readonly { field: string }[];
}

async function send(url: string, payload: unknown, headers: Record<string, string> = {}) {
  const response = await app.inject({
    method: 'POST',
    url: `/api${url}`,
    headers: { ...clerk, ...headers },
    payload: payload as object,
  });
  return {
    status: response.statusCode,
    problem: response.json<Problem>(),
    type: response.headers['content-type'],
  };
}

async function stored(): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(
    'select (select count(*) from work_order)::int + (select count(*) from event)::int as count',
  );
  return rows[0]?.count ?? -1;
}

/** Refused with a Chinese text and problem+json, and nothing is stored. */
async function refused(
  url: string,
  payload: unknown,
  headers: Record<string, string> = {},
): Promise<Problem & { status: number }> {
  const before = await stored();
  const { status, problem, type } = await send(url, payload, headers);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(type).toContain('application/problem+json');
  expect(problem.title).toMatch(/[\u4e00-\u9fff]/);
  expect(await stored()).toBe(before);
  return { ...problem, status };
}

describe('the shape of a request', () => {
  const good = () => sampleRequest('consultation');
  const wrong: { what: string; send: () => unknown; code: string; field: string }[] = [
    {
      what: 'a number where a text belongs',
      send: () => ({ ...good(), kind: 12 }),
      code: 'shape.wrong-type',
      field: 'kind',
    },
    {
      what: 'a text where a number belongs',
      send: () => ({ ...good(), urgency: '2' }),
      code: 'shape.wrong-type',
      field: 'urgency',
    },
    {
      what: 'a missing field',
      send: () => ({ ...good(), channel: undefined }),
      code: 'shape.missing',
      field: 'channel',
    },
    {
      what: 'an unknown field',
      send: () => ({ ...good(), isAdmin: true }),
      code: 'shape.unknown-field',
      field: 'isAdmin',
    },
    {
      what: 'an unknown channel',
      send: () => ({ ...good(), channel: 'pigeon' }),
      code: 'shape.not-an-option',
      field: 'channel',
    },
    {
      what: 'an id that is none',
      send: () => ({ ...good(), orderId: '1' }),
      code: 'shape.wrong-format',
      field: 'orderId',
    },
    {
      what: 'an over-long name',
      send: () => ({ ...good(), subject: { contactName: '长'.repeat(51) } }),
      code: 'shape.too-long',
      field: 'subject.contactName',
    },
    { what: 'a list where an object belongs', send: () => [good()], code: 'shape.wrong-type', field: 'body' },
    {
      what: 'an urgency out of range',
      send: () => ({ ...good(), urgency: 9 }),
      code: 'shape.out-of-range',
      field: 'urgency',
    },
  ];

  test.each(wrong)('with $what is refused and the field is named', async ({ send, code, field }) => {
    const problem = await refused('/requests', send());
    expect(problem.code).toBe(code);
    expect(problem.field ?? 'body').toBe(field);
  });

  test('that is no JSON, empty, or of a foreign type is told so', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await refused('/requests', '{"a":', json)).code).toBe('shape.not-json');
    expect((await refused('/requests', '', json)).code).toBe('shape.not-json');
    expect((await refused('/requests', '<a/>', { 'content-type': 'application/xml' })).code).toBe(
      'shape.media-type',
    );
  });

  test('of 50 MB is refused without being read to the end', async () => {
    const body = JSON.stringify({ ...good(), values: { question: 'x'.repeat(50 * 1_048_576) } });
    const problem = await refused('/requests', body, { 'content-type': 'application/json' });
    expect(problem).toMatchObject({ status: 413, code: 'shape.body-too-large' });
  });
});

describe('the values of a form', () => {
  const withValue = (name: string, value: unknown) => {
    const request = sampleRequest('complaint');
    return { ...request, values: { ...request.values, [name]: value } };
  };

  test.each([
    ['a control character', 'callerName', '王\u0000小明'],
    ['a phone with letters', 'callerPhone', 'abc'],
    ['a text where a choice belongs', 'topic', '<b>topic</b>'],
  ])('with %s are refused by field', async (_, name, value) => {
    const problem = await refused('/requests', withValue(name, value));
    const fields = [problem.field, ...(problem.fields ?? []).map(({ field }) => field)];
    expect(fields.some((field) => field?.startsWith('form.'))).toBe(true);
  });

  test('with a date that does not exist are refused by field', async () => {
    const request = sampleRequest('information-query');
    const problem = await refused('/requests', {
      ...request,
      values: { ...request.values, periodFrom: '2026-02-30' },
    });
    const fields = [problem.field, ...(problem.fields ?? []).map(({ field }) => field)];
    expect(fields).toContain('form.periodFrom');
  });

  test('with a field the form does not have are refused', async () => {
    expect((await refused('/requests', withValue('__proto__x', 'y'))).code).toMatch(/^form\./);
  });

  test.each([
    ['SQL', `'; drop table work_order; --`],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['emoji and rare characters', '停电了😱𠮷野家 ﷽'],
    ['template marks', '{unit} ${process.env} #include *粗* $公式$'],
    ['a formula', '=HYPERLINK("http://x","y")'],
  ])('with %s in a free text are stored as typed and come back the same', async (_, text) => {
    const request = sampleRequest('consultation');
    const input = { ...request, values: { ...request.values, question: text } };
    const { status } = await send('/requests', input);
    expect(status).toBe(200);
    const page = await app.inject({ url: `/api/orders/${request.orderId}`, headers: clerk });
    expect(page.json<{ values: { question: string } }>().values.question).toBe(text);
    const paper = await app.inject({ url: `/api/requests/${request.orderId}/receipt.pdf`, headers: clerk });
    expect(paper.headers['content-type']).toBe('application/pdf');
  });
});

describe('a command', () => {
  const accepted = async (): Promise<string> => {
    const request = sampleRequest('consultation');
    expect((await send('/requests', request)).status).toBe(200);
    return request.orderId;
  };
  const command = (body: object) => ({ commandId: uuidv7(), command: body });

  test('on a step that does not exist, in a state that does not allow it, or of an unknown kind is refused', async () => {
    const orderId = await accepted();
    const url = `/orders/${orderId}/commands`;
    const unknownStep = await refused(url, command({ verb: 'act', task: 'no-such-step#1', action: 'go' }));
    expect(unknownStep.code).toBe('process.task-unknown');
    expect((await refused(url, command({ verb: 'resume', task: 'first-answer#1' }))).code).toBe(
      'process.task-not-paused',
    );
    expect((await refused(url, command({ verb: 'explode' }))).code).toBe('shape.not-an-option');
    expect((await refused(url, command({ verb: 'remark', text: '' }))).status).toBe(400);
  });

  test('on an order of nobody says that there is none', async () => {
    const nobody = uuidv7();
    const problem = await refused(`/orders/${nobody}/commands`, command({ verb: 'remark', text: '在吗' }));
    expect(problem).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('a neighbour', () => {
  test('gets the same answer for an order of ours as for none', async () => {
    const request = sampleRequest('consultation');
    await send('/requests', request);
    const neighbour = await signInAs(app, 'clerk', 'other');
    const ours = await app.inject({ url: `/api/orders/${request.orderId}`, headers: neighbour });
    const none = await app.inject({ url: `/api/orders/${uuidv7()}`, headers: neighbour });
    expect(ours.statusCode).toBe(404);
    expect(ours.json<Problem>().code).toBe(none.json<Problem>().code);
    expect(company.other.orgId).not.toBe(company.orgId);
  });
});
