// Uploads nobody used go after a day, with their content; what a case, a draft or another row needs stays.
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { addFile } from './commands/add-file.ts';
import { dropUntied } from './drop-untied.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;

const evening = '2026-11-18T18:00:00+08:00';
const nextNight = '2026-11-20T01:40:00+08:00';

beforeAll(async () => {
  platform = await testPlatform(evening);
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await platform.close();
});

beforeEach(() => {
  platform.setNow(evening);
});

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

async function upload(content: Uint8Array, orgId = company.orgId): Promise<string> {
  const sha256 = hashOf(content);
  await platform.files.put(content, sha256);
  const attachmentId = uuidv7();
  const file = { fileName: '身份证.png', mediaType: 'image/png', sizeBytes: content.length, sha256 } as const;
  await addFile(platform, { orgId, staffId: company.staff('clerk') }, { file, fields: { attachmentId } });
  return attachmentId;
}

async function isThere(attachmentId: string): Promise<boolean> {
  const { rowCount } = await admin.query('select 1 from attachment where attachment_id = $1', [attachmentId]);
  return rowCount === 1;
}

describe('at night', () => {
  test('an upload of yesterday that no case got is gone, row and content', async () => {
    const content = randomBytes(64);
    const attachmentId = await upload(content);
    platform.setNow(nextNight);
    expect(await dropUntied(platform)).toBe(1);
    expect(await isThere(attachmentId)).toBe(false);
    expect(await platform.files.has(hashOf(content))).toBe(false);
  });

  test('one of the same day stays', async () => {
    const content = randomBytes(64);
    const attachmentId = await upload(content);
    platform.setNow('2026-11-19T01:40:00+08:00');
    await dropUntied(platform);
    expect(await isThere(attachmentId)).toBe(true);
    platform.setNow(nextNight);
    await dropUntied(platform);
  });

  test('what a case or a draft holds stays', async () => {
    const tied = await upload(randomBytes(64));
    const drafted = await upload(randomBytes(64));
    await admin.query(`update attachment set case_kind = 'order', case_id = $2 where attachment_id = $1`, [
      tied,
      uuidv7(),
    ]);
    await admin.query(
      `insert into request_draft (org_id, draft_id, staff_id, title, body, saved_at) values ($1, $2, $3, '草稿', $4, $5)`,
      [
        company.orgId,
        uuidv7(),
        company.staff('clerk'),
        JSON.stringify({ papers: [{ attachmentId: drafted }] }),
        evening,
      ],
    );
    platform.setNow(nextNight);
    expect(await dropUntied(platform)).toBe(0);
    expect([await isThere(tied), await isThere(drafted)]).toEqual([true, true]);
  });

  test('a content that another row, even of another unit, points to is kept', async () => {
    const content = randomBytes(64);
    await upload(content);
    const other = await upload(content, company.other.orgId);
    await admin.query(`update attachment set case_kind = 'order', case_id = $2 where attachment_id = $1`, [
      other,
      uuidv7(),
    ]);
    platform.setNow(nextNight);
    expect(await dropUntied(platform)).toBe(1);
    expect(await platform.files.has(hashOf(content))).toBe(true);
  });

  test('an upload whose content was cleared away meanwhile is refused, so that it is sent again', async () => {
    const content = randomBytes(64);
    const file = {
      fileName: 'a.png',
      mediaType: 'image/png',
      sizeBytes: content.length,
      sha256: hashOf(content),
    } as const;
    const caller = { orgId: company.orgId, staffId: company.staff('clerk') };
    await expect(
      addFile(platform, caller, { file, fields: { attachmentId: uuidv7() } }),
    ).rejects.toMatchObject({ code: 'file.upload-again' });
  });
});
