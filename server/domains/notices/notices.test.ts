// The outbox over HTTP: lists with masked recipients, resending by a human, and a unit's own texts.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from '../../app.ts';
import { aNotice, queued, stored } from '../../platform/notices/testing/outbox.ts';
import type { NewNotice } from '../../platform/notices/queue-notices.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company, type Side } from '../organisation/testing.ts';
import type { NoticeView } from './index.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let company: Company;
let admin: pg.Client;
const cookies = new Map<string, { cookie: string }>();

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  app = await buildApp(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

interface Call {
  method?: 'GET' | 'POST' | 'PUT';
  payload?: object;
  as?: RoleCode;
  side?: Side;
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as Fastify's own json<T>()
async function call<T = Record<string, unknown>>(
  url: string,
  { method = 'GET', payload, as = 'manager', side = 'home' }: Call = {},
) {
  const headers = cookies.get(`${side}/${as}`) ?? (await signInAs(app, as, side));
  cookies.set(`${side}/${as}`, headers);
  const response = await app.inject({
    method,
    url: `/api${url}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, body: response.json<T>() };
}

async function have(given: Partial<NewNotice> = {}, status = 'queued'): Promise<NewNotice> {
  const notice = aNotice({ orgId: company.orgId, ...given });
  await queued(platform, notice);
  if (status !== 'queued') {
    await admin.query(
      `update notice set status = $2, attempts = 1, next_attempt_at = null,
         sending_since = case when $2 = 'sending' then now() end, sent_at = case when $2 = 'sent' then now() end
       where notice_id = $1`,
      [notice.noticeId, status],
    );
  }
  return notice;
}

const look = (noticeId: string) =>
  call(`/notices/${noticeId}/recipient`, {
    method: 'POST',
    payload: { reason: '号码有误,向客户核对' },
    as: 'clerk',
  });

async function list(query: string, as: Call = {}): Promise<NoticeView[]> {
  return (await call<{ items: NoticeView[] }>(`/notices?${query}`, as)).body.items;
}

describe('the list', () => {
  test('shows whom it went to only in outline, and why it does not leave', async () => {
    const { caseId } = await have({ channel: 'sms', recipient: '13812341234' });
    expect(await list(`caseId=${caseId}`)).toMatchObject([
      { recipient: '138****1234', status: 'queued', waitsFor: '未配置短信网关', attempts: 0 },
    ]);
  });

  test('does not show other units’ notices', async () => {
    const { caseId } = await have();
    expect(await list(`caseId=${caseId}`, { side: 'other' })).toEqual([]);
  });

  test('keeps notices of confidential reports from all but their handlers', async () => {
    const { caseId, noticeId } = await have({ confidential: true });
    expect(await list(`caseId=${caseId}`)).toEqual([]);
    expect(await list(`caseId=${caseId}`, { as: 'quality' })).toHaveLength(1);
    const peek = await look(noticeId);
    expect(peek.status).toBe(404);
  });

  test('filters by state, channel and business day', async () => {
    const caseId = uuidv7();
    platform.setNow('2026-11-20T23:59:59+08:00');
    await have({ caseId });
    platform.setNow('2026-11-21T00:00:00+08:00');
    await have({ caseId, channel: 'portal' });
    platform.setNow('2026-11-18T10:00:00+08:00');
    const channels = async (query: string) =>
      (await list(`caseId=${caseId}&${query}`)).map(({ channel }) => channel);
    expect(await channels('from=2026-11-20&to=2026-11-20')).toEqual(['email']);
    expect(await channels('from=2026-11-21')).toEqual(['portal']);
    expect(await channels('status=sent')).toEqual(['portal']);
    expect(await channels('channel=email')).toEqual(['email']);
    expect((await call(`/notices?from=2026-02-30`)).status).toBe(400);
  });

  test('pages by key: 45 notices in three pages, none twice, none missing', async () => {
    const caseId = uuidv7();
    const notices = Array.from({ length: 45 }, () => aNotice({ orgId: company.orgId, caseId }));
    await queued(platform, ...notices);
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null; page += 1) {
      expect(page).toBeLessThan(3);
      const { body }: { body: { items: NoticeView[]; next: string | null } } = await call(
        `/notices?caseId=${caseId}&size=20${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ noticeId }) => noticeId));
      cursor = body.next;
    }
    expect(seen).toEqual(
      notices
        .map(({ noticeId }) => noticeId)
        .sort()
        .reverse(),
    );
  });

  test('counts what has not arrived', async () => {
    await have({}, 'uncertain');
    const { body } = await call<{ items: { channel: string; status: string; count: number }[] }>(
      '/notices/counts',
    );
    expect(body.items).toContainEqual({ channel: 'email', status: 'uncertain', count: 1 });
    expect(body.items.map(({ status }) => status)).not.toContain('sent');
  });
});

describe('a human decides', () => {
  const events = async (noticeId: string) =>
    (
      await admin.query<Record<string, unknown>>(
        'select kind, actor_id, data from event where case_id = $1 order by seq',
        [noticeId],
      )
    ).rows;

  test('an uncertain mail is sent again at one key, on record', async () => {
    const notice = await have({}, 'uncertain');
    const resent = await call(`/notices/${notice.noticeId}/resend`, { method: 'POST' });
    expect(resent).toEqual({ status: 200, body: { noticeId: notice.noticeId, status: 'queued' } });
    expect(await stored(platform, notice)).toMatchObject({ status: 'queued', attempts: 1 });
    expect(await events(notice.noticeId)).toEqual([
      {
        kind: 'notice.resent',
        actor_id: company.staff('manager'),
        data: { caseId: notice.caseId, from: 'uncertain' },
      },
    ]);
  });

  test.each(['queued', 'sending', 'sent'])(
    'one that is %s is not sent again, and nothing is recorded',
    async (status) => {
      const notice = await have({}, status);
      const { status: code, body } = await call(`/notices/${notice.noticeId}/resend`, { method: 'POST' });
      expect([code, body['code']]).toEqual([409, 'notice.not-resendable']);
      expect(await events(notice.noticeId)).toEqual([]);
    },
  );

  test('two at once: one resends, the other is told', async () => {
    const notice = await have({}, 'failed');
    const both = await Promise.all(
      [1, 2].map(() => call(`/notices/${notice.noticeId}/resend`, { method: 'POST' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('one that has not left is taken back; one that was sent is not', async () => {
    const [waiting, sent] = [await have(), await have({}, 'sent')];
    expect((await call(`/notices/${waiting.noticeId}/cancel`, { method: 'POST' })).status).toBe(200);
    expect((await stored(platform, waiting)).status).toBe('cancelled');
    expect((await call(`/notices/${sent.noticeId}/cancel`, { method: 'POST' })).body['code']).toBe(
      'notice.not-cancellable',
    );
  });

  test('who looks at the whole number says why, and is on record', async () => {
    const notice = await have({ channel: 'sms', recipient: '13812341234' });
    const silent = await call(`/notices/${notice.noticeId}/recipient`, {
      method: 'POST',
      payload: {},
      as: 'clerk',
    });
    expect(silent.status).toBe(400);
    expect(await events(notice.noticeId)).toEqual([]);
    expect((await look(notice.noticeId)).body).toEqual({ recipient: '13812341234' });
    expect(await events(notice.noticeId)).toMatchObject([
      {
        kind: 'notice.recipient-seen',
        actor_id: company.staff('clerk'),
        data: { reason: '号码有误,向客户核对' },
      },
    ]);
  });

  test('a post without the permission and another unit are kept out', async () => {
    const { noticeId } = await have({}, 'failed');
    expect((await call(`/notices/${noticeId}/resend`, { method: 'POST', as: 'clerk' })).status).toBe(403);
    expect((await call(`/notices/${noticeId}/resend`, { method: 'POST', side: 'other' })).status).toBe(404);
  });
});

describe('a unit’s own texts', () => {
  const at = '/notice-templates/thanks/sms';
  const save = (editedVersion: number, body: string | null, as: Call = {}) =>
    call(at, {
      method: 'PUT',
      payload: { editedVersion, text: body === null ? null : { subject: null, body } },
      ...as,
    });

  test('are versions: saved, used, taken back to the standard, all on record', async () => {
    expect((await save(0, '【{unit}】谢谢您')).body).toMatchObject({ version: 1, own: true });
    const notice = await have({ template: 'thanks', channel: 'sms', recipient: '13812341234' });
    expect((await stored(platform, notice)).body).toBe('【青川县供电公司】谢谢您');
    expect((await save(1, null)).body).toMatchObject({ version: 0, own: false });
    expect((await save(0, '【{unit}】多谢')).body).toMatchObject({ version: 3 });
    const { body } = await call<{
      history: { version: number; body: string | null; changedBy: string | null }[];
      standard: { body: string };
    }>(at);
    expect(body.history.map(({ version, body: text }) => [version, text])).toEqual([
      [3, '【{unit}】多谢'],
      [2, null],
      [1, '【{unit}】谢谢您'],
    ]);
    expect(body.history.map(({ changedBy }) => changedBy)).toEqual(['本manager', '本manager', '本manager']);
    expect(body.standard.body).toContain('感谢');
  });

  test('are not overwritten by who has not seen the newest', async () => {
    const { body } = await call<{ current: { version: number } }>(at);
    const both = await Promise.all(['甲', '乙'].map((text) => save(body.current.version, text)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('are refused with the field when they cannot be filled', async () => {
    const { status, body } = await save(0, '{password}');
    expect([status, body['code'], body['field']]).toEqual([422, 'notice.placeholder-unknown', 'body']);
  });

  test('are previewed with samples and the number of messages', async () => {
    const payload = { subject: null, body: '【{unit}】'.padEnd(80, '好') };
    const { body } = await call(`${at}/preview`, { method: 'POST', payload });
    expect(body).toMatchObject({ smsParts: 2, subject: null });
    expect(String(body['body'])).toMatch(/^【青川县供电公司】好/);
  });

  test('are reached by the administrator, who keeps them without seeing any notice', async () => {
    expect((await call(at, { as: 'admin' })).status).toBe(200);
    expect((await call('/notice-templates', { as: 'admin' })).status).toBe(200);
    expect((await call('/notices', { as: 'admin' })).status).toBe(403);
  });

  test('do not reach another unit, and a clerk may neither read nor write them', async () => {
    expect((await call(at, { as: 'clerk' })).status).toBe(403);
    expect((await call(at, { side: 'other' })).body).toMatchObject({ current: { own: false }, history: [] });
    expect((await save(0, '好', { as: 'clerk' })).status).toBe(403);
  });

  test('every notice has its text in the list on each of four channels', async () => {
    const { body } = await call<{ items: unknown[] }>('/notice-templates');
    expect(body.items.length % 4).toBe(0);
    expect(body.items.length).toBeGreaterThan(140);
  });
});
