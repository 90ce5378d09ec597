// A row whose id was made by a clock months ahead does not keep the server from starting when its month comes.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepMonths } from './months.ts';
import { testPlatform, type TestPlatform } from '../testing/test-platform.ts';

let platform: TestPlatform;
let client: pg.Client;

beforeAll(async () => {
  platform = await testPlatform();
  client = new pg.Client({ connectionString: platform.adminUrl });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await platform.close();
});

const ahead = `(now() + interval '5 months')`;

test('rows in the catch-all move into the partition of their month', async () => {
  await client.query(
    `insert into event (org_id, case_id, seq, case_kind, kind, at, actor_kind, source, data, prev_hash, hash)
     select 1, uuid_floor(${ahead}), seq, 'order', 'x', now(), 'system', 's', '{}', 'a', 'b' from generate_series(1, 3) seq`,
  );
  const lying = async () =>
    (await client.query<{ place: string }>(`select distinct tableoid::regclass::text as place from event`))
      .rows;
  expect(await lying()).toEqual([{ place: 'event_other' }]);
  await client.query(`call ensure_months('event', now()::date, (now() + interval '6 months')::date)`);
  const [place] = await lying();
  expect(place?.place).toMatch(/^event_\d{6}$/);
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from event');
  expect(rows[0]?.count).toBe(3);
  // The moved rows are behind the wall of the units and under the keys of the parent as before.
  await expect(client.query(`insert into event select * from event where seq = 1`)).rejects.toThrow(
    'duplicate key',
  );
  await client.query(`set role wanjia_app`);
  expect((await client.query('select 1 from event')).rows).toEqual([]);
  await client.query('reset role');
});

test('several processes that start at once make them together', async () => {
  const { rows: before } = await months();
  await client.query(`drop table ${before.at(-1)?.name ?? ''}`);
  await Promise.all(Array.from({ length: 4 }, () => keepMonths(platform.db)));
  expect((await months()).rows).toEqual(before);
});

const months = () =>
  client.query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'notice'::regclass
       and inhrelid::regclass::text ~ '[0-9]{6}$' order by 1`,
  );
