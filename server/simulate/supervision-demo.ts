/**
 * Supervision in the demo company: last month's promises published by two people, and a few orders that a supervisor
 * asks about: one answer owed, one late, one to be judged, one closed. What is there is not made twice.
 */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate, dayMs, hourMs } from '#domain/kernel/instant.ts';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import { addMonths, monthOfInstant, monthRange } from '#domain/supervision/settlement.ts';
import type { ItemVerb } from '#domain/supervision/item.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import type { Company } from '#simulator/company.ts';
import { randomFrom, uuidAt } from '#simulator/random.ts';
import type { Caller } from '../platform/caller.ts';
import { reading, runSql } from '../platform/db/database.ts';
import type { Platform } from '../platform/platform.ts';
import {
  commandItem,
  openItem,
  preparePublication,
  publishPublication,
} from '../domains/supervision/index.ts';
import { platformInThePast } from './simulated-platform.ts';

type Member = Company['staff'][number];

function callerOf(company: Company, orgId: number, { staffId, name, phone, post, login }: Member): Caller {
  return {
    ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name },
    ...{ staffId, name, phone, login: login ?? '', mustChangePassword: false, posts: [] },
    permissions: permissionsOfPosts([post]),
  };
}

export interface DemoUnit {
  readonly orgId: number;
  readonly scenario: Scenario;
}

async function isSealed(platform: Platform, orgId: number, atMs: number): Promise<boolean> {
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql(tx, 'select 1 from day_seal where org_id = $1 and day >= $2', [
      ...[orgId, calendarDate(businessDate(atMs))],
    ]),
  );
  return rows.length > 0;
}

async function hasSettled(
  platform: Platform,
  orgId: number,
  span: { fromMs: number; toMs: number },
): Promise<boolean> {
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql(
      tx,
      `select 1 from order_clock where org_id = $1 and coalesce(breached_at, stopped_at) >= $2
         and coalesce(breached_at, stopped_at) < $3 and (breached_at is not null or status = 'stopped') limit 1`,
      [orgId, new Date(span.fromMs), new Date(span.toMs)],
    ),
  );
  return rows.length > 0;
}

const workday = { start: 2 * dayMs + 10 * hourMs, between: hourMs };

/** Publishes the month before, on the morning of the third as an office would; at once where that day is sealed. */
async function publishLastMonth(platform: Platform, { orgId, scenario }: DemoUnit): Promise<void> {
  const { company, endMs } = historyOf(scenario);
  const month = addMonths(monthOfInstant(endMs), -1);
  const { fromMs, toMs } = monthRange(month);
  const publishers = company.staff.filter(({ post }) => permissionsOfPosts([post]).has('report.publish'));
  const [first] = publishers;
  const second = publishers[1] ?? first;
  if (first === undefined || second === undefined) return;
  if (!(await hasSettled(platform, orgId, { fromMs, toMs }))) return;
  const usualMs = toMs + workday.start;
  const late = usualMs > endMs || (await isSealed(platform, orgId, usualMs));
  const atMs = late ? endMs : usualMs;
  const publicationId = uuidAt(randomFrom(`${scenario.seed}/publication`), toMs);
  const past = platformInThePast(platform, atMs);
  const note = '本月公布数字由系统按工单记录自动统计，免责件均经审批。';
  await preparePublication(past, callerOf(company, orgId, first), { publicationId, month, note });
  if (!late) past.setNow(atMs + workday.between);
  await publishPublication(past, callerOf(company, orgId, second), publicationId);
}

interface Asked {
  readonly ask: string;
  readonly hoursAgo: number;
  readonly dueHours: number;
  readonly said: readonly (readonly [verb: ItemVerb, text: string])[];
}

const asked: readonly Asked[] = [
  { ask: '客户已两次催办，请说明卡在哪一步、何时能到现场。', hoursAgo: 2, dueHours: 5, said: [] },
  { ask: '超过承诺时限仍未办结，请说明原因和补救措施。', hoursAgo: 9, dueHours: 6, said: [] },
  {
    ...{ ask: '请核实是否需要增派人员。', hoursAgo: 6, dueHours: 5 },
    said: [['answer', '已增派一组，预计两小时内完成。']],
  },
  {
    ...{ ask: '请确认是否已联系客户并致歉。', hoursAgo: 20, dueHours: 4 },
    said: [
      ['answer', '已电话致歉，客户表示理解。'],
      ['accept', '情况属实，同意办结。'],
    ],
  },
];

async function lateOrders(platform: Platform, orgId: number, beforeMs: number): Promise<string[]> {
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql<{ order_id: string }>(
      tx,
      `select order_id from work_order where org_id = $1 and status = 'open' and not confidential and accepted_at < $2
       order by next_due_at nulls last, order_id limit $3`,
      [orgId, new Date(beforeMs), asked.length],
    ),
  );
  return rows.map((row) => row.order_id);
}

async function askAboutOrders(platform: Platform, { orgId, scenario }: DemoUnit): Promise<void> {
  const { company, endMs } = historyOf(scenario);
  const supervisor = company.staff.find(({ login }) => login === 'supervisor');
  const crew = company.staff.find(({ login }) => login === 'crew');
  if (supervisor === undefined || crew === undefined) return;
  const random = randomFrom(`${scenario.seed}/supervision`);
  const orders = await lateOrders(platform, orgId, endMs - dayMs);
  for (const [at, { ask, hoursAgo, dueHours, said }] of asked.entries()) {
    const atMs = endMs - hoursAgo * hourMs;
    const itemId = uuidAt(random, atMs);
    const ids = said.map(() => uuidAt(random, atMs));
    const orderId = orders[at];
    if (orderId === undefined) return;
    const past = platformInThePast(platform, atMs);
    const dueAt = new Date(atMs + dueHours * hourMs).toISOString();
    const by = callerOf(company, orgId, supervisor);
    await openItem(past, by, { itemId, orderId, ask, toStaffId: crew.staffId, dueAt });
    for (const [step, [verb, text]] of said.entries()) {
      past.setNow(atMs + (step + 1) * hourMs);
      const who = verb === 'answer' ? callerOf(company, orgId, crew) : by;
      await commandItem(past, who, { itemId, commandId: ids[step] ?? itemId, verb, text });
    }
  }
}

/** Both, each from the seed and only once. */
export async function superviseDemo(platform: Platform, unit: DemoUnit): Promise<void> {
  await askAboutOrders(platform, unit);
  await publishLastMonth(platform, unit);
}
