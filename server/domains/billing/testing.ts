import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import type { TermsDetails } from '#domain/tariffs/supply-terms.ts';
import type { TestPlatform } from '../../platform/testing/test-platform.ts';
import { aCustomer, anAccount, callerIn, createCustomer } from '../customers/testing.ts';
import type { Company } from '../organisation/testing.ts';
import { releaseRun } from './release/release-run.ts';
import { startRun } from './run/start-run.ts';
import { workRun } from './run/work-run.ts';

/** Runs SQL as the owner of the tables. */
export async function behind(
  platform: TestPlatform,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: platform.adminUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** The published tables in force in a unit; those of Fujian as if they still held. */
export async function putBooksInForce(
  query: (sql: string, values: readonly unknown[]) => Promise<unknown>,
  orgId: number,
) {
  for (const book of publishedBooks) {
    const { validTo, ...body } = book.series === 'fujian-commercial' ? { ...book, validTo: null } : book;
    const hash = Buffer.from(book.id).toString('hex').padEnd(64, '0').slice(0, 64);
    await query(
      'insert into price_book_text (org_id, body_hash, body) values ($1, $2, $3) on conflict do nothing',
      [...[orgId, hash, JSON.stringify(body)]],
    );
    await query(
      `insert into price_book (org_id, book_id, book_code, series, title, valid_from, valid_to, body_hash, state,
         authors, approved_by, approved_at, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'approved', array[$9::uuid], $10, now(), $9, now())`,
      [
        ...[orgId, uuidv7(), book.id, book.series, book.title, book.validFrom, validTo, hash],
        ...[uuidv7(), uuidv7()],
      ],
    );
  }
}

export interface Metered {
  readonly accountId: string;
  readonly usagePointId: string;
}

export interface MeteredAccount {
  readonly series?: string;
  readonly tariff?: string;
  readonly details?: TermsDetails;
}

/** An account with one point on terms that hold since 2024. */
export async function aMeteredAccount(
  platform: TestPlatform,
  company: Company,
  { series = 'zhejiang-residential', tariff = 'tiered', details = {} }: MeteredAccount = {},
): Promise<Metered> {
  const [accountId, usagePointId] = [uuidv7(), uuidv7()];
  const points = [
    { usagePointId, voltage: '220V' as const, capacityVa: 8000, useKind: 'residential' as const },
  ];
  const account = anAccount({ accountId, points });
  await createCustomer(platform, callerIn(company), aCustomer({ accounts: [account] }));
  await behind(
    platform,
    `insert into supply_terms (org_id, terms_id, usage_point_id, account_id, valid, series, tariff, details, reason, set_at)
     values ($1, $2, $3, $4, '[2024-01-01,)', $5, $6, $7, 'test', now())`,
    [company.orgId, uuidv7(), usagePointId, accountId, series, tariff, JSON.stringify(details)],
  );
  return { accountId, usagePointId };
}

/** What was used in a month, 'YYYY-MM'. */
export async function used(
  platform: TestPlatform,
  company: Company,
  { accountId, usagePointId, month, kwh }: Metered & { readonly month: string; readonly kwh: number },
): Promise<void> {
  await behind(
    platform,
    `insert into metered_use (org_id, use_id, account_id, usage_point_id, installation_id, from_on, to_on, energy_wh, quality, derived_at)
     values ($1, $2, $3, $4, $2, $5::date, ($5::date + interval '1 month')::date, array[0, 0, $6::bigint, 0, 0], 'actual', now())`,
    [company.orgId, uuidv7(), accountId, usagePointId, `${month}-01`, kwh * 1000],
  );
}

/** A household with a bill of September 2026 that has gone out, and one of October that is held. */
export async function aReleasedBill(platform: TestPlatform, company: Company): Promise<string> {
  const { orgId } = company;
  await putBooksInForce((sql, values) => behind(platform, sql, values), orgId);
  const metered = await aMeteredAccount(platform, company);
  const caller = callerIn(company, 'billing');
  for (const [month, kwh] of [
    ['2026-09', 300],
    ['2026-10', 9_000],
  ] as const) {
    await used(platform, company, { ...metered, month, kwh });
    const runId = uuidv7();
    await startRun(platform, caller, { runId, month, scope: { scope: 'unit' } });
    await workRun(platform, { orgId, runId });
    if (month === '2026-09') await releaseRun(platform, caller, { runId, dueOn: '2026-10-20' });
    await workRun(platform, { orgId, runId });
  }
  return metered.accountId;
}
