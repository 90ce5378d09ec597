// Running clocks under a calendar that became another: moved on request alone, each with who asked and why.
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byStaffId, record } from '../../platform/events/record.ts';
import { inTransaction, reading } from '../../platform/db/database.ts';
import { chainOf } from '../../platform/events/read-chain.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { verifySealedChain } from '#domain/audit/verify-chain.ts';
import { callerIn } from '../customers/testing.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { setCalendarDays } from '../promises/commands/set-calendar-days.ts';
import { setPromise } from '../promises/commands/set-promise.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, sampleRequest } from '../requests/testing.ts';
import { recomputeClocks } from './recompute.ts';

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

interface ClockNow {
  readonly clock: string;
  readonly due_at: Date | null;
  readonly calendar: string;
}

async function clocksOf(orderId: string): Promise<ClockNow[]> {
  const { rows } = await admin.query<ClockNow>(
    `select clock, due_at, body ->> 'calendarVersion' as calendar from order_clock where order_id = $1 order by clock`,
    [orderId],
  );
  return rows;
}

const longest = (clocks: readonly ClockNow[]): number =>
  Math.max(...clocks.map(({ due_at }) => due_at?.getTime() ?? 0));

const consultation = async (): Promise<string> => {
  const { orderId } = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation'));
  return orderId;
};

const dayMs = 86_400_000;

describe('when a day of the calendar changes', () => {
  test('running clocks stay, until somebody asks; then each moves with who and why', async () => {
    const orderId = await consultation();
    const before = await clocksOf(orderId);
    await setCalendarDays(platform, callerIn(company, 'manager'), {
      commandId: uuid(),
      year: 2026,
      days: [{ date: '2026-11-20', setting: 'off', name: '厂休' }],
    });
    expect(await clocksOf(orderId)).toEqual(before);

    const job = { orgId: company.orgId, staffId: company.staff('manager'), reason: '厂休一日' };
    expect(await recomputeClocks(platform, job)).toBe(1);
    const after = await clocksOf(orderId);
    expect(longest(after)).toBeGreaterThanOrEqual(longest(before) + dayMs);
    expect(after.every(({ calendar }) => calendar.endsWith(`+${company.orgId.toString()}.1`))).toBe(true);

    const { rows } = await admin.query<{ next_due_at: Date; sort_due: Date; due_at: Date }>(
      `select o.next_due_at, (select min(t.sort_due) from order_task t where t.order_id = o.order_id) as sort_due,
         (select min(c.due_at) from order_clock c where c.order_id = o.order_id) as due_at
       from work_order o where o.order_id = $1`,
      [orderId],
    );
    const dueAt = rows[0]?.due_at;
    expect(rows).toEqual([{ next_due_at: dueAt, sort_due: dueAt, due_at: dueAt }]);

    const { events, head } = await reading(platform.db, [company.orgId], (tx) =>
      chainOf(tx, company.orgId, orderId),
    );
    expect(events.at(-1)).toMatchObject({
      kind: 'clock-recomputed',
      actorId: company.staff('manager'),
      data: { reason: '厂休一日' },
    });
    expect(head === null ? null : verifySealedChain(events, head, platform.keys.seal)).toEqual([]);
  });

  test('asked again nothing moves and nothing is recorded', async () => {
    const job = { orgId: company.orgId, staffId: company.staff('manager'), reason: '再来一次' };
    expect(await recomputeClocks(platform, job)).toBe(0);
    const { rows } = await admin.query(`select 1 from event where data ->> 'reason' = '再来一次'`);
    expect(rows).toEqual([]);
  });

  test('two workers at once move an order once', async () => {
    const orderId = await consultation();
    await setCalendarDays(platform, callerIn(company, 'manager'), {
      commandId: uuid(),
      year: 2026,
      days: [{ date: '2026-11-23', setting: 'off', name: '厂休' }],
    });
    const job = { orgId: company.orgId, staffId: company.staff('manager'), reason: '两边同时' };
    await Promise.all([recomputeClocks(platform, job), recomputeClocks(platform, job)]);
    const { rows } = await admin.query(
      `select 1 from event where case_id = $1 and kind = 'clock-recomputed'`,
      [orderId],
    );
    expect(rows).toHaveLength(1);
  });

  test('a new setting of the promise moves no clock, not even then', async () => {
    const orderId = await consultation();
    const before = await clocksOf(orderId);
    const answer = before[0]?.clock ?? '';
    const { rows } = await admin.query<{ promise: string }>(
      'select promise from order_clock where order_id = $1 and clock = $2',
      [orderId, answer],
    );
    await setPromise(platform, callerIn(company, 'manager'), {
      settingId: uuid(),
      promiseId: rows[0]?.promise ?? '',
      region: 'any',
      validFrom: '2026-11-18',
      limit: '1wd',
      warnPercent: 50,
      measure: 'each',
      reason: '试行',
    });
    const job = { orgId: company.orgId, staffId: company.staff('manager'), reason: '不该有变化' };
    await recomputeClocks(platform, job);
    expect(await clocksOf(orderId)).toEqual(before);
  });

  test('an order the neighbour works on is left alone', async () => {
    const job = { orgId: company.other.orgId, staffId: company.staff('manager'), reason: '邻县' };
    expect(await recomputeClocks(platform, job)).toBe(0);
  });

  test('a chain that went on meanwhile is continued, not broken', async () => {
    const orderId = await consultation();
    const about = { orgId: company.orgId, caseKind: 'order' as const, caseId: orderId };
    await inTransaction(platform.db, [company.orgId], (tx) =>
      record({ platform, tx }, { ...about, ...byStaffId(company.staff('clerk'), 'desk') }, [
        { kind: 'remarked', at: platform.now(), data: { text: '电话已打' } },
      ]),
    );
    await setCalendarDays(platform, callerIn(company, 'manager'), {
      commandId: uuid(),
      year: 2026,
      days: [{ date: '2026-11-19', setting: 'off', name: '厂休' }],
    });
    const job = { orgId: company.orgId, staffId: company.staff('manager'), reason: '接着走' };
    await recomputeClocks(platform, job);
    const { events, head } = await reading(platform.db, [company.orgId], (tx) =>
      chainOf(tx, company.orgId, orderId),
    );
    expect(events.at(-1)?.kind).toBe('clock-recomputed');
    expect(head === null ? null : verifySealedChain(events, head, platform.keys.seal)).toEqual([]);
  });
});
