// How an import runs: batches made ready ahead, workers that die or meet, and somebody who cancels.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readImportRow } from '#domain/customers/import-row.ts';
import { inTransaction, reading } from '../../../platform/db/database.ts';
import { bySystem } from '../../../platform/events/record.ts';
import { checkCustomerImport } from './check-import.ts';
import { enterGroups, readyGroups } from './enter-groups.ts';
import { openImportDesk, type ImportDesk } from './testing/import-desk.ts';
import { contextAt } from './import-table.ts';
import { mindImports } from './jobs.ts';
import { incomingRow, lookUp } from './match.ts';
import { placesOf } from './placing.ts';
import { runCustomerImport } from './run-import.ts';
import { csvOf } from './testing.ts';

let desk: ImportDesk;

beforeAll(async () => {
  desk = await openImportDesk();
});

afterAll(() => desk.close());

describe('a worker that dies', () => {
  test('in the middle is followed by one that goes on, with no customer twice', async () => {
    const rows = Array.from({ length: 1200 }, () => desk.household());
    const { importId } = await desk.checked(rows);
    await desk.start(importId, { rows: 'good' });
    // As after kill -9: the first batch is committed, the second is not, and nobody said anything.
    const dying = {
      ...desk.platform,
      live: {
        ...desk.platform.live,
        publish: () => {
          throw new Error('killed');
        },
      },
    };
    const numbers = rows.map((row) => row.accountNo);
    await expect(runCustomerImport(dying, desk.idOf(importId), 500)).rejects.toThrow('killed');
    expect(await desk.countOf('customer_account where account_no = any ($1)', [numbers])).toBe(500);
    desk.platform.setNow('2026-11-18T10:02:00+08:00');
    await mindImports(desk.platform);
    expect(
      await desk.countOf(
        "graphile_worker.jobs where task_identifier = 'run-customers' and key like '%' || $1",
        [importId],
      ),
    ).toBe(1);
    await Promise.all([
      runCustomerImport(desk.platform, desk.idOf(importId)),
      runCustomerImport(desk.platform, desk.idOf(importId)),
    ]);
    expect(await desk.read(importId)).toMatchObject({ status: 'done', customersMade: 1200 });
    expect(
      await desk.countOf("event where kind = 'customer.created' and data->'accounts' ?| $1", [numbers]),
    ).toBe(1200);
  }, 60_000);

  test('during the check is followed by one that checks the same', async () => {
    const { importId } = await desk.upload(csvOf(Array.from({ length: 30 }, () => desk.household())));
    await checkCustomerImport(desk.platform, desk.idOf(importId));
    await desk.rowsOf("update customer_import set status = 'checking' where import_id = $1", [importId]);
    await mindImports(desk.platform);
    expect(await desk.countOf('customer_import_row where import_id = $1', [importId])).toBe(30);
  });
});

describe('an import that is cancelled', () => {
  test('before its start enters nothing', async () => {
    const { importId } = await desk.checked([desk.household()]);
    const answer = await desk.cancel(importId);
    expect(answer.json()).toMatchObject({ status: 'cancelled' });
    expect((await desk.start(importId, { rows: 'good' })).json()).toMatchObject({
      code: 'customer.import-state',
    });
  });

  test('in the middle keeps the batches that were done; as a whole it keeps nothing', async () => {
    for (const [rows, kept] of [
      ['good', 500],
      ['all', 0],
    ] as const) {
      const { importId } = await desk.checked(Array.from({ length: 700 }, () => desk.household()));
      await desk.start(importId, { rows });
      await desk.cancel(importId);
      await runCustomerImport(desk.platform, desk.idOf(importId), 500);
      expect(await desk.read(importId)).toMatchObject({ status: 'cancelled', customersMade: kept });
    }
  }, 60_000);
});

describe('batches made ready ahead', () => {
  test('make no customer whom a colleague entered meanwhile a second time', async () => {
    const { platform, company } = desk;
    const { orgId } = company;
    const typed = [desk.household(), desk.household()];
    const places = await reading(platform.db, [orgId], (tx) => placesOf(tx, orgId));
    const actor = { orgId, orgCode: '3304', origin: bySystem };
    const making = { platform, actor, placing: places };
    const context = contextAt(platform.now(), '3304');
    const rows = typed.map((cells, at) =>
      incomingRow(
        { keys: platform.keys, orgId },
        { rowNo: at + 2, group: at + 1, row: readImportRow(cells, context).row, accountKey: null },
      ),
    );
    const known = await reading(platform.db, [orgId], (tx) => lookUp(tx, orgId, rows));
    const ready = await readyGroups(making, rows, known);
    await desk.imported([typed[1] ?? {}]);
    const entered = await inTransaction(platform.db, [orgId], (tx) =>
      enterGroups({ ...making, tx }, ready, { existing: 'skip' }),
    );
    expect(entered).toMatchObject({ customersMade: 1, skipped: [3] });
  });

  // Last: the numbers given here are those that later households would bear.
  test('of rows with and without numbers all get one of their own', async () => {
    const rows = Array.from({ length: 90 }, (_, at) =>
      desk.household(at % 3 === 0 ? { accountNo: '', customerCode: `Z-${at.toString()}` } : {}),
    );
    const { importId } = await desk.checked(rows);
    await desk.start(importId, { rows: 'all' });
    await runCustomerImport(desk.platform, desk.idOf(importId), 20);
    expect(await desk.read(importId)).toMatchObject({
      status: 'done',
      failure: null,
      customersMade: 90,
      accountsMade: 90,
    });
    const documents = rows.map((row) => row.phone);
    expect(
      await desk.countOf(
        `(select distinct a.account_no from customer_account a join contact t using (org_id, customer_id)
          where t.phone = any ($1)) as numbers`,
        [documents],
      ),
    ).toBe(90);
  });
});
