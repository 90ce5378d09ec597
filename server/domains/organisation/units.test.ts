// The tree of units over HTTP: permitted, refused and nothing changed, forbidden, twice, at the same time.
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { reading } from '../../platform/db/database.ts';
import { buildApp } from '../../app.ts';
import type { Platform } from '../../platform/platform.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { keptUnits, routeToTeam, teamsOf, unitTree, type Unit } from './index.ts';
import { signInAs, smallCompany, type Company } from './testing.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let company: Company;
let admin: Record<string, string>;
let codes = 0;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  app = await buildApp(platform);
  admin = await signInAs(app, 'admin');
});

afterAll(async () => {
  await app.close();
  await platform.close();
});

type Method = 'POST' | 'PUT';

function send(to: `${Method} ${string}` | Method, payload: object, headers = admin) {
  const [method, path = ''] = to.split(' ') as [Method, string?];
  return app.inject({ method, url: `/api/organisation/units${path}`, payload, headers });
}

function newUnit(change: object = {}) {
  codes += 1;
  return {
    commandId: uuidv7(),
    unitId: uuidv7(),
    parentUnitId: company.unit('330401'),
    kind: 'team',
    code: `NEW-${codes.toString()}`,
    name: '新设抢修班',
    functions: ['repair'],
    region: 'urban',
    phone: null,
    address: null,
    ...change,
  };
}

const tree = (orgId = company.orgId) => reading(platform.db, [orgId], (tx) => unitTree(tx, orgId));

async function unit(unitId: string): Promise<Unit | undefined> {
  return (await tree()).find((each) => each.unitId === unitId);
}

async function created(change: object = {}): Promise<string> {
  const input = newUnit(change);
  expect((await send('POST', input)).statusCode).toBe(200);
  return input.unitId;
}

const fields = {
  code: 'X-1',
  name: '改名班',
  functions: ['repair'],
  region: 'rural',
  phone: null,
  address: null,
};
const change = (revision = 1) => ({ commandId: uuidv7(), revision });

describe('setting up a unit', () => {
  test('puts it below its parent, with its first event', async () => {
    const input = newUnit({ phone: '0573-88000000' });
    const response = await send('POST', input);
    expect(response.json()).toEqual({ id: input.unitId, revision: 1 });
    expect(await unit(input.unitId)).toMatchObject({
      name: '新设抢修班',
      parentUnitId: input.parentUnitId,
      active: true,
    });
    const history = await app.inject({
      url: `/api/organisation/units/${input.unitId}/history`,
      headers: admin,
    });
    expect(history.json()).toMatchObject({
      items: [{ seq: 1, title: '设立单位', actor: '本admin' }],
      next: null,
    });
  });

  test('twice with the same ids makes one unit and gives the same answer', async () => {
    const input = newUnit();
    const before = (await tree()).length;
    const answers = [await send('POST', input), await send('POST', input)];
    expect(answers.map((answer) => answer.json<unknown>())).toEqual(
      Array(2).fill({ id: input.unitId, revision: 1 }),
    );
    expect((await tree()).length).toBe(before + 1);
  });

  test('twice at the same instant, too', async () => {
    const input = newUnit();
    const answers = await Promise.all([1, 2, 3].map(() => send('POST', input)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const history = await app.inject({
      url: `/api/organisation/units/${input.unitId}/history`,
      headers: admin,
    });
    expect(history.json<{ items: unknown[] }>().items).toHaveLength(1);
  });

  test('with an id that is in use is refused', async () => {
    const unitId = await created();
    const refused = await send('POST', newUnit({ unitId }));
    expect(refused.json()).toMatchObject({ code: 'conflict.id-reused' });
  });

  test('two clerks with the same code at the same instant: one wins, the other is told', async () => {
    const twins = [newUnit({ code: 'TWIN' }), newUnit({ code: 'TWIN' })];
    const answers = await Promise.all(twins.map((twin) => send('POST', twin)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const refused = answers.find(({ statusCode }) => statusCode === 409);
    expect(refused?.json()).toMatchObject({ code: 'organisation.unit-code-taken', field: 'code' });
  });

  test.each([
    ['under a team', { parentUnitId: 'team' }, 'organisation.unit-parent-wrong'],
    ['as a second top', { kind: 'supply-unit' }, 'organisation.unit-parent-wrong'],
    ['without a function', { functions: [] }, 'organisation.team-function-missing'],
    ['with a blank name', { name: ' ' }, 'organisation.unit-name-length'],
    ['with a control character', { name: '抢\u0007修' }, 'shape.wrong-format'],
    ['with an unknown field', { colour: 'red' }, 'shape.unknown-field'],
    ['under nobody', { parentUnitId: '00000000-0000-7000-8000-000000000000' }, 'not-found'],
  ])('%s is refused and nothing is written', async (_, wrong, code) => {
    const before = await tree();
    const parent =
      'parentUnitId' in wrong && wrong.parentUnitId === 'team'
        ? { parentUnitId: company.unit('330401-repair') }
        : {};
    const refused = await send('POST', newUnit({ ...wrong, ...parent }));
    expect(refused.json()).toMatchObject({ code });
    expect(await tree()).toEqual(before);
  });

  test('takes markup and quotes as what they are', async () => {
    const name = `<b>'班'; drop table org_unit --😀`;
    const unitId = await created({ name });
    expect((await unit(unitId))?.name).toBe(name);
  });

  test('is for whoever manages the organisation', async () => {
    const before = await tree();
    const refused = await send('POST', newUnit(), await signInAs(app, 'supervisor'));
    expect(refused.json()).toMatchObject({ code: 'access.forbidden', status: 403 });
    expect(await tree()).toEqual(before);
  });

  test('of another supply unit finds no parent there and leaves nothing', async () => {
    const before = await tree();
    const refused = await send('POST', newUnit(), await signInAs(app, 'admin', 'other'));
    expect(refused.statusCode).toBe(404);
    expect(await tree()).toEqual(before);
  });
});

describe('changing a unit', () => {
  test('renames it, and its history says what it was', async () => {
    const unitId = await created();
    const saved = await send(`PUT /${unitId}`, { ...change(), ...fields });
    expect(saved.json()).toEqual({ id: unitId, revision: 2 });
    expect(await unit(unitId)).toMatchObject({ name: '改名班', region: 'rural', revision: 2 });
    const history = await app.inject({ url: `/api/organisation/units/${unitId}/history`, headers: admin });
    expect(history.json()).toMatchObject({
      items: [
        { title: '修改单位资料', data: { changed: { name: { from: '新设抢修班', to: '改名班' } } } },
        { seq: 1 },
      ],
    });
  });

  test('on a stale revision is refused and names who was faster', async () => {
    const unitId = await created();
    const input = { ...fields, code: 'X-2' };
    await send(`PUT /${unitId}`, { ...change(), ...input });
    const refused = await send(`PUT /${unitId}`, { ...change(), ...input, name: '另一个名字' });
    expect(refused.json()).toMatchObject({ code: 'conflict.changed-meanwhile', data: { who: '本admin' } });
    expect((await unit(unitId))?.name).toBe('改名班');
  });

  test('at the same instant: one wins, the other keeps their text and is told', async () => {
    const unitId = await created();
    const inputs = ['甲班组', '乙班组'].map((name) => ({ ...change(), ...fields, code: 'X-3', name }));
    const answers = await Promise.all(inputs.map((input) => send(`PUT /${unitId}`, input)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await unit(unitId))?.revision).toBe(2);
  });

  test('the same change twice is one change', async () => {
    const unitId = await created();
    const input = { ...change(), ...fields, code: 'X-4' };
    await send(`PUT /${unitId}`, input);
    expect((await send(`PUT /${unitId}`, input)).json()).toEqual({ id: unitId, revision: 2 });
    const moved = await send(`POST /${unitId}/move`, { ...input, parentUnitId: company.unit('330402') });
    expect(moved.statusCode).toBe(400);
    const reused = await send(`POST /${unitId}/deactivate`, { commandId: input.commandId, revision: 2 });
    expect(reused.json()).toMatchObject({ code: 'conflict.id-reused' });
  });
});

describe('moving a unit', () => {
  test('takes it to another station', async () => {
    const unitId = await created();
    const moved = await send(`POST /${unitId}/move`, {
      ...change(),
      parentUnitId: company.unit('330402'),
    });
    expect(moved.statusCode).toBe(200);
    expect((await unit(unitId))?.parentUnitId).toBe(company.unit('330402'));
  });

  test('below itself or below its own team is refused', async () => {
    const stationId = company.unit('330402');
    for (const parentUnitId of [stationId, company.unit('330402-repair')]) {
      const refused = await send(`POST /${stationId}/move`, { ...change(), parentUnitId });
      expect(refused.json()).toMatchObject({ code: 'organisation.unit-parent-wrong' });
    }
  });

  test('into another supply unit finds nothing there', async () => {
    const unitId = await created();
    const parentUnitId = company.other.rootUnitId;
    const refused = await send(`POST /${unitId}/move`, { ...change(), parentUnitId });
    expect(refused.statusCode).toBe(404);
  });

  test('the top stays where it is', async () => {
    const refused = await send(`POST /${company.rootUnitId}/move`, {
      ...change(),
      parentUnitId: company.unit('330401'),
    });
    expect(refused.json()).toMatchObject({ code: 'organisation.unit-root' });
  });
});

describe('closing a unit', () => {
  test('that nobody needs, and opening it again', async () => {
    const unitId = await created();
    expect((await send(`POST /${unitId}/deactivate`, change())).json()).toEqual({
      id: unitId,
      revision: 2,
    });
    expect((await unit(unitId))?.active).toBe(false);
    expect((await send(`POST /${unitId}/reactivate`, change(2))).json()).toEqual({
      id: unitId,
      revision: 3,
    });
  });

  test('in which people work or units stand is refused with the numbers', async () => {
    const hall = await send(`POST /${company.unit('330401-hall')}/deactivate`, change());
    expect(hall.json()).toMatchObject({ code: 'organisation.unit-in-use', data: { units: 0, posts: 1 } });
    const station = await send(`POST /${company.unit('330402')}/deactivate`, change());
    expect(station.json<{ data: { units: number } }>().data.units).toBeGreaterThanOrEqual(5);
  });

  test('nothing is set up below a closed one', async () => {
    const unitId = await created({ kind: 'hall', functions: ['hall'] });
    await send(`POST /${unitId}/deactivate`, change());
    const refused = await send('POST', newUnit({ parentUnitId: unitId }));
    expect(refused.json()).toMatchObject({ code: 'organisation.unit-inactive' });
  });
});

describe('reading the tree', () => {
  test('shows the own supply unit alone, with the people in each unit', async () => {
    const headers = await signInAs(app, 'clerk', 'other');
    const { items } = (await app.inject({ url: '/api/organisation/units', headers })).json<{
      items: { code: string; staffCount: number }[];
    }>();
    expect(items.every(({ code }) => code.startsWith('3305'))).toBe(true);
    expect(items.find(({ code }) => code === '330501-hall')?.staffCount).toBe(1);
  });

  test('the second wall holds when a query forgets the first', async () => {
    const seen = await reading(platform.db, [company.other.orgId], (tx) => unitTree(tx, company.orgId));
    expect(seen).toEqual([]);
  });

  test('routes a task to a team of the station, else of the company', async () => {
    const units = await tree();
    const codeFor = (word: 'repair' | 'contract') =>
      routeToTeam(units, { function: word, unitId: company.unit('330402') })?.code;
    expect([codeFor('repair'), codeFor('contract')]).toEqual(['330402-repair', '3304-contract']);
    const teams = await reading(platform.db, [company.orgId], (tx) => teamsOf(tx, company.orgId));
    expect(teams.every(({ kind, active }) => active && ['hall', 'team'].includes(kind))).toBe(true);
  });

  test('what is kept for routing knows every change at once, here and in another process', async () => {
    const other: Platform = { ...platform };
    const kept = (at: Platform) => reading(at.db, [company.orgId], (tx) => keptUnits(at, tx, company.orgId));
    const nameIn = async (at: Platform, unitId: string) =>
      (await kept(at)).find((unit) => unit.unitId === unitId)?.name;
    const before = await kept(platform);
    expect(await kept(platform)).toBe(before);
    await kept(other);
    const unitId = await created({ name: '新设班组' });
    expect(await nameIn(platform, unitId)).toBe('新设班组');
    await vi.waitFor(async () => {
      expect(await nameIn(other, unitId)).toBe('新设班组');
    });
    await send(`POST /${unitId}/deactivate`, change());
    expect((await kept(platform)).find((unit) => unit.unitId === unitId)?.active).toBe(false);
  });

  test('the catalogue names every post and function', async () => {
    const answer = await app.inject({ url: '/api/organisation/catalogue', headers: admin });
    expect(answer.json<{ posts: unknown[] }>().posts).toContainEqual({
      post: 'repairer',
      title: '抢修员',
      line: '配电',
      unitKinds: ['team', 'station'],
    });
  });
});
