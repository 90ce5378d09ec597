import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { CustomerImport } from '#contracts/customer-import.ts';
import { buildApp } from '../../../../app.ts';
import { testPlatform, type TestPlatform } from '../../../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../../../organisation/testing.ts';
import { checkCustomerImport } from '../check-import.ts';
import { runCustomerImport } from '../run-import.ts';
import { csvOf, typedRow, uploadBody, type TypedRow } from '../testing.ts';

export interface RunChoice {
  readonly rows: 'all' | 'good';
  readonly existing?: 'skip' | 'update';
}

/** For tests: a company whose supervisor imports; the jobs are run by hand, where the case wants them. */
export class ImportDesk {
  readonly platform: TestPlatform;
  readonly company: Company;
  readonly app: FastifyInstance;
  readonly cookie: { cookie: string };
  readonly #admin: pg.Client;
  #serial = 0;

  constructor(made: Pick<ImportDesk, 'platform' | 'company' | 'app' | 'cookie'> & { admin: pg.Client }) {
    this.platform = made.platform;
    this.company = made.company;
    this.app = made.app;
    this.cookie = made.cookie;
    this.#admin = made.admin;
  }

  /** The next household that no other case has. */
  household(about: TypedRow = {}): TypedRow {
    this.#serial += 1;
    return typedRow(this.#serial, about);
  }

  idOf(importId: string) {
    return { orgId: this.company.orgId, importId };
  }

  async upload(content: string | Uint8Array, importId = uuid()) {
    const { payload, headers } = uploadBody(importId, content);
    const request = { method: 'POST' as const, url: '/api/customer-imports', payload };
    const answer = await this.app.inject({ ...request, headers: { ...headers, ...this.cookie } });
    return { status: answer.statusCode, body: answer.json<CustomerImport & { code?: string }>(), importId };
  }

  async read(importId: string): Promise<CustomerImport> {
    const answer = await this.app.inject({
      url: `/api/customer-imports/${importId}`,
      headers: this.cookie,
    });
    return answer.json<CustomerImport>();
  }

  async checked(rows: readonly TypedRow[] | string): Promise<CustomerImport> {
    const { importId } = await this.upload(typeof rows === 'string' ? rows : csvOf(rows));
    await checkCustomerImport(this.platform, this.idOf(importId));
    return this.read(importId);
  }

  start(importId: string, choice: RunChoice) {
    const body = { existing: 'skip', ...choice };
    const url = `/api/customer-imports/${importId}/run`;
    return this.app.inject({ method: 'POST', url, headers: this.cookie, body });
  }

  cancel(importId: string) {
    const url = `/api/customer-imports/${importId}/cancel`;
    return this.app.inject({ method: 'POST', url, headers: this.cookie });
  }

  async imported(rows: readonly TypedRow[], choice: RunChoice = { rows: 'good' }): Promise<CustomerImport> {
    const { importId } = await this.checked(rows);
    await this.start(importId, choice);
    await runCustomerImport(this.platform, this.idOf(importId));
    return this.read(importId);
  }

  async faultsOf(importId: string) {
    const url = `/api/customer-imports/${importId}/faults`;
    const answer = await this.app.inject({ url, headers: this.cookie });
    const { items } = answer.json<{
      items: { rowNo: number; errors: { column: string; code: string; title: string }[] }[];
    }>();
    return items.map(({ rowNo, errors }) => ({
      rowNo,
      faults: errors.map(({ column, code }) => `${column} ${code}`),
    }));
  }

  async rowsOf<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.#admin.query<Row>(sql, values);
    return rows;
  }

  async countOf(from: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rowsOf<{ count: number }>(`select count(*)::int as count from ${from}`, values);
    return row?.count ?? -1;
  }

  async close(): Promise<void> {
    await this.#admin.end();
    await this.app.close();
    await this.platform.close();
  }
}

export async function openImportDesk(): Promise<ImportDesk> {
  const platform = await testPlatform('2026-11-18T10:00:00+08:00');
  const company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  const app = await buildApp(platform);
  const cookie = await signInAs(app, 'supervisor');
  const admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  return new ImportDesk({ platform, company, app, cookie, admin });
}
