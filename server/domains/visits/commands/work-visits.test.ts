// A return visit by phone: one caller at a time, every call written down, the answer saved once and followed up.
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { callerIn } from '../../customers/testing.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { visitList } from '../queries/visit-list.ts';
import { visitPage } from '../queries/visit-page.ts';
import { visitRates } from '../queries/visit-rates.ts';
import { agentOf, anEndedOrder, forgetVisits, visitsStored, type Ended } from '../testing.ts';
import { answerVisit, correctVisit } from './answer-visit.ts';
import { claimVisit, releaseVisit, takeNextVisit } from './claim-visit.ts';
import { makeVisitsOf } from './make-visits.ts';
import { recordCall } from './record-call.ts';
import { saveSetting } from './save-setting.ts';
import { seePhone } from './see-phone.ts';
import { defaultSetting } from '#domain/visits/setting.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;
let agent: Caller;
let other: Caller;

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T10:00:00+08:00');
  company = await smallCompany(platform);
  agent = agentOf(company);
  other = callerIn(company, 'quality');
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

async function aVisit(about: Ended = {}): Promise<{ visitId: string; orderId: string }> {
  const orderId = await anEndedOrder(admin, company, about);
  await makeVisitsOf(platform, company.orgId);
  const [visit] = await visitsStored(admin, orderId);
  return { visitId: present(visit, 'a visit').visit_id, orderId };
}

const stored = async (orderId: string) => present((await visitsStored(admin, orderId))[0], 'a visit');
const command = (visitId: string) => ({ visitId, commandId: uuidv7() });
const content = { satisfaction: '5', promiseKept: true, attitude: '4', comment: '很快' };
const bitter = { satisfaction: '1', promiseKept: false, comment: '等了一天' };

async function claimed(about: Ended = {}): Promise<{ visitId: string; orderId: string }> {
  const visit = await aVisit(about);
  await claimVisit(platform, agent, command(visit.visitId));
  return visit;
}

async function kinds(visitId: string): Promise<string[]> {
  const { rows } = await admin.query<{ kind: string }>(
    'select kind from event where case_id = $1 order by seq',
    [visitId],
  );
  return rows.map(({ kind }) => kind);
}

describe('the queue', () => {
  test('gives two agents at the same instant two different visits, and nobody the same twice', async () => {
    for (let at = 0; at < 4; at += 1) await anEndedOrder(admin, company);
    await makeVisitsOf(platform, company.orgId);
    const taken = await Promise.all([
      takeNextVisit(platform, agent, uuidv7()),
      takeNextVisit(platform, other, uuidv7()),
    ]);
    const ids = taken.map(({ visitId }) => visitId);
    expect(ids).not.toContain(null);
    expect(new Set(ids).size).toBe(2);
    expect(await takeNextVisit(platform, agent, uuidv7())).toEqual({ visitId: ids[0] });
  });

  test('answers nothing when nobody is to be called', async () => {
    expect(await takeNextVisit(platform, agent, uuidv7())).toEqual({ visitId: null });
  });

  test('passes over who asked to be called later, and brings them back first', async () => {
    const { visitId } = await claimed({ closedAt: '2026-11-18T08:00:00+08:00' });
    const call = { result: 'call-back', callAgainAt: '2026-11-18T15:00:00+08:00' } as const;
    await recordCall(platform, agent, { ...command(visitId), ...call });
    expect(await takeNextVisit(platform, agent, uuidv7())).toEqual({ visitId: null });
    const later = await aVisit({ closedAt: '2026-11-18T08:30:00+08:00' });
    platform.setNow('2026-11-18T15:00:00+08:00');
    expect(await takeNextVisit(platform, agent, uuidv7())).toEqual({ visitId });
    expect(later.visitId).not.toBe(visitId);
  });

  test('a visit that somebody has is refused with their name, and back in the queue it is free', async () => {
    const { visitId } = await claimed();
    await expect(claimVisit(platform, other, command(visitId))).rejects.toMatchObject({
      code: 'visit.held-by-other',
      data: { who: '本agent' },
    });
    await releaseVisit(platform, agent, command(visitId));
    expect(await claimVisit(platform, other, command(visitId))).toMatchObject({ state: 'waiting' });
  });

  test('confidential reports are for their handlers alone', async () => {
    const orderId = await anEndedOrder(admin, company, { kind: 'report', confidential: true });
    await admin.query(`insert into visit_draw values ($1, $2, 1, 'drawn', 0, 'x', 300, 1, now(), now())`, [
      company.orgId,
      orderId,
    ]);
    const visitId = uuidv7();
    await admin.query(
      `insert into return_visit (org_id, visit_id, visit_no, order_id, closing, kind, confidential, unit_id, channel, must, state,
         setting_version, closed_at, created_at, due_at, contact_phone)
       values ($1, $2, 'HF1-1', $3, 1, 'report', true, $4, 'phone', true, 'waiting', 0, now(), now(), now(), '13800001234')`,
      [company.orgId, visitId, orderId, company.unit('330401')],
    );
    expect(await takeNextVisit(platform, agent, uuidv7())).toEqual({ visitId: null });
    await expect(claimVisit(platform, agent, command(visitId))).rejects.toMatchObject({ code: 'not-found' });
    const listed = await reading(platform.db, [company.orgId], (tx) =>
      visitList(tx, { caller: agent, filter: {}, limit: 20, now: platform.now() }),
    );
    expect(listed.items).toEqual([]);
    expect(await takeNextVisit(platform, other, uuidv7())).toEqual({ visitId });
  });
});

describe('a call', () => {
  test('shows the number to whoever claimed the visit, and to nobody else; the look is on record', async () => {
    const { visitId } = await aVisit({ phone: '13811115555' });
    await expect(seePhone(platform, agent, command(visitId))).rejects.toMatchObject({
      code: 'visit.not-yours',
    });
    const page = await reading(platform.db, [company.orgId], (tx) =>
      visitPage(tx, { caller: agent, visitId, now: platform.now() }),
    );
    expect(JSON.stringify(page)).not.toContain('13811115555');
    await claimVisit(platform, agent, command(visitId));
    expect(await seePhone(platform, agent, command(visitId))).toEqual({
      contactName: '王小明',
      contactPhone: '13811115555',
    });
    await expect(seePhone(platform, other, command(visitId))).rejects.toMatchObject({
      code: 'visit.held-by-other',
    });
    expect(await kinds(visitId)).toEqual(['visit.created', 'visit.claimed', 'visit.phone-seen']);
  });

  test('three times in vain ends as not reached', async () => {
    const { visitId, orderId } = await aVisit();
    for (const hour of ['10', '14', '18']) {
      platform.setNow(`2026-11-18T${hour}:30:00+08:00`);
      await claimVisit(platform, agent, command(visitId));
      await recordCall(platform, agent, { ...command(visitId), result: 'no-answer' });
    }
    expect(await stored(orderId)).toMatchObject({ state: 'unreached', end_reason: 'no-answer' });
    await expect(claimVisit(platform, agent, command(visitId))).rejects.toMatchObject({
      code: 'visit.ended',
    });
  });

  test.each([
    ['refused', 'refused', 'customer-refused'],
    ['wrong-number', 'unreached', 'wrong-number'],
  ] as const)('%s ends it as %s', async (result, state, reason) => {
    const { visitId, orderId } = await claimed();
    await recordCall(platform, agent, { ...command(visitId), result });
    expect(await stored(orderId)).toMatchObject({ state, end_reason: reason, claimed_by: null });
  });

  test('the same call sent twice counts once', async () => {
    const { visitId } = await claimed();
    const call = { ...command(visitId), result: 'busy' as const };
    const first = await recordCall(platform, agent, call);
    expect(await recordCall(platform, agent, call)).toEqual(first);
    const { rows } = await admin.query('select attempt from visit_attempt');
    expect(rows).toEqual([{ attempt: 1 }]);
  });

  test('a wish to be called at night is refused, and nothing has changed', async () => {
    const { visitId, orderId } = await claimed();
    const before = await stored(orderId);
    const call = { result: 'call-back', callAgainAt: '2026-11-18T22:00:00+08:00' } as const;
    await expect(recordCall(platform, agent, { ...command(visitId), ...call })).rejects.toMatchObject({
      code: 'visit.call-again-hours',
      field: 'callAgainAt',
    });
    expect(await stored(orderId)).toEqual(before);
  });
});

describe('an answer', () => {
  test('is saved once, by its holder alone, the customer’s words apart from the figures', async () => {
    const { visitId, orderId } = await claimed();
    const answer = { ...command(visitId), values: content };
    await expect(answerVisit(platform, other, answer)).rejects.toMatchObject({ code: 'visit.held-by-other' });
    const first = await answerVisit(platform, agent, answer);
    expect(first).toMatchObject({ state: 'reached', followUp: null });
    expect(await answerVisit(platform, agent, answer)).toEqual(first);
    expect(await stored(orderId)).toMatchObject({ satisfaction: 5, answers: content });
    const { rows } = await admin.query<{ data: object; personal: object }>(
      `select data, personal from event where case_id = $1 and kind = 'visit.answered'`,
      [visitId],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows[0]?.data)).not.toContain('很快');
    expect(rows[0]?.personal).toEqual({ comment: '很快' });
  });

  test('without a satisfaction is refused at its field', async () => {
    const { visitId, orderId } = await claimed();
    const answer = { ...command(visitId), values: { comment: '好' } };
    await expect(answerVisit(platform, agent, answer)).rejects.toMatchObject({ field: 'form.satisfaction' });
    expect(await stored(orderId)).toMatchObject({ state: 'waiting' });
  });

  test('that is dissatisfied opens a linked complaint, once, however often it is sent at the same time', async () => {
    const { visitId, orderId } = await claimed();
    const sent = await Promise.allSettled(
      [1, 2, 3].map(() => answerVisit(platform, agent, { ...command(visitId), values: bitter })),
    );
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { rows } = await admin.query<{ order_id: string; text: string; kind: string }>(
      `select *, state -> 'values' ->> 'complaintText' as text from work_order where source = 'visit'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: 'complaint', parent_order_id: orderId, external_id: visitId });
    expect((await stored(orderId)).follow_up_order_id).toBe(rows[0]?.order_id);
    expect(rows[0]?.text).toContain('等了一天');
    const page = await reading(platform.db, [company.orgId], (tx) =>
      visitPage(tx, { caller: agent, visitId, now: platform.now() }),
    );
    expect(page.followUp).toMatchObject({ title: '投诉', status: 'open' });
  });

  test('of a customer whose phone is no number is kept, and the page says that nothing was opened', async () => {
    const { visitId, orderId } = await claimed({ phone: '王家小卖部' });
    const answered = await answerVisit(platform, agent, { ...command(visitId), values: bitter });
    expect(answered).toMatchObject({ state: 'reached', followUp: null });
    expect(await stored(orderId)).toMatchObject({ satisfaction: 1, follow_up_order_id: null });
    const { rows } = await admin.query<{ why: string | null }>(
      `select data ->> 'followUpRefused' as why from event where kind = 'visit.answered'`,
    );
    expect(rows[0]?.why).toEqual(expect.any(String));
  });

  test('is corrected on the revision its author saw, with the reason, and follows up what it now says', async () => {
    const { visitId, orderId } = await claimed();
    await answerVisit(platform, agent, { ...command(visitId), values: content });
    const { revision } = await stored(orderId);
    const correction = { values: { ...content, satisfaction: '2' }, reason: '记错', revision };
    await expect(
      correctVisit(platform, agent, { ...command(visitId), ...correction, revision: revision - 1 }),
    ).rejects.toMatchObject({ code: 'conflict.changed-meanwhile' });
    const corrected = await correctVisit(platform, agent, { ...command(visitId), ...correction });
    expect(corrected.followUp).toMatchObject({ title: '意见' });
    expect(await stored(orderId)).toMatchObject({ satisfaction: 2, state: 'reached' });
    const { rows } = await admin.query<{ data: object }>(
      `select data from event where kind = 'visit.corrected'`,
    );
    expect(rows[0]?.data).toMatchObject({ reason: '记错', before: { satisfaction: '5' } });
  });
});

describe('the rules of a unit', () => {
  const save = (changes: object, editedVersion = 0) =>
    saveSetting(platform, callerIn(company, 'manager'), {
      commandId: uuidv7(),
      editedVersion,
      reason: '试行',
      setting: { ...defaultSetting, kinds: { ...defaultSetting.kinds }, ...changes },
    });

  test('a share below all for faults is refused, a link for reports, too', async () => {
    const half = { permille: 500, channel: 'phone', must: true };
    await expect(save({ kinds: { 'fault-report': half } })).rejects.toMatchObject({
      code: 'visit.rule-fixed',
      field: 'kinds.fault-report',
    });
    const link = { permille: 500, channel: 'survey', must: true };
    await expect(save({ kinds: { report: link } })).rejects.toMatchObject({
      code: 'visit.survey-confidential',
    });
  });

  test('a version holds for orders that end after it, and its author saw the one before', async () => {
    const before = await anEndedOrder(admin, company, { kind: 'meter-test' });
    platform.setNow('2026-11-18T11:00:00+08:00');
    const page = await save({ others: { permille: 1000, channel: 'phone', must: true } });
    expect(page).toMatchObject({ version: 1, history: [{ version: 1, by: '本manager', reason: '试行' }] });
    await expect(save({ quietDays: 1 })).rejects.toMatchObject({ code: 'conflict.changed-meanwhile' });
    const after = await anEndedOrder(admin, company, {
      kind: 'meter-test',
      closedAt: '2026-11-18T11:30:00+08:00',
    });
    platform.setNow('2026-11-18T12:00:00+08:00');
    await makeVisitsOf(platform, company.orgId);
    const { rows } = await admin.query(
      'select order_id, setting_version, permille from visit_draw order by closed_at',
    );
    expect(rows).toEqual([
      { order_id: before, setting_version: 0, permille: 200 },
      { order_id: after, setting_version: 1, permille: 1000 },
    ]);
    await admin.query('delete from visit_setting');
  });
});

describe('the figures', () => {
  test('of units, teams, kinds and months add up to the same', async () => {
    for (const station of ['330401', '330401', '330402'])
      for (const kind of ['fault-report', 'complaint']) await anEndedOrder(admin, company, { station, kind });
    await anEndedOrder(admin, company, { phone: null });
    await makeVisitsOf(platform, company.orgId);
    for (const values of [content, bitter]) {
      const { visitId } = await takeNextVisit(platform, agent, uuidv7());
      await answerVisit(platform, agent, { ...command(visitId ?? ''), values });
    }
    const question = { orgId: company.orgId, from: '2026-11-01', to: '2026-11-30' };
    const sums = await reading(platform.db, [company.orgId], (tx) =>
      Promise.all(
        (['unit', 'team', 'kind', 'month'] as const).map(async (by) =>
          (await visitRates(tx, question, by)).reduce(
            (sum, row) => ({
              due: sum.due + row.due,
              visited: sum.visited + row.visited,
              rated: sum.rated + row.rated,
              ratingSum: sum.ratingSum + row.ratingSum,
              followUps: sum.followUps + row.followUps,
            }),
            { due: 0, visited: 0, rated: 0, ratingSum: 0, followUps: 0 },
          ),
        ),
      ),
    );
    for (const sum of sums) expect(sum).toEqual({ due: 7, visited: 2, rated: 2, ratingSum: 6, followUps: 1 });
  });
});
