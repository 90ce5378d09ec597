// Customers over HTTP: who may call what, what a wrong body is told, and that nothing personal leaves unasked.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { CustomerPage, NewCustomerBody } from '#contracts/customers.ts';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Side } from '../organisation/testing.ts';
import { aContact, aCustomer, anAccount } from './testing.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let page: CustomerPage;

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly body?: object;
}

async function call({ method, url, body }: Call, role: RoleCode | null = 'clerk', side: Side = 'home') {
  const headers = role === null ? {} : await signInAs(app, role, side);
  const answer = await app.inject({
    method,
    url: `/api${url}`,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>(), text: answer.body };
}

const create = (body: object, role: RoleCode | null = 'clerk') =>
  call({ method: 'POST', url: '/customers', body }, role);

beforeAll(async () => {
  platform = await testPlatform();
  await smallCompany(platform);
  app = await buildApp(platform);
  await app.ready();
  const { body } = await create(aCustomer({ name: '骆宾王' }));
  page = body as unknown as CustomerPage;
});
afterAll(async () => {
  await app.close();
  await platform.close();
});

describe('who may', () => {
  const unmasking = () => ({ commandId: uuid(), fields: ['contacts'], reason: '联系抢修' });
  const calls = (): Record<string, Call> => ({
    create: { method: 'POST', url: '/customers', body: aCustomer() },
    search: { method: 'POST', url: '/customers/search', body: { text: '骆宾' } },
    page: { method: 'GET', url: `/customers/${page.customerId}` },
    edit: {
      method: 'PATCH',
      url: `/customers/${page.customerId}`,
      body: { commandId: uuid(), revision: 1, specialNeeds: [] },
    },
    unmask: { method: 'POST', url: `/customers/${page.customerId}/unmask`, body: unmasking() },
    divisions: { method: 'GET', url: '/divisions?parent=3306' },
  });

  test.each([
    ['clerk', { create: 200, search: 200, page: 200, edit: 200, unmask: 200, divisions: 200 }],
    ['agent', { create: 403, search: 200, page: 200, edit: 403, unmask: 200, divisions: 200 }],
    ['manager', { create: 403, search: 200, page: 200, edit: 403, unmask: 403, divisions: 200 }],
    ['admin', { create: 403, search: 403, page: 403, edit: 403, unmask: 403, divisions: 200 }],
    [null, { create: 401, search: 401, page: 401, edit: 401, unmask: 401, divisions: 401 }],
  ] as const)('%s', async (role, expected) => {
    const seen: Record<string, number> = {};
    for (const [name, request] of Object.entries(calls())) seen[name] = (await call(request, role)).status;
    expect(seen).toEqual(expected);
  });

  test('a clerk of another unit: the customer does not exist', async () => {
    const { page: look, edit, unmask } = calls();
    for (const request of [look, edit, unmask])
      expect((await call(request ?? { method: 'GET', url: '/' }, 'clerk', 'other')).status).toBe(404);
    const found = await call(
      { method: 'POST', url: '/customers/search', body: { text: '骆宾' } },
      'clerk',
      'other',
    );
    expect(found.body['items']).toEqual([]);
  });
});

describe('a wrong body is told what is wrong, in Chinese, with its field', () => {
  const wrong = (change: (body: Record<string, unknown>) => void): object => {
    const body = structuredClone(aCustomer()) as unknown as Record<string, unknown>;
    change(body);
    return body;
  };

  const cases: readonly (readonly [string, (body: Record<string, unknown>) => void, object])[] = [
    ['no name', (body) => delete body['name'], { code: 'shape.missing', field: 'name' }],
    ['an empty name', (body) => (body['name'] = ''), { code: 'shape.invalid', field: 'name' }],
    [
      'a name of 121 characters',
      (body) => (body['name'] = '长'.repeat(121)),
      { code: 'shape.too-long', field: 'name' },
    ],
    [
      'a name with NUL',
      (body) => (body['name'] = '张\u0000三'),
      { code: 'shape.wrong-format', field: 'name' },
    ],
    [
      'a name with a line break',
      (body) => (body['name'] = '张\n三'),
      { code: 'shape.wrong-format', field: 'name' },
    ],
    ['a name that is a number', (body) => (body['name'] = 12), { code: 'shape.wrong-type', field: 'name' }],
    ['an unknown kind', (body) => (body['kind'] = 'robot'), { code: 'shape.not-an-option', field: 'kind' }],
    ['an unknown field', (body) => (body['vip'] = true), { code: 'shape.unknown-field', field: 'vip' }],
    [
      'an id that is none',
      (body) => (body['customerId'] = '1'),
      { code: 'shape.wrong-format', field: 'customerId' },
    ],
    [
      'no phone at all',
      (body) => (body['contacts'] = []),
      { code: 'customer.contact-missing', field: 'contacts' },
    ],
  ];

  test.each(cases)('%s', async (_, change, expected) => {
    const answer = await create(wrong(change));
    expect(answer.body).toMatchObject(expected);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(String(answer.body['title'])).toMatch(/\p{Script=Han}/u);
  });

  test('an impossible opening day', async () => {
    const answer = await create(aCustomer({ accounts: [anAccount({ openedOn: '2026-02-30' })] }));
    expect(answer.body).toMatchObject({ code: 'shape.wrong-format', field: 'accounts.0.openedOn' });
  });

  test('an identity number with a wrong check digit names field and remedy', async () => {
    const body = aCustomer({ documentKind: 'identity-card', documentNumber: '330681198503120016' });
    const wrongOne = { ...body, documentNumber: '330681198503120011' };
    const answers = [await create(body), await create(wrongOne)];
    const refused = answers.find(({ status }) => status === 422);
    expect(refused?.body).toMatchObject({ code: 'customer.identity-number-check', field: 'documentNumber' });
    expect(refused?.body['title']).toContain('请核对');
  });

  test('a capacity with a comma, of zero, and beyond all transformers', async () => {
    const withCapacity = (capacityVa: unknown): object => {
      const body: NewCustomerBody = aCustomer();
      const point = { ...body.accounts[0]?.points[0], capacityVa };
      return { ...body, accounts: [{ ...body.accounts[0], points: [point] }] };
    };
    const codes = [];
    for (const capacity of ['8,000', 0, 1.5, 10_000_000_001]) {
      codes.push((await create(withCapacity(capacity))).body['code']);
    }
    expect(codes).toEqual([
      'shape.wrong-type',
      'shape.out-of-range',
      'shape.wrong-type',
      'shape.out-of-range',
    ]);
  });
});

test('SQL, HTML and emoji in every text are kept as text', async () => {
  const text = `'; drop table customer; --<img src=x onerror=alert(1)>😀`;
  const body = aCustomer({
    kind: 'enterprise',
    name: text,
    contacts: [aContact({ name: '😀<b>李</b>', address: text })],
    accounts: [
      anAccount({
        address: text,
        points: [
          {
            usagePointId: uuid(),
            voltage: '380V',
            capacityVa: 50_000,
            useKind: 'commercial',
            transformerDistrict: text,
            feeder: text,
          },
        ],
      }),
    ],
  });
  const created = await create(body);
  expect(created.status).toBe(200);
  expect(created.body).toMatchObject({ name: text, contacts: [{ name: '😀<b>李</b>' }] });
  const found = await call({
    method: 'POST',
    url: '/customers/search',
    body: { text: 'drop table customer' },
  });
  expect(found.body['items']).toHaveLength(1);
});

describe('what leaves unasked', () => {
  test('neither page nor search nor duplicates carry a phone or an address in clear', async () => {
    const body = aCustomer({
      name: '卢照邻',
      contacts: [aContact({ name: '卢照邻', phone: '13712344321' })],
    });
    await create(body);
    const answers = [
      await call({ method: 'GET', url: `/customers/${body.customerId}` }),
      await call({ method: 'POST', url: '/customers/search', body: { text: '卢照邻' } }),
      await call({
        method: 'POST',
        url: '/customers/duplicates',
        body: { name: '卢照邻', phones: ['13712344321'] },
      }),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).toContain('卢照邻');
      expect(text).not.toContain('13712344321');
      expect(text).not.toContain('502室');
    }
  });

  test('looking needs a reason', async () => {
    const url = `/customers/${page.customerId}/unmask`;
    const silent = { commandId: uuid(), fields: ['contacts'], reason: '' };
    expect((await call({ method: 'POST', url, body: silent })).status).toBe(400);
    const open = await call({ method: 'POST', url, body: { ...silent, reason: '预约上门' } });
    expect(open.body).toMatchObject({ contacts: [{ phone: '138 5710 1234' }] });
  });
});

describe('places', () => {
  test('divisions a level at a time; an unknown one is refused', async () => {
    const { body } = await call({ method: 'GET', url: '/divisions' });
    // The provinces, and the invented one that a demonstration has besides.
    expect(body['items']).toHaveLength(34 + 1);
    const unknown = await call({ method: 'GET', url: '/divisions?parent=98' });
    expect(unknown.body).toMatchObject({ code: 'customer.division-unknown', field: 'parent' });
  });

  test('an address is read for hints', async () => {
    const { body } = await call({
      method: 'POST',
      url: '/addresses/parse',
      body: { address: '浙江省诸暨市暨阳街道市南路85号兴城花园10幢502室' },
    });
    expect(body).toMatchObject({ divisionCode: '330681001', parts: { road: '市南路', county: '诸暨市' } });
  });
});
