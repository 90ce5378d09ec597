// Which ended orders get a return visit: once a closing, however many workers look and however long none did.
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drawNumber } from '#domain/visits/draw.ts';
import { defaultSetting } from '#domain/visits/setting.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { anEndedOrder, forgetVisits, visitsStored, type Ended } from '../testing.ts';
import { cancelReopened } from './surveys.ts';
import { makeVisits, makeVisitsOf } from './make-visits.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T10:00:00+08:00');
  company = await smallCompany(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await platform.close();
});

beforeEach(async () => {
  platform.setNow('2026-11-18T10:00:00+08:00');
  await forgetVisits(admin, platform);
});

const ended = (about: Ended = {}): Promise<string> => anEndedOrder(admin, company, about);
const make = (): Promise<number> => makeVisitsOf(platform, company.orgId);

async function verdictsOf(orderId: string): Promise<string[]> {
  const { rows } = await admin.query<{ verdict: string }>(
    'select verdict from visit_draw where order_id = $1 order by closing',
    [orderId],
  );
  return rows.map(({ verdict }) => verdict);
}

/** Ends orders of a kind until one is drawn; answers it and one that was not. */
async function drawnAndNot(kind: string): Promise<{ drawn: string; spared: string }> {
  const found: { drawn?: string; spared?: string } = {};
  for (let tries = 0; tries < 200; tries += 1) {
    const orderId = await ended({ kind });
    const number = drawNumber(defaultSetting.seed, { orderId, closing: 1 });
    if (number < defaultSetting.others.permille) found.drawn ??= orderId;
    else found.spared ??= orderId;
    if (found.drawn !== undefined && found.spared !== undefined)
      return { drawn: found.drawn, spared: found.spared };
  }
  throw new Error('200 draws and none was as expected');
}

describe('every repaired fault and every complaint', () => {
  test.each(['fault-report', 'complaint'])('%s gets its visit, told who handled it', async (kind) => {
    const orderId = await ended({ kind });
    expect(await make()).toBe(1);
    const [visit] = await visitsStored(admin, orderId);
    expect(visit).toMatchObject({ state: 'waiting', channel: 'phone', closing: 1 });
    expect(visit?.visit_no).toMatch(/^HF\d{18}-1$/);
    expect(visit?.team_id).toBe(company.unit('330401-repair'));
    expect(visit?.staff_id).toBe(company.staff('crew'));
    expect(await verdictsOf(orderId)).toEqual(['every']);
  });

  test('a second fault of the same customer on the next day is visited, too', async () => {
    await ended({ phone: '13811112222', closedAt: '2026-11-17T09:00:00+08:00' });
    await ended({ phone: '13811112222' });
    expect(await make()).toBe(2);
  });

  test('without a number it ends as not reached, so that the rate tells the truth', async () => {
    const orderId = await ended({ phone: null });
    await make();
    expect(await visitsStored(admin, orderId)).toMatchObject([
      { state: 'unreached', end_reason: 'no-phone' },
    ]);
  });

  test('who was called by the process itself is not called again', async () => {
    const values = { calledAt: '2026-11-18T08:50', satisfaction: 'acceptable' };
    const orderId = await ended({ fired: ['accepted', 'return-visit.solved'], values });
    await make();
    const [visit] = await visitsStored(admin, orderId);
    expect(visit).toMatchObject({ state: 'reached', channel: 'process', satisfaction: 3 });
    expect(visit?.follow_up_order_id).toBeNull();
  });

  test('a bad word in that call is followed up, once', async () => {
    const values = { calledAt: '2026-11-18T08:50', satisfaction: 'dissatisfied' };
    const orderId = await ended({ fired: ['return-visit.solved'], values });
    await make();
    await make();
    const [visit] = await visitsStored(admin, orderId);
    const { rows } = await admin.query(`select * from work_order where source = 'visit'`);
    expect(rows).toMatchObject([
      {
        order_id: visit?.follow_up_order_id,
        kind: 'opinion',
        parent_order_id: orderId,
        external_id: visit?.visit_id,
      },
    ]);
  });
});

describe('of the others', () => {
  test('exactly those are visited whose number anyone can recompute', async () => {
    const { drawn, spared } = await drawnAndNot('meter-test');
    await make();
    expect(await visitsStored(admin, drawn)).toMatchObject([{ state: 'survey', channel: 'survey' }]);
    expect(await visitsStored(admin, spared)).toEqual([]);
    expect(await verdictsOf(spared)).toEqual(['not-drawn']);
    const { rows } = await admin.query(
      'select seed, permille, drawn_number from visit_draw where order_id = $1',
      [spared],
    );
    const number = drawNumber(defaultSetting.seed, { orderId: spared, closing: 1 });
    expect(rows).toEqual([{ seed: defaultSetting.seed, permille: 200, drawn_number: number }]);
  });

  test.each([
    { status: 'withdrawn', outcome: null },
    { status: 'refused', outcome: null },
    { status: 'merged', outcome: null },
    { status: 'closed', outcome: 'lapsed' },
    { status: 'closed', outcome: 'transferred' },
    { status: 'closed', outcome: 'declined' },
  ])('$status with outcome $outcome is never visited, a fault neither', async (about) => {
    const orderId = await ended(about);
    expect(await make()).toBe(0);
    expect(await verdictsOf(orderId)).toEqual(['not-completed']);
  });

  test('a customer visited lately is left in peace', async () => {
    await ended({ phone: '13811113333', closedAt: '2026-11-10T09:00:00+08:00' });
    await makeVisitsOf(platform, company.orgId, new Date('2026-11-01T00:00:00+08:00'));
    const { drawn } = await drawnAndNot('meter-test');
    await admin.query('update work_order set contact_phone = $2 where order_id = $1', [drawn, '13811113333']);
    await make();
    expect(await verdictsOf(drawn)).toEqual(['visited-lately']);
  });

  test('who opted out is not invited', async () => {
    const { drawn } = await drawnAndNot('meter-test');
    const phone = '13811114444';
    await admin.query('update work_order set contact_phone = $2 where order_id = $1', [drawn, phone]);
    await admin.query('insert into visit_opt_out values ($1, $2, now())', [
      company.orgId,
      platform.keys.digest('visit-opt-out', phone),
    ]);
    await make();
    expect(await verdictsOf(drawn)).toEqual(['opted-out']);
  });
});

describe('exactly one visit a closing (C2)', () => {
  test('three workers at the same time, twice, make one each', async () => {
    for (let at = 0; at < 30; at += 1) await ended();
    for (let round = 0; round < 2; round += 1)
      await Promise.all([makeVisits(platform), makeVisits(platform), makeVisits(platform)]);
    const visits = await visitsStored(admin);
    expect(visits).toHaveLength(30);
    expect(new Set(visits.map(({ order_id }) => order_id)).size).toBe(30);
    const { rows } = await admin.query(`select count(*)::int as n from event where kind = 'visit.created'`);
    expect(rows).toEqual([{ n: 30 }]);
  });

  test('opened again and closed again is a new visit with a number of its own', async () => {
    const orderId = await ended();
    await make();
    await admin.query(
      `update work_order set state = jsonb_set(state, '{reopenedTimes}', '1'), closed_at = '2026-11-18T09:30:00+08:00'
       where order_id = $1`,
      [orderId],
    );
    await make();
    await cancelReopened(platform, company.orgId);
    const visits = await visitsStored(admin, orderId);
    expect(visits.map(({ closing, state }) => [closing, state])).toEqual([
      [1, 'cancelled'],
      [2, 'waiting'],
    ]);
    expect(visits[1]?.visit_no).toMatch(/-2$/);
  });

  test('while an order is open again its visit is called off', async () => {
    const orderId = await ended();
    await make();
    await admin.query(`update work_order set status = 'open' where order_id = $1`, [orderId]);
    expect(await cancelReopened(platform, company.orgId)).toBe(1);
    expect(await visitsStored(admin, orderId)).toMatchObject([
      { state: 'cancelled', end_reason: 'reopened' },
    ]);
  });

  test('a closing nobody saw before the next one is on record and not visited', async () => {
    const orderId = await ended({ reopenedTimes: 1 });
    expect(await make()).toBe(1);
    expect(await verdictsOf(orderId)).toEqual(['reopened-since', 'every']);
  });

  test('after weeks without a worker nothing is missing', async () => {
    await make();
    platform.setNow('2026-12-20T10:00:00+08:00');
    for (let day = 1; day <= 9; day += 1)
      await ended({ closedAt: `2026-12-0${day.toString()}T09:00:00+08:00` });
    expect(await make()).toBe(9);
    expect(await make()).toBe(0);
  });

  test('what was committed late although it ended earlier is found', async () => {
    await ended({ closedAt: '2026-11-18T09:00:00+08:00' });
    await make();
    const late = await ended({ closedAt: '2026-11-18T08:50:00+08:00' });
    expect(await make()).toBe(1);
    expect(await visitsStored(admin, late)).toHaveLength(1);
  });

  test('more than one batch is worked off in one round', async () => {
    for (let at = 0; at < 210; at += 1) await ended({ kind: 'praise', phone: null });
    await make();
    const { rows } = await admin.query('select count(*)::int as n from visit_draw');
    expect(rows).toEqual([{ n: 210 }]);
  });

  test('orders of the neighbour are the neighbour’s', async () => {
    await ended();
    await makeVisitsOf(platform, company.other.orgId, new Date('2026-11-01T00:00:00+08:00'));
    expect(await visitsStored(admin)).toEqual([]);
  });
});
