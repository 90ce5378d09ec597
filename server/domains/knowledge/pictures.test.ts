// Pictures and papers of articles over HTTP: put in by a draft, seen by whoever may read a text that shows them, kept
// with the version that shows them, printed in the handbook, and cleared away when no text shows them any more.
import type { FastifyInstance } from 'fastify';
import { crc32, deflateSync } from 'node:zlib';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { heic, pdf, png as brokenPng } from '#domain/files/testing/sample-files.ts';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from '../../app.ts';
import { inTransaction, runSql } from '../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company, type Side } from '../organisation/testing.ts';
import { releaseUnusedFiles } from './article-files.ts';
import { handbookPdf } from './queries/handbook.ts';
import { anybody } from './reader.ts';
import { anArticle, callsOf } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let lib: ReturnType<typeof callsOf>;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  app = await buildApp(platform);
  lib = callsOf(app);
});
beforeEach(() => {
  platform.setNow('2026-11-18T10:00:00+08:00');
});
afterAll(async () => {
  await app.close();
  await platform.close();
});

/** A picture with pixels, so that the typesetter can draw it. */
function realPng(width = 40, height = 30): Uint8Array {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(kind), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc((width * 3 + 1) * height, 90);
  for (let row = 0; row < height; row += 1) rows[row * (width * 3 + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    ...[signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ]);
}

async function upload(content: Uint8Array = realPng(), as: RoleCode = 'clerk'): Promise<string> {
  const form = new FormData();
  const attachmentId = uuid();
  form.append('attachmentId', attachmentId);
  form.append('label', '');
  form.append('file', new Blob([new Uint8Array(content)]), '图.png');
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const response = await app.inject({
    method: 'POST',
    url: '/api/files',
    headers: {
      ...(await signInAs(app, as)),
      'content-type': request.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  expect(response.statusCode, response.body).toBe(200);
  return attachmentId;
}

const shows = (fileId: string, words = '电表面板'): string =>
  `先看这里。\n\n![${words}](attachment:${fileId})`;

async function look(articleId: string, fileId: string, who: readonly [RoleCode, Side?] | null = null) {
  const at = who === null ? '/portal' : '';
  return app.inject({
    url: `/api${at}/articles/${articleId}/files/${fileId}`,
    headers: who === null ? {} : await signInAs(app, ...who),
  });
}

async function status(...about: Parameters<typeof look>): Promise<number> {
  return (await look(...about)).statusCode;
}

describe('a picture of an article', () => {
  test('is nobody’s but its writer’s until published, then everybody’s, as a picture that runs nothing', async () => {
    const [articleId, fileId] = [uuid(), await upload()];
    expect(await status(articleId, fileId, ['clerk'])).toBe(200);
    await lib.save(anArticle({ body: shows(fileId) }), { articleId });
    await lib.step('submit', { articleId, revision: 1 }, { note: '' });
    expect(await status(articleId, fileId)).toBe(404);
    expect(await status(articleId, fileId, ['crew'])).toBe(404);
    expect(await status(articleId, fileId, ['quality'])).toBe(200);
    await lib.step('approve', { articleId, revision: 2, who: ['quality'] }, { publishOn: null });
    const shown = await look(articleId, fileId);
    expect(shown.statusCode).toBe(200);
    expect(shown.headers).toMatchObject({
      ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
      'content-security-policy': expect.stringContaining('sandbox') as string,
    });
    expect(shown.rawPayload.equals(Buffer.from(realPng()))).toBe(true);
    expect(await status(articleId, fileId, ['clerk', 'other'])).toBe(404);
  });

  test('of an article for the staff is never in the hall, and gone everywhere once retired', async () => {
    const fileId = await upload();
    const articleId = await lib.publish({ body: shows(fileId), audience: 'staff' });
    expect(await status(articleId, fileId)).toBe(404);
    expect(await status(articleId, fileId, ['crew'])).toBe(200);
    await lib.step('retire', { articleId, revision: 3, who: ['quality'] }, { reason: '过时' });
    expect(await status(articleId, fileId, ['crew'])).toBe(404);
  });

  test('stays with the version that shows it while the next one shows another', async () => {
    const [first, second] = [await upload(), await upload(realPng(50))];
    const articleId = await lib.publish({ body: shows(first) });
    await lib.save(anArticle({ body: shows(second) }), { articleId, revision: 3 });
    expect([await status(articleId, first), await status(articleId, second)]).toEqual([200, 404]);
    await lib.step('submit', { articleId, revision: 4 }, { note: '' });
    await lib.step('approve', { articleId, revision: 5, who: ['quality'] }, { publishOn: null });
    expect([await status(articleId, first), await status(articleId, second)]).toEqual([404, 200]);
    // The earlier version can still be read by those who write, with its own picture, and be brought back.
    expect(await status(articleId, first, ['clerk'])).toBe(200);
    const back = await lib.step('restore', { articleId, revision: 6 }, { version: 1 });
    expect(back.status).toBe(200);
  });

  test('is written into the history of the article', async () => {
    const [articleId, fileId] = [uuid(), await upload()];
    await lib.save(anArticle({ body: shows(fileId) }), { articleId });
    const data = await inTransaction(platform.db, [company.orgId], async (tx) => {
      const { rows } = await runSql<{ data: { files: string[] } }>(
        tx,
        'select data from event where org_id = $1 and case_id = $2',
        [company.orgId, articleId],
      );
      return rows[0]?.data;
    });
    expect(data?.files).toEqual([fileId]);
  });
});

describe('what is refused', () => {
  test.each([
    ['a photo browsers cannot show', heic(), 'knowledge.picture-type'],
    ['a PDF where a picture stands', pdf(), 'knowledge.picture-type'],
  ])('%s', async (_, content, code) => {
    const [articleId, fileId] = [uuid(), await upload(content)];
    const answer = await lib.save(anArticle({ body: shows(fileId) }), { articleId });
    expect(answer).toMatchObject({ status: 422, body: { code, field: 'content.body' } });
    expect((await lib.get(`/articles/${articleId}`)).status).toBe(404);
  });

  test('a picture without words is not submitted', async () => {
    const [articleId, fileId] = [uuid(), await upload()];
    await lib.save(anArticle({ body: shows(fileId, '') }), { articleId });
    const answer = await lib.step('submit', { articleId, revision: 1 }, { note: '' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'knowledge.picture-without-words' } });
  });

  test('what somebody else uploaded, what nobody uploaded, and what belongs to another article', async () => {
    const others = await upload(realPng(), 'quality');
    for (const fileId of [others, uuid()]) {
      expect(await lib.save(anArticle({ body: shows(fileId) }))).toMatchObject({ status: 404 });
    }
    const fileId = await upload();
    const articleId = await lib.publish({ body: shows(fileId) });
    expect(await lib.save(anArticle({ body: shows(fileId) }))).toMatchObject({
      body: { code: 'file.already-tied' },
    });
    // Named under another article it does not exist either.
    const other = await lib.publish({ body: '没有图' });
    expect([await status(other, fileId), await status(articleId, fileId)]).toEqual([404, 200]);
  });
});

describe('the printed handbook', () => {
  /** How many pictures the book holds. */
  const print = async (): Promise<number> => {
    const wish = { orgId: company.orgId, orgName: '本县供电公司', reader: anybody, processes: false };
    const { pdf: book } = await handbookPdf(platform, wish);
    return (
      Buffer.from(book)
        .toString('latin1')
        .split(/\/Subtype\s*\/Image/).length - 1
    );
  };

  test('shows the pictures, and prints all the same when one cannot be drawn', async () => {
    await lib.publish({ title: '有图', body: shows(await upload(realPng(400, 300))) });
    const whole = await print();
    expect(whole).toBeGreaterThan(0);
    const articleId = await lib.publish({ title: '坏图', body: shows(await upload(brokenPng())) });
    expect(await print()).toBe(0);
    await lib.step('retire', { articleId, revision: 3, who: ['quality'] }, { reason: '图坏了' });
    expect(await print()).toBe(whole);
  });
});

describe('what no text shows any more', () => {
  test('is given back after a day, while a version or the draft keeps its own', async () => {
    const [dropped, kept, drafted] = [await upload(), await upload(realPng(41)), await upload(realPng(42))];
    const articleId = await lib.publish({ body: shows(kept) });
    await lib.save(anArticle({ body: shows(dropped) }), { articleId, revision: 3 });
    await lib.save(anArticle({ body: shows(drafted) }), { articleId, revision: 4 });
    await releaseUnusedFiles(platform);
    expect(await tied([dropped, kept, drafted])).toEqual([dropped, kept, drafted]);
    platform.setNow('2026-11-20T10:00:00+08:00');
    await releaseUnusedFiles(platform);
    expect(await tied([dropped, kept, drafted])).toEqual([kept, drafted]);
  });
});

async function tied(ids: readonly string[]): Promise<string[]> {
  return inTransaction(platform.db, [company.orgId], async (tx) => {
    const { rows } = await runSql<{ attachment_id: string }>(
      tx,
      `select attachment_id from attachment
       where org_id = $1 and attachment_id = any ($2::uuid[]) and case_kind = 'article' order by attachment_id`,
      [company.orgId, ids],
    );
    return rows.map(({ attachment_id }) => attachment_id);
  });
}
