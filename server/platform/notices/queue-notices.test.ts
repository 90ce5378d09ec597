// What a command leaves in the outbox: rows worded as of now and a job for each that leaves the house.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { sampleFacts } from '#domain/notices/fields.ts';
import { inTransaction } from '../db/database.ts';
import { testPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { queueNotices } from './queue-notices.ts';
import { aNotice, queued, stored } from './testing/outbox.ts';

let platform: TestPlatform;
let admin: pg.Client;

async function jobsOf(noticeId: string): Promise<unknown[]> {
  const { rows } = await admin.query<Record<string, unknown>>(
    'select payload, run_at from graphile_worker._private_jobs where key = $1',
    [`notice:${noticeId}`],
  );
  return rows;
}

beforeAll(async () => {
  platform = await testPlatform();
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  await admin.query(`insert into org (org_id, code, name) values (1, '0001', '甲县'), (2, '0002', '乙县')`);
});
afterAll(async () => {
  await admin.end();
  await platform.close();
});

describe('queueing', () => {
  test('a mail waits for its job; the text is that of the code, filled', async () => {
    const notice = aNotice({ facts: { ...sampleFacts, result: '表计<合格>' } });
    await queued(platform, notice);
    const row = await stored(platform, notice);
    expect(row).toMatchObject({
      status: 'queued',
      attempts: 0,
      template_version: 0,
      subject: '处理结果答复',
    });
    expect(row.body).toContain('表计<合格>');
    expect(await jobsOf(notice.noticeId)).toMatchObject([
      { payload: { orgId: 1, noticeId: notice.noticeId } },
    ]);
  });

  test('what stays in the house has arrived once it is stored, and needs no job', async () => {
    const notices = [aNotice({ channel: 'portal' }), aNotice({ channel: 'staff', recipient: uuidv7() })];
    await queued(platform, ...notices);
    for (const notice of notices) {
      expect(await stored(platform, notice)).toMatchObject({ status: 'sent', sent_at: platform.now() });
      expect(await jobsOf(notice.noticeId)).toEqual([]);
    }
  });

  test('a transaction that rolls back leaves neither notice nor job', async () => {
    const notice = aNotice();
    const failing = inTransaction(platform.db, [1], async (tx) => {
      await queueNotices(tx, platform, [notice]);
      throw new Error('the command failed later');
    });
    await expect(failing).rejects.toThrow('the command failed later');
    await expect(stored(platform, notice)).rejects.toThrow();
    expect(await jobsOf(notice.noticeId)).toEqual([]);
  });

  test('the same id twice is one notice with its first text', async () => {
    const notice = aNotice({ facts: { ...sampleFacts, result: '第一次' } });
    await queued(platform, notice);
    await queued(platform, { ...notice, facts: { ...sampleFacts, result: '第二次' } });
    expect((await stored(platform, notice)).body).toContain('第一次');
  });

  test('a unit’s own text is used in its newest version, by that unit alone, until it goes back to the default', async () => {
    const own = `insert into notice_template values (1, 'thanks', 'sms', $1, null, $2, $3, now())`;
    await admin.query(own, [1, '旧{unit}', uuidv7()]);
    await admin.query(own, [2, '新{unit}', uuidv7()]);
    const mine = aNotice({ template: 'thanks', channel: 'sms', recipient: '13800001111' });
    const theirs = { ...aNotice({ template: 'thanks', channel: 'sms' }), orgId: 2 };
    await queued(platform, mine);
    await queued(platform, theirs);
    expect(await stored(platform, mine)).toMatchObject({ body: '新青川县供电公司', template_version: 2 });
    expect(await stored(platform, theirs)).toMatchObject({ template_version: 0 });
    await admin.query(own, [3, null, uuidv7()]);
    const later = aNotice({ template: 'thanks', channel: 'sms' });
    await queued(platform, later);
    expect(await stored(platform, later)).toMatchObject({ template_version: 0 });
  });

  test('a field the sender forgot does not stop the case', async () => {
    const notice = aNotice({ facts: { unit: '甲县' } });
    await queued(platform, notice);
    expect((await stored(platform, notice)).body).toContain('详见进度页');
  });

  test('another unit neither sees nor queues it', async () => {
    const notice = aNotice();
    await queued(platform, notice);
    await expect(stored(platform, { ...notice, orgId: 2 })).rejects.toThrow();
    await expect(
      inTransaction(platform.db, [2], (tx) => queueNotices(tx, platform, [aNotice({ orgId: 1 })])),
    ).rejects.toThrow(/row-level security/);
  });
});
