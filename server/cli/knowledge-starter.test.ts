// `wanjia knowledge starter`: what the button enters, entered from the command line, once however often it is run.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { starters } from '#domain/knowledge/starters/index.ts';
import { inTransaction, runSql } from '../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../platform/testing/test-platform.ts';
import { loginOf, smallCompany, type Company } from '../domains/organisation/testing.ts';
import { enterStarters } from './commands/knowledge-starter.ts';

let platform: TestPlatform;
let company: Company;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
});
afterAll(() => platform.close());

async function articles(): Promise<number> {
  return inTransaction(platform.db, [company.orgId], async (tx) => {
    const { rows } = await runSql<{ count: number }>(
      tx,
      `select count(*) from article where org_id = $1 and work = 'draft'`,
      [company.orgId],
    );
    return rows[0]?.count ?? 0;
  });
}

describe('the starter articles', () => {
  test('are refused to a login that does not exist or may not review, and nothing is entered', async () => {
    await expect(enterStarters(platform, 'nobody')).rejects.toThrow(/nobody/);
    await expect(enterStarters(platform, loginOf('clerk'))).rejects.toThrow(/knowledge|审核知识文章/);
    expect(await articles()).toBe(0);
  });

  test('become drafts, all of them; run again it finds them there', async () => {
    const login = loginOf('quality');
    expect(await enterStarters(platform, login)).toEqual({ loaded: starters.length });
    expect(await enterStarters(platform, login)).toEqual({ loaded: 0 });
    expect(await articles()).toBe(starters.length);
  });
});
