/**
 * Return visits of the demo company, day by day through its history: made by the rule, called by the hotline, answered
 * by link, some not reached, some dissatisfied with their follow-up; those of the last days wait on the desk. What was
 * done is not done twice.
 */
import { v7 as uuidv7 } from 'uuid';
import { dayMs, hourMs, businessDate, startOfDayMs } from '#domain/kernel/instant.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import type { Company } from '#simulator/company.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import { randomFrom, type Random } from '#simulator/random.ts';
import type { Caller } from '../platform/caller.ts';
import { inTransaction, reading, runSql } from '../platform/db/database.ts';
import type { Platform } from '../platform/platform.ts';
import {
  answerAsCustomer,
  answerVisit,
  claimVisit,
  lapseSurveys,
  makeVisitsOf,
  recordCall,
  sendSurveys,
} from '../domains/visits/index.ts';
import { nextAlarm, sweepOrder } from '../domains/orders/index.ts';
import { platformInThePast, type SimulatedPlatform } from './simulated-platform.ts';

interface OpenVisit {
  visit_id: string;
  order_id: string;
  state: 'waiting' | 'survey';
}

const words = {
  good: ['师傅来得很快，谢谢。', '办得顺利。', '电话里说得很清楚。', '希望停电前能收到短信。'],
  bad: ['说好上午来，下午才到。', '没有说明原因，问了几次才答复。', '修好第二天又停了。'],
} as const;

function callers(company: Company, orgId: number): readonly Caller[] {
  return company.staff
    .filter(({ post }) => post === 'hotline-agent')
    .map((agent) => ({
      ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name },
      ...{ staffId: agent.staffId, name: agent.name, phone: agent.phone, login: '' },
      ...{ mustChangePassword: false, posts: [], permissions: permissionsOfPosts([agent.post]) },
    }));
}

/** What a customer says: mostly content, one in ten not. */
function answersOf(random: Random): FormValues {
  const bad = random.chance(0.1);
  const satisfaction = bad
    ? random.weighted({ '1': 1, '2': 3 })
    : random.weighted({ '5': 6, '4': 5, '3': 2 });
  const comment = random.chance(bad ? 1 : 0.3) ? random.pick(bad ? words.bad : words.good) : '';
  return {
    satisfaction,
    promiseKept: !bad || random.chance(0.4),
    attitude: bad && random.chance(0.4) ? '2' : random.weighted({ '5': 2, '4': 1 }),
    ...(comment === '' ? {} : { comment }),
  };
}

async function untouched(platform: Platform, orgId: number, before: Date): Promise<OpenVisit[]> {
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<OpenVisit>(
      tx,
      `select visit_id, order_id, state from return_visit v
       where org_id = $1 and state in ('waiting', 'survey') and created_at < $2 and claimed_by is null and not confidential
         and (state = 'waiting' or survey_sent_at is not null)
       order by closed_at, order_id limit 200`,
      [orgId, before],
    );
    return rows;
  });
}

interface Scene {
  readonly platform: Platform;
  readonly caller: Caller;
  readonly orgId: number;
}

/** One day's work on one visit; the fate of each day follows from the order alone, so that a repeat tells the same. */
async function work({ platform, caller, orgId }: Scene, visit: OpenVisit, random: Random): Promise<void> {
  const { visit_id: visitId } = visit;
  if (visit.state === 'survey') {
    if (random.chance(0.3)) await answerAsCustomer(platform, { orgId, visitId, values: answersOf(random) });
    return;
  }
  const fate = random.weighted({
    answered: 60,
    'no-answer': 18,
    busy: 8,
    refused: 4,
    'wrong-number': 2,
    later: 14,
  });
  if (fate === 'later') return;
  await claimVisit(platform, caller, { visitId, commandId: uuidv7() });
  if (fate === 'answered')
    await answerVisit(platform, caller, { visitId, commandId: uuidv7(), values: answersOf(random) });
  else await recordCall(platform, caller, { visitId, commandId: uuidv7(), result: fate });
}

/**
 * What the clocks of follow-ups owe until then, each alarm at the instant it is due: left to the first sweep of the
 * server, a month of them would seem to break on the day of the installation.
 */
async function raiseFollowUps(past: SimulatedPlatform, orgId: number, untilMs: number): Promise<void> {
  const until = new Date(untilMs);
  const due = await reading(past.db, [orgId], async (tx) => {
    const { rows } = await runSql<{ order_id: string }>(
      tx,
      `select distinct v.follow_up_order_id as order_id from return_visit v
       join order_clock c on c.org_id = v.org_id and c.order_id = v.follow_up_order_id and c.alarm_at <= $2
       where v.org_id = $1 order by 1`,
      [orgId, until],
    );
    return rows;
  });
  for (const { order_id: orderId } of due) {
    await inTransaction(past.db, [orgId], async (tx) => {
      for (let next = await nextAlarm(tx, { orgId, orderId, until }); next !== null;) {
        past.setNow(next.getTime());
        await sweepOrder({ platform: past, tx }, { orgId, orderId });
        next = await nextAlarm(tx, { orgId, orderId, until });
      }
    });
  }
}

/** Plays the visits of the demo company up to the end of its history. */
export async function playDemoVisits(
  platform: Platform,
  { orgId, scenario }: { orgId: number; scenario: Scenario },
): Promise<void> {
  const { company, startMs, endMs } = historyOf(scenario);
  const past = platformInThePast(platform, startMs);
  const agents = callers(company, orgId);
  for (let dayStartMs = startOfDayMs(businessDate(startMs)); dayStartMs < endMs; dayStartMs += dayMs) {
    const isAt = (hour: number): boolean => {
      past.setNow(Math.min(dayStartMs + hour * hourMs, endMs));
      return dayStartMs + hour * hourMs < endMs;
    };
    await raiseFollowUps(past, orgId, Math.min(dayStartMs + 9 * hourMs, endMs));
    isAt(9);
    await makeVisitsOf(past, orgId, new Date(startMs));
    await sendSurveys(past, orgId);
    await lapseSurveys(past, orgId);
    // What is a day old is worked on, so that what the last days brought waits on the desk.
    if (!isAt(15)) continue;
    for (const [at, visit] of (await untouched(past, orgId, new Date(dayStartMs - dayMs))).entries()) {
      const caller = agents[at % agents.length];
      if (caller === undefined) return;
      const random = randomFrom(`${scenario.seed}/visits/${visit.order_id}/${dayStartMs.toString()}`);
      await work({ platform: past, caller, orgId }, visit, random);
    }
  }
  await raiseFollowUps(past, orgId, endMs);
  past.setNow(endMs);
  await makeVisitsOf(past, orgId, new Date(startMs));
  await sendSurveys(past, orgId);
}
