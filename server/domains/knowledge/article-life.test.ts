// An article from the first word to its retirement, over HTTP and on the real database: who may, who may not, twice, at
// the same time, and what the history says.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { publishScheduled, remindReviews } from './jobs.ts';
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

beforeEach(() => {
  platform.setNow('2026-11-18T10:00:00+08:00');
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

async function events(articleId: string): Promise<string[]> {
  const { rows } = await admin.query<{ kind: string }>(
    'select kind from event where org_id = $1 and case_id = $2 order by seq',
    [company.orgId, articleId],
  );
  return rows.map(({ kind }) => kind);
}

describe('an article', () => {
  test('is written, submitted, returned with a reason, mended, approved by another and read by everybody', async () => {
    const articleId = uuid();
    expect(await lib.save(anArticle({ title: '初稿' }), { articleId })).toMatchObject({
      body: { revision: 1 },
    });
    expect((await lib.get(`/portal/articles/${articleId}`, null)).status).toBe(404);
    await lib.step('submit', { articleId, revision: 1 }, { note: '新写' });
    await lib.step('return', { articleId, revision: 2, who: ['quality'] }, { reason: '缺步骤' });
    expect(await lib.get(`/articles/${articleId}`)).toMatchObject({
      body: { state: 'draft', published: null, work: { at: 'draft', returned: '缺步骤', mine: true } },
    });
    await lib.save(anArticle({ title: '定稿' }), { articleId, revision: 3 });
    await lib.step('submit', { articleId, revision: 4 }, { note: '已补' });
    await lib.step('approve', { articleId, revision: 5, who: ['manager'] }, { publishOn: null });
    expect(await lib.get(`/portal/articles/${articleId}`, null)).toMatchObject({
      status: 200,
      body: { title: '定稿', version: 2 },
    });
    expect(await events(articleId)).toEqual([
      ...['article.drafted', 'article.submitted', 'article.returned'],
      ...['article.drafted', 'article.submitted', 'article.published'],
    ]);
  });

  test('nobody approves their own words, nor a clerk anybody’s', async () => {
    const articleId = uuid();
    await lib.save(anArticle(), { articleId, who: ['quality'] });
    await lib.step('submit', { articleId, revision: 1, who: ['quality'] }, { note: '' });
    const own = await lib.step('approve', { articleId, revision: 2, who: ['quality'] }, { publishOn: null });
    expect(own).toMatchObject({ status: 409, body: { code: 'knowledge.own-work' } });
    const clerk = await lib.step('approve', { articleId, revision: 2 }, { publishOn: null });
    expect(clerk).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    expect(await events(articleId)).toEqual(['article.drafted', 'article.submitted']);
  });

  test('two who change it at the same time: one wins, the other is told who was faster', async () => {
    const articleId = uuid();
    await lib.save(anArticle(), { articleId });
    const answers = await Promise.all([
      lib.save(anArticle({ title: '甲' }), { articleId, revision: 1 }),
      lib.save(anArticle({ title: '乙' }), { articleId, revision: 1, who: ['manager'] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'conflict.changed-meanwhile',
    });
  });

  test('the same command twice, also at the same instant, is done once', async () => {
    const articleId = uuid();
    await lib.save(anArticle(), { articleId });
    const body = { commandId: uuid(), revision: 1, note: '' };
    const answers = await Promise.all([
      lib.post(`/articles/${articleId}/submit`, body),
      lib.post(`/articles/${articleId}/submit`, body),
    ]);
    expect(answers).toMatchObject([{ body: { revision: 2 } }, { body: { revision: 2 } }]);
    expect(await events(articleId)).toEqual(['article.drafted', 'article.submitted']);
  });

  test('two reviewers at the same instant: one approval', async () => {
    const articleId = uuid();
    await lib.save(anArticle(), { articleId });
    await lib.step('submit', { articleId, revision: 1 }, { note: '' });
    const answers = await Promise.all([
      lib.step('approve', { articleId, revision: 2, who: ['quality'] }, { publishOn: null }),
      lib.step('return', { articleId, revision: 2, who: ['manager'] }, { reason: '再看' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a scheduled version is published on its day, once, and not a day before', async () => {
    const articleId = uuid();
    await lib.save(anArticle({ title: '定期发布' }), { articleId });
    await lib.step('submit', { articleId, revision: 1 }, { note: '' });
    await lib.step('approve', { articleId, revision: 2, who: ['quality'] }, { publishOn: '2026-12-01' });
    expect(await lib.get(`/articles/${articleId}`)).toMatchObject({ body: { state: 'scheduled' } });
    platform.setNow('2026-11-30T23:59:00+08:00');
    expect(await publishScheduled(platform)).toBe(0);
    expect((await lib.get(`/portal/articles/${articleId}`, null)).status).toBe(404);
    platform.setNow('2026-12-01T00:00:00+08:00');
    const done = await Promise.all([publishScheduled(platform), publishScheduled(platform)]);
    expect(done[0] + done[1]).toBe(1);
    expect((await lib.get(`/portal/articles/${articleId}`, null)).status).toBe(200);
    expect((await events(articleId)).slice(-2)).toEqual(['article.scheduled', 'article.published']);
  });

  test('versions are compared, and an old one comes back as a draft', async () => {
    const articleId = await lib.publish({ body: '受理后五个工作日内送电。' });
    await lib.save(anArticle({ body: '受理后三个工作日内送电。', keywords: ['送电'] }), {
      articleId,
      revision: 3,
    });
    await lib.step('submit', { articleId, revision: 4 }, { note: '缩短' });
    await lib.step('approve', { articleId, revision: 5, who: ['quality'] }, { publishOn: null });
    const { body } = await lib.get(`/articles/${articleId}/difference?from=1&to=2`);
    expect(body['body']).toContainEqual({ kind: 'removed', text: '五' });
    expect(body['facts']).toEqual([{ name: 'keywords', before: '示数、智能表', after: '送电' }]);
    expect(await lib.step('restore', { articleId, revision: 6 }, { version: 1 })).toMatchObject({
      status: 200,
    });
    expect(await lib.get(`/articles/${articleId}`)).toMatchObject({
      body: { published: { version: 2 }, work: { content: { body: '受理后五个工作日内送电。' } } },
    });
    const versions = await lib.get(`/articles/${articleId}/versions`);
    expect(
      (versions.body['items'] as { version: number; decision: string }[]).map(({ version, decision }) => [
        version,
        decision,
      ]),
    ).toEqual([
      [2, 'published'],
      [1, 'published'],
    ]);
  });

  test('a version cannot be changed, not even by the application itself', async () => {
    const articleId = await lib.publish();
    await expect(
      platform.db.pool.query(`update article_version set content = '{}' where article_id = $1`, [articleId]),
    ).rejects.toThrow(/permission denied/);
  });

  test('is looked at again on its review date: the owner is reminded once, and a confirmation moves the date', async () => {
    const articleId = await lib.publish({ reviewOn: '2026-12-18' });
    platform.setNow('2026-12-18T08:00:00+08:00');
    expect(await remindReviews(platform)).toBeGreaterThan(0);
    expect(await remindReviews(platform)).toBe(0);
    expect((await lib.get('/article-work/counts')).body['mine']).toBeGreaterThan(0);
    expect(await lib.get(`/articles/${articleId}`)).toMatchObject({ body: { state: 'review-due' } });
    await lib.step('confirm', { articleId, revision: 3, who: ['manager'] }, { reviewOn: '2027-12-18' });
    expect(await lib.get(`/articles/${articleId}`)).toMatchObject({ body: { state: 'published' } });
    expect((await events(articleId)).slice(-2)).toEqual(['article.review-due', 'article.confirmed']);
  });

  test('a retired article is gone for readers everywhere at once', async () => {
    const articleId = await lib.publish({ title: '旧的收费标准' });
    await lib.step('retire', { articleId, revision: 3, who: ['quality'] }, { reason: '已废止' });
    expect((await lib.get(`/portal/articles/${articleId}`, null)).status).toBe(404);
    expect((await lib.get('/articles?q=旧的收费标准')).body['items']).toEqual([]);
    expect((await lib.get('/article-quotes?q=旧的收费标准')).body['items']).toEqual([]);
    expect((await lib.get(`/articles/${articleId}`, ['crew'])).status).toBe(404);
    expect(await lib.get(`/articles/${articleId}`)).toMatchObject({ body: { state: 'retired' } });
  });

  test.each([
    [{ title: ' ' }, 'knowledge.title-empty'],
    [{ topics: ['promises'], body: `${'> '.repeat(9)}深` }, 'knowledge.body-too-deep'],
  ])('words that cannot be kept are refused: %j', async (part, code) => {
    expect(await lib.save(anArticle(part))).toMatchObject({ status: 422, body: { code } });
  });

  test('an empty text is kept as a draft and refused to the reviewer', async () => {
    const articleId = uuid();
    await lib.save(anArticle({ body: '' }), { articleId });
    expect(await lib.step('submit', { articleId, revision: 1 }, { note: '' })).toMatchObject({
      status: 422,
      body: { code: 'knowledge.body-empty', field: 'content.body' },
    });
  });
});
