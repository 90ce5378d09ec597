// The outbox against a real SMTP server and a real HTTP gateway; the clock is in the hand.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { sampleFacts } from '#domain/notices/fields.ts';
import type { SmsConfig } from '../config.ts';
import type { Platform } from '../platform.ts';
import { testPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { sendNotice } from './send-notice.ts';
import { sweepNotices } from './sweep-notices.ts';
import { startMailServer, type MailServer, type MailServerBehaviour } from './testing/mail-server.ts';
import { aNotice, queued, stored } from './testing/outbox.ts';
import { startSmsGateway } from './testing/sms-gateway.ts';

let base: TestPlatform;
let admin: pg.Client;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  base = await testPlatform();
  admin = new pg.Client({ connectionString: base.adminUrl });
  await admin.connect();
  await admin.query(`insert into org (org_id, code, name) values (1, '0001', '甲县')`);
  await base.db.refreshOrgs();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  base.setNow('2026-11-18T10:00:00+08:00');
});
afterAll(async () => {
  await admin.end();
  await base.close();
});

async function withMail(behaviour: MailServerBehaviour = {}): Promise<Platform & { server: MailServer }> {
  const server = await startMailServer(behaviour);
  closing.push(() => server.close());
  return {
    ...base,
    server,
    config: { ...base.config, smtpUrl: server.url, mailFrom: '甲县 <desk@example.cn>' },
  };
}

const gatewayDefaults: Omit<SmsConfig, 'url'> = {
  token: 'gateway-token',
  body: '{"to":["{phone}"],"content":"{text}","seq":"{id}"}',
  success: 'code=0',
  idempotent: true,
};

function withSms(sms: Partial<SmsConfig> & { url: string }): Platform {
  return { ...base, config: { ...base.config, sms: { ...gatewayDefaults, ...sms } } };
}

async function mailed(behaviour: MailServerBehaviour, given: Parameters<typeof aNotice>[0] = {}) {
  const platform = await withMail(behaviour);
  const notice = aNotice(given);
  await queued(platform, notice);
  await sendNotice(platform, notice);
  return { platform, notice, row: await stored(platform, notice) };
}

describe('mail', () => {
  test('arrives with its words as text and as harmless HTML, under its own Message-ID', async () => {
    const { platform, notice, row } = await mailed(
      {},
      { facts: { ...sampleFacts, result: '<img src=x>😀㐂' } },
    );
    expect(row).toMatchObject({ status: 'sent', attempts: 1, sent_at: base.now(), last_error: null });
    const [mail] = platform.server.received;
    expect(mail?.messageId).toBe(`<${notice.noticeId}@localhost>`);
    expect(mail?.to).toEqual([{ name: '', address: 'wangmin@example.cn' }]);
    expect(mail?.from).toEqual({ name: '甲县', address: 'desk@example.cn' });
    expect(mail?.subject).toBe('处理结果答复');
    expect(mail?.text).toContain('<img src=x>😀㐂');
    expect(mail?.html).toContain('&lt;img src=x&gt;😀㐂');
  });

  test('a job that runs twice sends once', async () => {
    const { platform, notice } = await mailed({});
    await sendNotice(platform, notice);
    expect(platform.server.received).toHaveLength(1);
  });

  test('two workers at the same instant send once', async () => {
    const platform = await withMail();
    const notice = aNotice();
    await queued(platform, notice);
    await Promise.all([1, 2, 3, 4].map(() => sendNotice(platform, notice)));
    expect(platform.server.received).toHaveLength(1);
  });

  test('greylisting: refused for now, taken at the second attempt a minute later', async () => {
    let asked = 0;
    const answerRecipient = (): number => (++asked === 1 ? 451 : 250);
    const { platform, notice, row } = await mailed({ answerRecipient });
    expect(row).toMatchObject({
      status: 'queued',
      attempts: 1,
      next_attempt_at: new Date('2026-11-18T10:01:00+08:00'),
    });
    const job = await admin.query('select run_at from graphile_worker._private_jobs where key = $1', [
      `notice:${notice.noticeId}`,
    ]);
    expect(job.rows).toEqual([{ run_at: row.next_attempt_at }]);
    await sendNotice(platform, notice);
    expect(await stored(platform, notice)).toMatchObject({ status: 'sent', attempts: 2, last_error: null });
  });

  test('an unknown mailbox is final, and its address is not kept in the error', async () => {
    const { row } = await mailed({ answerRecipient: () => 550 });
    expect(row).toMatchObject({ status: 'failed', attempts: 1, next_attempt_at: null });
    expect(row.last_error).toContain('550');
    expect(row.last_error).not.toContain('wangmin');
  });

  test('an address that would add recipients never reaches the server', async () => {
    const { platform, row } = await mailed({}, { recipient: 'a@b.cn, c@d.cn' });
    expect(row).toMatchObject({ status: 'failed', last_error: '邮件地址不正确' });
    expect(platform.server.received).toEqual([]);
  });

  test('a server that is down is asked again, seven times in all', async () => {
    const platform = await withMail();
    await platform.server.close();
    closing.pop();
    const notice = aNotice();
    await queued(platform, notice);
    for (let attempt = 1; attempt <= 7; attempt += 1) await sendNotice(platform, notice);
    expect(await stored(platform, notice)).toMatchObject({ status: 'failed', attempts: 7 });
  });

  test('a connection that breaks after the message was handed over is uncertain, and stays so', async () => {
    const sockets: { destroy(): void }[] = [];
    const platform = await withMail({
      beforeAnswer: () => {
        for (const socket of sockets) socket.destroy();
        return Promise.resolve();
      },
    });
    const relay = await startRelay(platform.server.url, sockets);
    const behind = { ...platform, config: { ...platform.config, smtpUrl: relay } };
    const notice = aNotice();
    await queued(behind, notice);
    await sendNotice(behind, notice);
    expect(await stored(behind, notice)).toMatchObject({ status: 'uncertain', attempts: 1 });
    await sendNotice(behind, notice);
    base.setNow('2026-11-19T10:00:00+08:00');
    await sweepNotices(behind, {});
    expect(await stored(behind, notice)).toMatchObject({ status: 'uncertain', attempts: 1 });
    expect(platform.server.received).toHaveLength(1);
  });
});

/** A TCP relay whose connections the test can cut. */
async function startRelay(target: string, sockets: { destroy(): void }[]): Promise<string> {
  const { hostname, port } = new URL(target);
  const server = createServer((inside) => {
    const outside = connect(Number(port), hostname);
    sockets.push(inside);
    inside.on('error', () => undefined).on('close', () => outside.destroy());
    outside.on('error', () => undefined);
    inside.pipe(outside).pipe(inside);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  return `smtp://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
}

describe('SMS', () => {
  const sms = { channel: 'sms', recipient: '13812341234' } as const;

  test('is asked of the gateway in its own shape, with the id as idempotency key', async () => {
    const gateway = await startSmsGateway();
    closing.push(() => gateway.close());
    const platform = withSms({ url: gateway.url });
    const notice = aNotice({ ...sms, facts: { ...sampleFacts, result: '"},{"to":["1"]' } });
    await queued(platform, notice);
    await sendNotice(platform, notice);
    const row = await stored(platform, notice);
    expect(row).toMatchObject({ status: 'sent', attempts: 1 });
    expect(gateway.requests).toHaveLength(1);
    expect(gateway.requests[0]?.headers).toMatchObject({
      'idempotency-key': notice.noticeId,
      authorization: 'Bearer gateway-token',
    });
    expect(gateway.requests[0]?.body).toEqual({
      to: ['13812341234'],
      content: row.body,
      seq: notice.noticeId,
    });
  });

  test.each([
    [
      'the gateway says no in its own words',
      { status: 200, json: { code: 7, phone: '13812341234' } },
      'failed',
    ],
    ['the request is wrong', { status: 400, json: {} }, 'failed'],
    ['there is too much to do', { status: 429, json: {} }, 'queued'],
    ['the gateway is broken', { status: 502, json: {} }, 'queued'],
    ['the line is cut', { status: 0, json: {} }, 'queued'],
  ])('%s: %o is %s', async (_, answer, status) => {
    const gateway = await startSmsGateway(() => answer);
    closing.push(() => gateway.close());
    const platform = withSms({ url: gateway.url });
    const notice = aNotice(sms);
    await queued(platform, notice);
    await sendNotice(platform, notice);
    const row = await stored(platform, notice);
    expect(row.status).toBe(status);
    expect(row.last_error).not.toContain('13812341234');
  });

  test('a gateway that does not know ids is never asked twice in doubt', async () => {
    const gateway = await startSmsGateway(() => ({ status: 0, json: {} }));
    closing.push(() => gateway.close());
    const platform = withSms({ url: gateway.url, idempotent: false });
    const notice = aNotice(sms);
    await queued(platform, notice);
    await sendNotice(platform, notice);
    expect((await stored(platform, notice)).status).toBe('uncertain');
  });

  test('without a gateway it waits visibly, is sent once there is one, and after three days not any more', async () => {
    const [early, late] = [aNotice(sms), aNotice(sms)];
    await queued(base, early, late);
    await sendNotice(base, early);
    expect(await stored(base, early)).toMatchObject({ status: 'queued', attempts: 0, last_error: null });

    const gateway = await startSmsGateway();
    closing.push(() => gateway.close());
    const platform = withSms({ url: gateway.url });
    base.setNow('2026-11-18T11:00:00+08:00');
    await admin.query('delete from graphile_worker._private_jobs');
    await sweepNotices(platform, {});
    const again = await admin.query('select key from graphile_worker._private_jobs order by key');
    expect(again.rows).toContainEqual({ key: `notice:${early.noticeId}` });
    await sendNotice(platform, early);
    expect(await stored(platform, early)).toMatchObject({ status: 'sent' });

    base.setNow('2026-11-21T10:00:01+08:00');
    await sweepNotices(platform, {});
    await sendNotice(platform, late);
    expect(await stored(platform, late)).toMatchObject({ status: 'failed', attempts: 0 });
    expect(gateway.requests).toHaveLength(1);
  });
});

describe('an attempt whose process died', () => {
  async function died(channel: 'sms' | 'email', attempts = 1) {
    const notice = aNotice({ channel, recipient: channel === 'sms' ? '13812341234' : 'a@b.cn' });
    await queued(base, notice);
    await admin.query(
      `update notice set status = 'sending', attempts = $3, sending_since = $2, next_attempt_at = null where notice_id = $1`,
      [notice.noticeId, base.now(), attempts],
    );
    return notice;
  }

  test('is left alone while it may still be running', async () => {
    const notice = await died('email');
    base.setNow('2026-11-18T10:02:00+08:00');
    await sweepNotices(base, {});
    expect((await stored(base, notice)).status).toBe('sending');
  });

  test('leaves a mail uncertain: a human decides', async () => {
    const notice = await died('email');
    base.setNow('2026-11-18T10:02:01+08:00');
    await sweepNotices(base, {});
    expect(await stored(base, notice)).toMatchObject({ status: 'uncertain', sending_since: null });
  });

  test('is repeated for an SMS, because the gateway knows the id; but not for ever', async () => {
    const [lately, often] = [await died('sms'), await died('sms', 10)];
    base.setNow('2026-11-18T10:02:01+08:00');
    await sweepNotices(withSms({ url: 'http://127.0.0.1:1/' }), {});
    expect((await stored(base, lately)).status).toBe('queued');
    expect((await stored(base, often)).status).toBe('uncertain');
  });
});
