/**
 * Warning levels in the demo company (S6): set on the day it was founded, so that its whole history has them; at the
 * end somebody has said of one that they act. From the seed, and done once.
 */
import { businessDate } from '#domain/kernel/instant.ts';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import type { WarningLevel } from '#domain/promises/warning-level.ts';
import { promiseOf } from '#domain/promises/catalogue.ts';
import { present } from '#domain/kernel/assert.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import { randomFrom, uuidAt } from '#simulator/random.ts';
import type { Caller } from '../platform/caller.ts';
import { reading, runSql } from '../platform/db/database.ts';
import type { Platform } from '../platform/platform.ts';
import { acknowledgeLevel } from '../domains/orders/index.ts';
import { setPromise } from '../domains/promises/index.ts';
import { platformInThePast } from './simulated-platform.ts';

const quick: readonly WarningLevel[] = [
  { by: 'percent', amount: 90, to: 'team-lead', answerMinutes: 10 },
  { by: 'percent', amount: 100, to: 'unit-head', answerMinutes: 30 },
];
const slow: readonly WarningLevel[] = [
  { by: 'percent', amount: 90, to: 'team-lead', answerMinutes: 240 },
  { by: 'minutes-before', amount: 120, to: 'unit-head', answerMinutes: 60 },
];

/** The arrival of a crew, and the usual handling of a ticket. */
const leveled: readonly (readonly [promiseId: string, levels: readonly WarningLevel[]])[] = [
  ['R-PROM-10', quick],
  ['DESK-11', slow],
];

export interface DemoUnit {
  readonly orgId: number;
  readonly scenario: Scenario;
}

function callerOf({ orgId, scenario }: DemoUnit, login: string): Caller {
  const { company } = historyOf(scenario);
  const { staffId, name, phone, post } = present(
    company.staff.find((member) => member.login === login),
    `the ${login} of the demo company`,
  );
  return {
    ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name },
    ...{ staffId, name, phone, login, mustChangePassword: false, posts: [] },
    permissions: permissionsOfPosts([post]),
  };
}

/** Sets the levels as the first thing after the founding; the same again changes nothing. */
export async function setDemoLevels(platform: Platform, unit: DemoUnit): Promise<void> {
  const { foundedMs } = historyOf(unit.scenario);
  const past = platformInThePast(platform, foundedMs);
  const random = randomFrom(`${unit.scenario.seed}/levels`);
  for (const [promiseId, levels] of leveled) {
    const { limits, warnPercent, measure } = promiseOf(promiseId);
    for (const region of ['urban', 'rural', 'remote'] as const) {
      await setPromise(past, callerOf(unit, 'manager'), {
        ...{ settingId: uuidAt(random, foundedMs), promiseId, region, warnPercent, measure, levels },
        validFrom: businessDate(foundedMs),
        limit: present(limits, `limit of ${promiseId}`)[region],
        reason: '时限将到无人处理的，逐级上报到单位负责人。',
      });
    }
  }
}

interface OpenLevel {
  order_id: string;
  clock: string;
  run: number;
  level: number;
  raised_at: Date;
}

async function openLevels(platform: Platform, orgId: number): Promise<OpenLevel[]> {
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql<OpenLevel>(
      tx,
      `select a.order_id, a.clock, a.run, a.level, a.raised_at from order_alert a
       join order_clock c on c.org_id = a.org_id and c.order_id = a.order_id and c.clock = a.clock and c.run = a.run
       join work_order o on o.org_id = a.org_id and o.order_id = a.order_id
       where a.org_id = $1 and a.status = 'open' and c.status = 'running' and not o.confidential
       order by a.raised_at, a.order_id, a.level`,
      [orgId],
    ),
  );
  return rows;
}

/** Of every third open level the dispatcher has said that they act. */
export async function acknowledgeDemoLevels(platform: Platform, unit: DemoUnit): Promise<void> {
  const { endMs } = historyOf(unit.scenario);
  const random = randomFrom(`${unit.scenario.seed}/levels/acknowledged`);
  for (const [at, open] of (await openLevels(platform, unit.orgId)).entries()) {
    if (at % 3 !== 0) continue;
    const atMs = open.raised_at.getTime();
    const { order_id: orderId, clock, run, level } = open;
    const commandId = uuidAt(random, atMs);
    const said = { orderId, commandId, clock, run, level, note: '已联系班组，正在处理。' };
    await acknowledgeLevel(platformInThePast(platform, endMs), callerOf(unit, 'dispatcher'), said);
  }
}
