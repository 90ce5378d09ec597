// Votes, counts, quotes in answers, questions asked again and again, the first articles and the printed book.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { starters } from '#domain/knowledge/starters/index.ts';
import { buildApp } from '../../app.ts';
import { readPages } from '../../platform/pdf/testing/read-pdf.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, sampleRequest } from '../requests/testing.ts';
import { findProposals } from './commands/find-proposals.ts';
import { anArticle, callsOf } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let lib: ReturnType<typeof callsOf>;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  app = await buildApp(platform);
  lib = callsOf(app);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

interface UseLine {
  articleId: string;
  helpful: number;
  unhelpful: number;
  poor: boolean;
  neverRead: boolean;
  portalViews: number;
  deskViews: number;
  comments: string[];
}

async function useOf(articleId: string): Promise<UseLine | undefined> {
  const { body } = await lib.get('/article-use');
  return (body['items'] as UseLine[]).find((line) => line.articleId === articleId);
}

describe('“was this helpful”', () => {
  test('counts once a visitor and version, the later word counts, no number of a visitor is stored', async () => {
    const articleId = await lib.publish({ title: '投票' });
    const visitorId = uuid();
    const vote = (helpful: boolean, comment = '') =>
      lib.post(`/portal/articles/${articleId}/vote`, { version: 1, helpful, comment, visitorId }, null);
    await Promise.all([vote(true), vote(true)]);
    await vote(false, '请打13812345678');
    await lib.post(`/articles/${articleId}/vote`, { version: 1, helpful: true, comment: '' });
    expect(await useOf(articleId)).toMatchObject({ helpful: 1, unhelpful: 1, comments: ['请打〔电话〕'] });
    const { rows } = await admin.query<{ voter: string }>(
      'select voter from article_vote where article_id = $1',
      [articleId],
    );
    expect(rows.map(({ voter }) => voter).join()).not.toContain(visitorId);
    expect((await vote(true)).status).toBe(200);
    expect(
      (
        await lib.post(
          `/portal/articles/${articleId}/vote`,
          { version: 2, helpful: true, comment: '', visitorId },
          null,
        )
      ).status,
    ).toBe(404);
  });

  test('most were not helped: the article stands among the poor ones; one nobody opened among the unread', async () => {
    const [poor, unread] = [await lib.publish({ title: '差评' }), await lib.publish({ title: '没人看' })];
    for (let at = 0; at < 5; at += 1) {
      const body = { version: 1, helpful: at === 0, comment: '', visitorId: uuid() };
      await lib.post(`/portal/articles/${poor}/vote`, body, null);
    }
    await Promise.all([1, 2, 3].map(() => lib.post(`/portal/articles/${poor}/opened`, {}, null)));
    await lib.post(`/articles/${poor}/opened`, {});
    expect(await useOf(poor)).toMatchObject({ poor: true, neverRead: false, portalViews: 3, deskViews: 1 });
    expect(await useOf(unread)).toMatchObject({ poor: false, neverRead: true });
  });
});

describe('a quote in an answer', () => {
  async function consultation() {
    const accepted = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation', {}));
    const { body } = await lib.get(`/orders/${accepted.orderId}`);
    const [task] = body['tasks'] as { task: string }[];
    return { orderId: accepted.orderId, task: task?.task ?? '' };
  }

  const answering = (task: string, quotes: readonly object[]) => ({
    ...{ verb: 'act', task, action: 'answer', values: { answerText: '请看电能表显示的总电量。' }, quotes },
  });

  test('stands in the history with title and version', async () => {
    const articleId = await lib.publish({ title: '可引用的说明' });
    const { orderId, task } = await consultation();
    const command = answering(task, [{ articleId, version: 1 }]);
    const answer = await lib.post(`/orders/${orderId}/commands`, { commandId: uuid(), command });
    expect(answer).toMatchObject({ status: 200, body: { status: 'closed' } });
    const { body } = await lib.get(`/orders/${orderId}`);
    expect(JSON.stringify(body['timeline'])).toContain('引用文章:《可引用的说明》第 1 版');
    const { rows } = await admin.query<{ quotes: unknown }>(
      `select data -> 'quotes' as quotes from event where case_id = $1 and kind = 'task-done'`,
      [orderId],
    );
    expect(rows[0]?.quotes).toEqual([{ articleId, version: 1, title: '可引用的说明' }]);
  });

  test('of what is not in force or not for the clerk is refused, and the order stands as it stood', async () => {
    const open = await lib.publish();
    const closed = uuid();
    const content = { title: '质检专用', audience: 'teams' as const, functions: ['quality' as const] };
    await lib.save(anArticle(content), { articleId: closed, who: ['quality'] });
    await lib.step('submit', { articleId: closed, revision: 1, who: ['quality'] }, { note: '' });
    await lib.step('approve', { articleId: closed, revision: 2, who: ['manager'] }, { publishOn: null });
    const { orderId, task } = await consultation();
    for (const quote of [
      { articleId: closed, version: 1 },
      { articleId: open, version: 2 },
      { articleId: uuid(), version: 1 },
    ]) {
      const command = answering(task, [quote]);
      expect(await lib.post(`/orders/${orderId}/commands`, { commandId: uuid(), command })).toMatchObject({
        status: 422,
        body: { code: 'knowledge.quote-unknown' },
      });
    }
    expect((await lib.get(`/orders/${orderId}`)).body['status']).toBe('open');
  });
});

describe('what is asked again and again (R-SYS-22)', () => {
  interface Proposal {
    proposalId: string;
    kind: string;
    text: string;
    count: number;
  }
  const open = async (): Promise<Proposal[]> =>
    (await lib.get('/article-proposals')).body['items'] as Proposal[];

  test('is proposed without names and numbers, once, and does not come back when it was waved off', async () => {
    const ask = async (kind: string, values: Record<string, string>): Promise<void> => {
      const sample = sampleRequest(kind, {});
      await acceptRequest(platform, clerkOf(company), { ...sample, values: { ...sample.values, ...values } });
    };
    for (const text of [
      '分时电价怎样申请？请回电13812345678',
      '请问分时电价怎样申请',
      '我家想申请分时电价',
    ]) {
      await ask('consultation', { question: text, topic: 'price' });
    }
    for (const text of ['抄表员王师傅估抄电表示数', '抄表员估抄电表的示数，不到现场']) {
      await ask('complaint', { complaintText: text });
    }
    const commandId = uuid();
    const found = await Promise.all([
      lib.post('/article-proposals/find', { commandId }),
      lib.post('/article-proposals/find', { commandId }),
    ]);
    expect(found[0]).toEqual(found[1]);
    const proposals = await open();
    expect(proposals.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['question', 'case']));
    expect(JSON.stringify(proposals)).not.toMatch(/1381234|王师傅/);
    const question = proposals.find(({ text }) => text.includes('分时电价'));
    expect(question?.count).toBe(3);
    const ignored = await lib.post(`/article-proposals/${question?.proposalId ?? ''}/ignore`, {
      commandId: uuid(),
      reason: '已有说明',
    });
    expect(ignored.status).toBe(200);
    expect(await findProposals(platform, company.orgId, null)).toEqual({ found: 0 });
    expect((await open()).some(({ text }) => text.includes('分时电价'))).toBe(false);
  });

  test('an accepted proposal becomes one draft, whoever presses twice', async () => {
    const [proposal] = await open();
    const id = proposal?.proposalId ?? '';
    const answers = await Promise.all([
      lib.post(`/article-proposals/${id}/accept`, { commandId: uuid() }),
      lib.post(`/article-proposals/${id}/accept`, { commandId: uuid() }, ['manager']),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0].body).toEqual(answers[1].body);
    const articleId = String(answers[0].body['articleId']);
    const page = await lib.get(`/articles/${articleId}`, ['manager']);
    expect(page).toMatchObject({ body: { state: 'draft', work: { content: { audience: 'staff' } } } });
    expect(
      await lib.post(`/article-proposals/${id}/ignore`, { commandId: uuid(), reason: '不要' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'knowledge.proposal-settled' },
    });
  });
});

describe('the first articles and the book', () => {
  test('are loaded as drafts, once', async () => {
    const [first, second] = await Promise.all([
      lib.post('/articles/starters', { commandId: uuid() }, ['quality']),
      lib.post('/articles/starters', { commandId: uuid() }, ['manager']),
    ]);
    expect([first.body['loaded'], second.body['loaded']].sort()).toEqual([0, starters.length]);
    expect(await lib.post('/articles/starters', { commandId: uuid() })).toMatchObject({ status: 403 });
    const { rows } = await admin.query<{ published: number }>(
      `select count(published) as published from article where origin like 'starter:%'`,
    );
    expect(Number(rows[0]?.published)).toBe(0);
  });

  test('the hall check list knows what is missing, published and overdue', async () => {
    const stateOf = async (topic: string) =>
      ((await lib.get('/hall-publication')).body['items'] as { topic: string; state: string }[]).find(
        (line) => line.topic === topic,
      )?.state;
    expect(await stateOf('tariffs')).toBe('missing');
    await lib.publish({ title: '电价表', topics: ['tariffs'], reviewOn: '2026-12-01' });
    expect(await stateOf('tariffs')).toBe('published');
    platform.setNow('2026-12-01T09:00:00+08:00');
    expect(await stateOf('tariffs')).toBe('overdue');
    platform.setNow('2026-11-18T10:00:00+08:00');
  });

  test('the book has a cover, contents, chapters, page numbers and an index; markup prints as it is typed', async () => {
    await lib.publish({
      title: '注入 #panic() $x$ <b>',
      category: 'safety',
      keywords: ['触电', '安全带'],
      body: '#sys.inputs *星* `码`\n\n| 项 | 值 |\n|--|--|\n| 电压 | **220 V** |\n\n1. 先断电\n2. 再救人\n\n- 圆点\n\n> 引文\n\n---\n\n<script>alert(1)</script>',
    });
    const response = await app.inject({
      method: 'GET',
      url: '/api/articles/handbook.pdf?processes=yes',
      headers: await signInAs(app, 'clerk'),
    });
    expect(response.headers['content-type']).toBe('application/pdf');
    const pages = await readPages(response.rawPayload);
    const text = pages.map((page) => page.text).join('');
    for (const part of [
      '供电服务手册',
      '目录',
      '安全用电',
      '索引',
      '触电',
      '注入#panic()$x$<b>',
      '#sys.inputs',
      '<script>alert(1)</script>',
      '2.再救人',
      '业务办理程序',
      '居民新装用电',
      '第3页',
    ]) {
      expect([part, text.includes(part)]).toEqual([part, true]);
    }
    expect(pages.length).toBeGreaterThan(5);
  });
});
