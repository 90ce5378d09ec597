// Attachments over HTTP: what is taken, what is refused, who may look, and how it is served.
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { jpeg, pdf, png } from '#domain/files/testing/sample-files.ts';
import { buildApp } from '../../app.ts';
import { inTransaction, reading } from '../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company, type Side } from '../organisation/testing.ts';
import { attachmentsOf, guardFiles, removeAttachment, tieAttachments } from './index.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let company: Company;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  app = await buildApp(platform);
});
afterAll(async () => {
  await app.close();
  await platform.close();
});

const cookies = new Map<string, { cookie: string }>();

async function signedIn(as: RoleCode, side: Side = 'home'): Promise<{ cookie: string }> {
  const known = cookies.get(`${side}/${as}`) ?? (await signInAs(app, as, side));
  cookies.set(`${side}/${as}`, known);
  return known;
}

interface Sent {
  content?: Uint8Array | string;
  name?: string;
  fields?: Record<string, string>;
  as?: RoleCode;
  side?: Side;
}

async function upload({
  content = jpeg(),
  name = '身份证.jpg',
  fields = {},
  as = 'clerk',
  side = 'home',
}: Sent = {}) {
  const form = new FormData();
  for (const [field, value] of Object.entries({ attachmentId: uuidv7(), label: '身份证明', ...fields })) {
    form.append(field, value);
  }
  // Said to be a picture, whatever it is: only the content counts.
  form.append('file', new Blob([new Uint8Array(Buffer.from(content))], { type: 'image/jpeg' }), name);
  const { headers, payload } = await multipart(form);
  return app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { ...(await signedIn(as, side)), ...headers },
    payload,
  });
}

async function multipart(form: FormData): Promise<{ headers: Record<string, string>; payload: Buffer }> {
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const payload = Buffer.from(await request.arrayBuffer());
  return { headers: { 'content-type': request.headers.get('content-type') ?? '' }, payload };
}

async function uploaded(sent: Sent = {}): Promise<string> {
  const response = await upload(sent);
  expect(response.statusCode, response.body).toBe(200);
  return response.json<{ attachmentId: string }>().attachmentId;
}

async function get(path: string, as: RoleCode = 'clerk', side: Side = 'home') {
  return app.inject({ url: `/api/files${path}`, headers: await signedIn(as, side) });
}

function tie(ids: readonly string[], caseId = uuidv7(), role: RoleCode = 'clerk'): Promise<string> {
  const about = { orgId: company.orgId, caseKind: 'order' as const, caseId, staffId: company.staff(role) };
  return inTransaction(platform.db, [company.orgId], (tx) => tieAttachments(tx, about, ids)).then(
    () => caseId,
  );
}

describe('uploading', () => {
  test('answers the safe name, the type by content and the hash', async () => {
    const response = await upload({ content: png(), name: '..\\..\\门牌\u202E.exe' });
    expect(response.json<{ sha256: string }>().sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(response.json()).toMatchObject({
      fileName: '门牌.png',
      mediaType: 'image/png',
      label: '身份证明',
      sizeBytes: png().length,
    });
  });

  test('the same upload twice is one attachment; the id for other content is refused', async () => {
    const fields = { attachmentId: uuidv7() };
    const [first, second] = [await upload({ fields }), await upload({ fields })];
    expect(second.json()).toEqual(first.json());
    const other = await upload({ fields, content: png() });
    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([409, 'conflict.id-reused']);
  });

  test.each([
    ['a page of HTML', '<!doctype html><script>alert(1)</script>', 415, 'file.type-not-allowed'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>', 415, 'file.type-not-allowed'],
    ['a program', 'MZ\u0090\0', 415, 'file.type-not-allowed'],
    [
      'HTML that a PDF follows',
      `<html>${Buffer.from(pdf()).toString('latin1')}`,
      415,
      'file.type-not-allowed',
    ],
    ['nothing', '', 422, 'file.empty'],
    ['half a photo', jpeg().subarray(0, 30), 422, 'file.damaged'],
    ['a picture bomb', png(60_000, 60_000), 422, 'file.too-many-pixels'],
    ['a PDF with a script', pdf('/OpenAction<</S/JavaScript>>'), 422, 'file.active-content'],
  ])('%s is refused', async (...[, content, status, code]) => {
    const response = await upload({ content });
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([status, code]);
  });

  test('more than 20 MiB is refused while it arrives', async () => {
    const response = await upload({ content: Buffer.alloc(20 * 1_048_576 + 1, 1) });
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([413, 'file.too-large']);
    expect(response.json<{ title: string }>().title).toContain('20 MB');
  });

  test.each([
    [{ attachmentId: 'x' }, 'attachmentId'],
    [{ label: '长'.repeat(101) }, 'label'],
  ])('%o names the field to mend', async (fields, field) => {
    const response = await upload({ fields });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ field });
  });

  test('a form without a file and a body that is no form are refused', async () => {
    const cookie = await signedIn('clerk');
    const empty = new FormData();
    empty.append('label', 'x');
    const { headers, payload } = await multipart(empty);
    const noFile = await app.inject({
      method: 'POST',
      url: '/api/files',
      headers: { ...cookie, ...headers },
      payload,
    });
    expect(noFile.json()).toMatchObject({ code: 'file.missing' });
    const json = await app.inject({ method: 'POST', url: '/api/files', headers: cookie, payload: {} });
    expect(json.statusCode).toBe(415);
  });

  test('who may not attach is refused, and so is who is not signed in', async () => {
    expect((await upload({ as: 'admin' })).statusCode).toBe(403);
    const { headers, payload } = await multipart(new FormData());
    expect((await app.inject({ method: 'POST', url: '/api/files', headers, payload })).statusCode).toBe(401);
  });
});

describe('reading', () => {
  test('what belongs to no case yet is its uploader’s alone', async () => {
    const id = await uploaded();
    expect((await get(`/${id}`)).statusCode).toBe(200);
    expect((await get(`/${id}`, 'crew')).statusCode).toBe(404);
  });

  test('a case without a gate stays closed; with one, its domain decides', async () => {
    const [id, secret] = [await uploaded(), await uploaded()];
    await tie([id]);
    const confidential = await tie([secret]);
    expect((await get(`/${id}`)).statusCode).toBe(404);
    guardFiles(platform, 'order', (_tx, { caseId }) => Promise.resolve(caseId !== confidential));
    expect((await get(`/${id}`, 'crew')).statusCode).toBe(200);
    expect((await get(`/${secret}`, 'crew')).statusCode).toBe(404);
    expect((await get(`?caseKind=order&caseId=${confidential}`, 'crew')).statusCode).toBe(404);
  });

  test('another unit finds nothing, whatever it knows', async () => {
    guardFiles(platform, 'order', () => Promise.resolve(true));
    const id = await uploaded();
    const caseId = await tie([id]);
    expect((await get(`/${id}`, 'clerk', 'other')).statusCode).toBe(404);
    const list = await get(`?caseKind=order&caseId=${caseId}`, 'clerk', 'other');
    expect(list.json()).toEqual({ items: [] });
  });

  test('a download is saved, never shown, under its Chinese name', async () => {
    const id = await uploaded({ content: pdf(), name: '房产证 (正本).pdf' });
    const response = await get(`/${id}`);
    expect(response.rawPayload.equals(Buffer.from(pdf()))).toBe(true);
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="________.pdf"; filename*=UTF-8''%E6%88%BF%E4%BA%A7%E8%AF%81%20%28%E6%AD%A3%E6%9C%AC%29.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(response.headers['content-security-policy']).toContain('sandbox');
  });

  test('a preview is shown in a sandbox without scripts', async () => {
    const response = await get(`/${await uploaded()}/preview`);
    expect(response.headers['content-disposition']).toMatch(/^inline/);
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain('sandbox;');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('allow-scripts');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  test('every look is on record', async () => {
    const id = await uploaded();
    await get(`/${id}`);
    await get(`/${id}/preview`);
    const events = await reading(platform.db, [company.orgId], (tx) =>
      tx
        .selectFrom('event')
        .select(['kind', 'actor_id', 'data'])
        .where('case_id', '=', id)
        .orderBy('seq')
        .execute(),
    );
    expect(events).toEqual(
      ['download', 'preview'].map((how) => ({
        kind: 'file.opened',
        actor_id: company.staff('clerk'),
        data: { how, caseId: null },
      })),
    );
  });
});

describe('tying to a case', () => {
  const papersOf = (caseId: string) =>
    reading(platform.db, [company.orgId], (tx) => attachmentsOf(tx, { orgId: company.orgId, caseId }));

  test('a retry changes nothing; another case is refused', async () => {
    const ids = [await uploaded(), await uploaded()];
    const caseId = await tie(ids);
    await tie(ids, caseId);
    expect((await papersOf(caseId)).map((paper) => paper.attachmentId).sort()).toEqual([...ids].sort());
    await expect(tie(ids)).rejects.toMatchObject({ code: 'file.already-tied' });
  });

  test('nobody takes papers that somebody else uploaded', async () => {
    await expect(tie([await uploaded()], uuidv7(), 'agent')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a removed paper is gone from the case and from reading', async () => {
    const id = await uploaded();
    const caseId = await tie([id]);
    const remove = () =>
      inTransaction(platform.db, [company.orgId], (tx) =>
        removeAttachment(tx, platform, { orgId: company.orgId, caseId, attachmentId: id }),
      );
    await remove();
    expect(await papersOf(caseId)).toEqual([]);
    expect((await get(`/${id}`)).statusCode).toBe(404);
    await expect(remove()).rejects.toMatchObject({ code: 'not-found' });
  });
});
