/** What happens around customers beside their orders: managers and their visits, consents, dangers, files set up twice. */
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import { present } from '#domain/kernel/assert.ts';
import { dayMs } from '#domain/kernel/instant.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import { randomFrom, uuidAt, type Random } from '#simulator/random.ts';
import type { Caller } from '../platform/caller.ts';
import { inTransaction, reading, runSql } from '../platform/db/database.ts';
import type { Platform } from '../platform/platform.ts';
import {
  assignManager,
  checkUnit,
  createCustomer,
  giveConsent,
  noteDanger,
  planVisits,
  recordVisit,
} from '../domains/customers/index.ts';
import { storeFlawedFiles } from './flawed-files.ts';
import { platformInThePast } from './simulated-platform.ts';

interface Place {
  readonly orgId: number;
  readonly scenario: Scenario;
}

/** The member of staff with a demo login, as a command sees them. */
function callerOf({ orgId, scenario }: Place, login: string): Caller {
  const { company } = historyOf(scenario);
  const person = present(
    company.staff.find((one) => one.login === login),
    login,
  );
  return {
    ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name },
    ...{ staffId: person.staffId, name: person.name, phone: person.phone, login },
    ...{ mustChangePassword: false, posts: [], permissions: permissionsOfPosts([person.post]) },
  };
}

interface Row {
  customer_id: string;
  name: string;
  kind: string;
  key_grade: string | null;
  phone: string | null;
  address: string | null;
}

async function someCustomers(platform: Platform, orgId: number, isPerson: boolean): Promise<readonly Row[]> {
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<Row>(
      tx,
      `select c.customer_id, c.name, c.kind, c.key_grade,
         (select t.phone from contact t where t.org_id = c.org_id and t.customer_id = c.customer_id
          order by t.contact_id limit 1) as phone,
         (select l.address from customer_account a
          join usage_point p on p.org_id = a.org_id and p.account_id = a.account_id
          join service_location l on l.org_id = p.org_id and l.location_id = p.location_id
          where a.org_id = c.org_id and a.customer_id = c.customer_id order by a.account_no limit 1) as address
       from customer c where c.org_id = $1 and c.status = 'active'
       and (c.kind = 'person') = $2
       order by c.key_grade nulls last, c.customer_id limit 40`,
      [orgId, isPerson],
    );
    return rows;
  });
}

const findings = [
  { finding: '电压稳定，客户对抢修速度满意。', satisfaction: 5, problem: null },
  { finding: '客户计划明年增加一台变压器，已告知办理流程和时限。', satisfaction: 4, problem: null },
  {
    finding: '客户反映雨季跌落熔断器动作频繁。',
    satisfaction: 3,
    problem: '雨季跌落熔断器频繁动作，请安排巡线',
  },
  { finding: '客户希望电子账单能分车间列示。', satisfaction: 4, problem: '电子账单分车间列示' },
  { finding: '自备发电机联锁装置老旧，已书面提醒。', satisfaction: 2, problem: '自备发电机联锁装置需更换' },
] as const;

interface Step extends Place {
  readonly random: Random;
  readonly customers: readonly Row[];
}

/** Managers for most key customers, visits made over the last weeks and those that are due now. */
async function playCare(platform: Platform, step: Step): Promise<void> {
  const { orgId, random, customers, scenario } = step;
  const { endMs } = scenario;
  const key = customers.filter(({ key_grade }) => key_grade !== null);
  const cared = [
    ...key.slice(0, Math.max(1, key.length - 2)),
    ...customers.filter((row) => row.kind !== 'person').slice(-4),
  ];
  const clerk = callerOf(step, 'clerk');
  const past = platformInThePast(platform, endMs - 25 * dayMs);
  const customerIds = [...new Set(cared.map(({ customer_id }) => customer_id))];
  await assignManager(past, clerk, {
    commandId: uuidAt(random, endMs - 25 * dayMs),
    customerIds,
    managerStaffId: clerk.staffId,
  });
  await planVisits(past, orgId);
  for (const [at, customerId] of customerIds.slice(0, findings.length).entries())
    await playVisit(platform, step, { customerId, at });
}

async function playVisit(
  platform: Platform,
  step: Step,
  about: { customerId: string; at: number },
): Promise<void> {
  const { orgId, random, scenario } = step;
  const { customerId, at } = about;
  const doneMs = scenario.endMs - (20 - 3 * at) * dayMs;
  const { finding, satisfaction, problem } = present(findings[at], 'a finding');
  const visit = await inTransaction(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<{ visit_id: string; revision: number }>(
      tx,
      `select visit_id, revision from customer_visit where org_id = $1 and customer_id = $2 and status = 'due' limit 1`,
      [orgId, customerId],
    );
    return rows[0];
  });
  if (visit === undefined) return;
  await recordVisit(platformInThePast(platform, doneMs), callerOf(step, 'clerk'), {
    customerId,
    visitId: visit.visit_id,
    commandId: uuidAt(random, doneMs),
    revision: visit.revision,
    way: at % 2 === 0 ? 'on-site' : 'phone',
    satisfaction,
    finding,
    problems: problem === null ? [] : [{ problemId: uuidAt(random, doneMs), words: problem }],
  });
}

/** Dangers a crew must know of, and what customers agreed to. */
async function playSigns(platform: Platform, { random, customers, ...place }: Step): Promise<void> {
  const { endMs } = place.scenario;
  const people = customers.filter(({ kind }) => kind === 'person');
  const dangers = [
    { kind: 'dog', words: '院内养有大型犬，上门前先电话联系请主人拴好' },
    { kind: 'wiring', words: '客户侧进户线绝缘老化，作业前先验电' },
    { kind: 'access', words: '表箱在二楼外走廊，栏杆松动' },
  ] as const;
  for (const [at, danger] of dangers.entries()) {
    const row = people[at * 3];
    if (row === undefined) continue;
    const whenMs = endMs - (9 + at) * dayMs;
    const [commandId, dangerId] = [uuidAt(random, whenMs), uuidAt(random, whenMs)];
    const given = { customerId: row.customer_id, commandId, dangerId, ...danger };
    await noteDanger(platformInThePast(platform, whenMs), callerOf(place, 'crew'), given);
  }
  for (const [at, row] of customers.slice(0, 8).entries()) {
    const whenMs = endMs - (6 + at) * dayMs;
    const ids = { commandId: uuidAt(random, whenMs), consentId: uuidAt(random, whenMs) };
    const purpose = at % 2 === 0 ? ('paperless' as const) : ('return-visit' as const);
    const given = { customerId: row.customer_id, ...ids, purpose, channel: 'counter' as const };
    await giveConsent(platformInThePast(platform, whenMs), callerOf(place, 'clerk'), given);
  }
}

/** Files that were set up a second time by mistake: the same phone, the name a character off. */
async function playTwins(platform: Platform, { random, customers, ...place }: Step): Promise<void> {
  const { endMs } = place.scenario;
  const people = customers.filter(
    ({ kind, phone, name }) => kind === 'person' && phone !== null && name.length === 3,
  );
  for (const [at, row] of people.slice(0, 3).entries()) {
    const whenMs = endMs - (4 + at) * dayMs;
    await createCustomer(platformInThePast(platform, whenMs), callerOf(place, 'clerk'), {
      customerId: uuidAt(random, whenMs),
      kind: 'person',
      name: at === 0 ? row.name : `${row.name.slice(0, 2)}${at === 1 ? '鸣' : '琪'}`,
      contacts: [
        {
          contactId: uuidAt(random, whenMs),
          name: row.name,
          purposes: ['business'],
          channel: 'phone',
          phone: row.phone ?? '',
        },
      ],
      accounts: [],
    });
  }
}

/** Plays it all, once; ends with a round of the data check, so that its list has something to show. */
export async function playCustomersDemo(platform: Platform, place: Place): Promise<void> {
  const random = randomFrom(`${place.scenario.seed}/customers-demo`);
  const isDone = await reading(platform.db, [place.orgId], async (tx) => {
    const { rows } = await runSql(
      tx,
      'select 1 from quality_run where org_id = $1 and finished_at is not null limit 1',
      [place.orgId],
    );
    return rows.length > 0;
  });
  if (isDone) return;
  const firms = await someCustomers(platform, place.orgId, false);
  const customers = [...firms, ...(await someCustomers(platform, place.orgId, true))];
  const step = { ...place, random, customers };
  await playCare(platform, step);
  await playSigns(platform, step);
  await playTwins(platform, step);
  await storeFlawedFiles(platform, place);
  await checkUnit(platformInThePast(platform, place.scenario.endMs), place.orgId);
}
