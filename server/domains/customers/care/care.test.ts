// Consents, danger signs, managers and visits: what is stored, told, refused, and left alone by a retry.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { CustomerCare } from '#contracts/customer-care.ts';
import type { CustomerPage } from '#contracts/customers.ts';
import { present } from '#domain/kernel/assert.ts';
import { businessDate, dayMs } from '#domain/kernel/instant.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { createCustomer } from '../file/commands/create-customer.ts';
import { customerPage } from '../file/customer-page.ts';
import { aCustomer, callerIn } from '../testing.ts';
import { cautionsOf, customerCare } from './care-page.ts';
import { assignManager } from './commands/appoint.ts';
import { giveConsent, withdrawConsent } from './commands/consents.ts';
import { endDanger, noteDanger } from './commands/dangers.ts';
import { cancelVisit, followProblem, planVisit, recordVisit } from './commands/visits.ts';
import { careFigures, customersCaredFor, problemList, visitList } from './lists.ts';
import { planVisits } from './plan-visits.ts';

let platform: TestPlatform;
let company: Company;
let clerk: Caller;
let neighbour: Caller;
let page: CustomerPage;
const orgId = () => clerk.orgId;
const today = () => businessDate(platform.now().getTime());

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  clerk = callerIn(company);
  neighbour = callerIn(company, 'clerk', 'other');
});
beforeEach(async () => {
  page = await createCustomer(platform, clerk, aCustomer());
});
afterAll(() => platform.close());

const care = (): Promise<CustomerCare> =>
  reading(platform.db, [orgId()], (tx) =>
    customerCare(tx, { orgId: orgId(), customerId: page.customerId, now: platform.now() }),
  );
const history = async (): Promise<string[]> => {
  const now = await reading(platform.db, [orgId()], (tx) =>
    customerPage(platform, tx, { orgId: orgId(), customerId: page.customerId }),
  );
  return now.history.map(({ words }) => words);
};
const to = () => ({ customerId: page.customerId, commandId: uuid() });

describe('consents', () => {
  const give = (caller = clerk) =>
    giveConsent(platform, caller, { ...to(), consentId: uuid(), purpose: 'paperless', channel: 'counter' });

  test('are kept with wording, channel and who took them down; the history tells', async () => {
    const { consents } = await give();
    expect(consents).toMatchObject([
      {
        purpose: 'paperless',
        version: '2026-1',
        givenChannel: 'counter',
        givenTo: '本clerk',
        withdrawnAt: null,
      },
    ]);
    expect((await history())[0]).toBe('授权“电子账单与电子合同”（2026-1 版，营业厅当面）');
  });

  test('are given once, taken back once, and given anew', async () => {
    const { consents } = await give();
    const { consentId } = present(consents[0], 'the consent');
    await expect(give()).rejects.toMatchObject({ code: 'customer.consent-given' });
    const back = () => withdrawConsent(platform, clerk, { ...to(), consentId, channel: 'phone' });
    expect((await back()).consents[0]).toMatchObject({ withdrawnChannel: 'phone', withdrawnTo: '本clerk' });
    await expect(back()).rejects.toMatchObject({ code: 'customer.consent-withdrawn' });
    expect((await give()).consents).toHaveLength(2);
  });

  test('sent twice, given once; a neighbour finds no such customer', async () => {
    const given = { ...to(), consentId: uuid(), purpose: 'paperless', channel: 'paper' } as const;
    await giveConsent(platform, clerk, given);
    expect((await giveConsent(platform, clerk, given)).consents).toHaveLength(1);
    await expect(give(neighbour)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('danger signs', () => {
  const note = (untilDay?: string) =>
    noteDanger(platform, callerIn(company, 'crew'), {
      ...to(),
      ...{ dangerId: uuid(), kind: 'dog', words: '院内有大型犬' },
      untilDay,
    });
  const cautions = (now = platform.now()) =>
    reading(platform.db, [orgId()], (tx) =>
      cautionsOf(tx, { orgId: orgId(), customerId: page.customerId, now }),
    );

  test('noted by a crew, shown to whoever goes there through the last day', async () => {
    await note(today());
    expect((await cautions()).dangers).toMatchObject([{ kind: 'dog', words: '院内有大型犬' }]);
    expect((await cautions(new Date(platform.now().getTime() + dayMs))).dangers).toEqual([]);
    expect((await care()).dangers[0]).toMatchObject({ notedBy: '本crew', shown: true });
  });

  test('ended once with a reason; then nobody is warned any more', async () => {
    const { dangers } = await note();
    const { dangerId } = present(dangers[0], 'the sign');
    const end = () => endDanger(platform, clerk, { ...to(), dangerId, reason: '犬只已送走' });
    expect((await end()).dangers[0]).toMatchObject({
      shown: false,
      endedBy: '本clerk',
      endReason: '犬只已送走',
    });
    await expect(end()).rejects.toMatchObject({ code: 'customer.danger-over' });
    expect((await cautions()).dangers).toEqual([]);
  });

  test('one that ended yesterday is refused', async () => {
    await expect(note('2020-01-01')).rejects.toMatchObject({
      code: 'customer.danger-day-past',
      field: 'untilDay',
    });
  });
});

describe('customer managers', () => {
  test('get many customers at once, each with a planned visit; again, nothing changes', async () => {
    const other = await createCustomer(platform, clerk, aCustomer());
    const given = {
      customerIds: [page.customerId, other.customerId],
      managerStaffId: company.staff('supervisor'),
    };
    expect(await assignManager(platform, clerk, { ...given, commandId: uuid() })).toEqual({
      changed: 2,
      same: 0,
    });
    expect(await assignManager(platform, clerk, { ...given, commandId: uuid() })).toEqual({
      changed: 0,
      same: 2,
    });
    expect((await care()).visits).toMatchObject([{ status: 'due', origin: 'plan', staff: '本supervisor' }]);
    expect((await history())[0]).toBe('客户经理由无改为本supervisor');
    const mine = await reading(platform.db, [orgId()], (tx) =>
      customersCaredFor(tx, { orgId: orgId(), staffId: company.staff('supervisor'), query: {}, limit: 20 }),
    );
    expect(mine.items.map(({ customerId }) => customerId)).toEqual(
      expect.arrayContaining([page.customerId, other.customerId]),
    );
  });

  test('all or none: with one customer of elsewhere in the list nobody is assigned', async () => {
    const given = {
      commandId: uuid(),
      customerIds: [page.customerId, uuid()],
      managerStaffId: clerk.staffId,
    };
    await expect(assignManager(platform, clerk, given)).rejects.toMatchObject({ code: 'not-found' });
    expect((await care()).visits).toEqual([]);
  });

  test('are members of this unit', async () => {
    const given = { commandId: uuid(), customerIds: [page.customerId], managerStaffId: neighbour.staffId };
    await expect(assignManager(platform, clerk, given)).rejects.toMatchObject({
      code: 'customer.manager-unknown',
    });
  });
});

describe('visits', () => {
  const plan = async () => {
    const visitId = uuid();
    await planVisit(platform, clerk, { ...to(), visitId, dueOn: today() });
    return visitId;
  };
  const record = (visitId: string, about: object = {}) =>
    recordVisit(platform, clerk, {
      ...to(),
      ...{ visitId, revision: 1, way: 'on-site', satisfaction: 4, finding: '客户满意' },
      problems: [{ problemId: uuid(), words: '电压偏低' }],
      ...about,
    });

  test('are due, recorded once with what they found, and leave problems to be solved', async () => {
    const visitId = await plan();
    const { visits } = await record(visitId);
    expect(visits[0]).toMatchObject({ status: 'done', satisfaction: 4, problems: [{ status: 'open' }] });
    await expect(record(visitId)).rejects.toMatchObject({ code: 'customer.visit-not-due' });
    const { problemId } = present(visits[0]?.problems[0], 'the problem');
    await followProblem(platform, clerk, { ...to(), problemId, orderNo: '330426112200017' });
    const solved = await followProblem(platform, clerk, { ...to(), problemId, solution: '已更换导线' });
    expect(solved.visits[0]?.problems[0]).toMatchObject({ status: 'solved', orderNo: '330426112200017' });
    await expect(
      followProblem(platform, clerk, { ...to(), problemId, solution: '再来' }),
    ).rejects.toMatchObject({ code: 'customer.problem-solved' });
    expect((await history())[0]).toBe('走访问题已解决：已更换导线');
  });

  test('stand in the lists of the unit, and in its figures', async () => {
    const visitId = await plan();
    const lists = () =>
      reading(platform.db, [orgId()], async (tx) => ({
        due: await visitList(tx, {
          ...{ orgId: orgId(), staffId: clerk.staffId, limit: 50, now: platform.now() },
          query: { scope: 'mine' },
        }),
        problems: await problemList(tx, { orgId: orgId(), query: {}, limit: 50 }),
        figures: await careFigures(tx, { orgId: orgId(), now: platform.now() }),
      }));
    const before = await lists();
    expect(before.due.items.map((visit) => visit.visitId)).toContain(visitId);
    await record(visitId, { satisfaction: 2 });
    const after = await lists();
    expect(after.due.items.map((visit) => visit.visitId)).not.toContain(visitId);
    expect(after.problems.items[0]).toMatchObject({ visitId, words: '电压偏低' });
    expect(after.figures.doneIn90Days).toBe(before.figures.doneIn90Days + 1);
    expect(after.figures.openProblems).toBe(before.figures.openProblems + 1);
  });

  test('of the plan come back after the interval, also when one was cancelled; the plan runs twice for nothing', async () => {
    const assigned = { commandId: uuid(), customerIds: [page.customerId], managerStaffId: clerk.staffId };
    await assignManager(platform, clerk, assigned);
    const [visit] = (await care()).visits;
    const { visitId, revision } = present(visit, 'the planned visit');
    await cancelVisit(platform, clerk, { ...to(), visitId, revision, reason: '客户外出' });
    await planVisits(platform, orgId());
    await planVisits(platform, orgId());
    const due = (await care()).visits.filter(({ status }) => status === 'due');
    expect(due).toHaveLength(1);
    expect(present(due[0], 'the next visit').dueOn > present(visit, 'the first').dueOn).toBe(true);
  });

  test('are not planned for a day that is past', async () => {
    const given = { ...to(), visitId: uuid(), dueOn: '2020-01-01' };
    await expect(planVisit(platform, clerk, given)).rejects.toMatchObject({
      code: 'customer.visit-day-past',
    });
  });
});
