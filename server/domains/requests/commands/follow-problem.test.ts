// A problem found on a visit is followed up by an order accepted from there; nobody types its number (R-HALL-13).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { planVisit } from '../../customers/care/commands/visits.ts';
import { recordVisit } from '../../customers/index.ts';
import { aCustomer, callerIn, createCustomer } from '../../customers/testing.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { clerkOf, sampleRequest } from '../testing.ts';
import { acceptRequest } from './accept-request.ts';

let platform: TestPlatform;
let company: Company;
let caller: Caller;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  caller = callerIn(company, 'contract');
});
afterAll(() => platform.close());

async function aProblem(): Promise<string> {
  const { customerId } = await createCustomer(platform, caller, aCustomer({}));
  const [visitId, problemId] = [uuid(), uuid()];
  const dueOn = businessDate(platform.now().getTime());
  await planVisit(platform, caller, { customerId, visitId, commandId: uuid(), dueOn });
  await recordVisit(platform, caller, {
    ...{ customerId, visitId, commandId: uuid(), revision: 1, way: 'on-site', satisfaction: 3 },
    finding: '晚间电压偏低',
    problems: [{ problemId, words: '电压偏低' }],
  });
  return problemId;
}

const problemOf = (problemId: string) =>
  reading(platform.db, [company.orgId], async (tx) => {
    const { rows } = await runSql<{ order_no: string | null; status: string; events: number }>(
      tx,
      `select p.order_no, p.status, (select count(*)::integer from event e where e.org_id = p.org_id
         and e.case_id = p.customer_id and e.kind = 'customer.problem-followed') as events
       from visit_problem p where p.org_id = $1 and p.problem_id = $2`,
      [company.orgId, problemId],
    );
    return present(rows[0], 'the problem');
  });

test('the order is noted at the problem, once, and the problem stays to be solved', async () => {
  const problemId = await aProblem();
  const request = sampleRequest('consultation', { problemId });
  const { orderNo } = await acceptRequest(platform, clerkOf(company), request);
  await acceptRequest(platform, clerkOf(company), request);
  expect(await problemOf(problemId)).toEqual({ order_no: orderNo, status: 'open', events: 1 });
});

test('a problem nobody knows keeps no request from being accepted', async () => {
  const request = sampleRequest('consultation', { problemId: uuid() });
  expect((await acceptRequest(platform, clerkOf(company), request)).created).toBe(true);
});
