import type pg from 'pg';
import { accountNumber } from '#domain/customers/account-number.ts';
import { batches, idFunction, loading } from './load.ts';
import { addresses, names, rooms, type Word } from './words.ts';

/** Whose customers are made. */
export interface SeededUnit {
  readonly orgId: number;
  readonly code: string;
}

/** The birth of the first customer; each later one is born a second after. */
export const customersBornMs = Date.UTC(2024, 0, 1);

async function storeWords(client: pg.Client, table: string, words: readonly Word[]): Promise<void> {
  await client.query(
    `create table if not exists ${table} (at integer primary key, text text, normal text, tokens text[])`,
  );
  await client.query(
    `insert into ${table}
     select r.at, r.text, r.normal, r.tokens
     from jsonb_to_recordset($1::jsonb) as r(at integer, text text, normal text, tokens text[])
     on conflict do nothing`,
    [JSON.stringify(words.map((word, at) => ({ at, ...word })))],
  );
}

/** The pools that names and addresses are drawn from, with their tokens as the product makes them. */
export async function storePools(client: pg.Client): Promise<void> {
  await client.query(idFunction);
  await storeWords(client, 'bench_name', names());
  await storeWords(client, 'bench_address', addresses());
  await storeWords(client, 'bench_room', rooms());
}

/** A serial number's name, building and room; multiplied by primes, so that they don't walk in step. */
export const drawn = `
  join bench_name n on n.at = (s.i * 7919) % (select count(*) from bench_name)
  join bench_address a on a.at = (s.i * 104729) % (select count(*) from bench_address)
  join bench_room r on r.at = (s.i * 31) % (select count(*) from bench_room)`;

export const phoneOf = `('139' || lpad(((s.i * 48271) % 100000000)::text, 8, '0'))`;
const meterOf = `('3399' || lpad(s.i::text, 12, '0'))`;
const id = (tag: number): string =>
  `bench_id(${tag.toString()}, s.i, ${customersBornMs.toString()} + s.i * 1000)`;
export const customerId = id(1);
export const accountId = id(4);
export const usagePointId = id(5);

const statements = (orgId: number): readonly string[] => {
  const org = orgId.toString();
  return [
    `insert into customer (org_id, customer_id, kind, name, demo, created_at, changed_at)
     select ${org}, ${customerId}, 'person', n.text, true, now(), now() from bench_serial s ${drawn}`,
    `insert into contact (org_id, contact_id, customer_id, name, purposes, channel, phone)
     select ${org}, ${id(2)}, ${customerId}, n.text, '{business}', 'phone', ${phoneOf} from bench_serial s ${drawn}`,
    `insert into service_location (org_id, location_id, address, region)
     select ${org}, ${id(3)}, a.text || r.text, case when s.i % 3 = 0 then 'rural' else 'urban' end
     from bench_serial s ${drawn}`,
    `insert into customer_account (org_id, account_id, account_no, customer_id, opened_on)
     select ${org}, ${accountId}, s.no, ${customerId}, '2020-05-06' from bench_serial s`,
    `insert into usage_point (org_id, usage_point_id, account_id, location_id, voltage, capacity_va, use_kind, meter_no)
     select ${org}, ${usagePointId}, ${accountId}, ${id(3)}, '220V', 8000, 'residential', ${meterOf} from bench_serial s`,
    `insert into customer_search (org_id, customer_id, tokens, texts)
     select ${org}, ${customerId},
       n.tokens || a.tokens || r.tokens
         || array['t' || right(${phoneOf}, 4), 'd' || right(s.no, 6), 'm' || right(${meterOf}, 6)],
       concat(E'\\n', n.normal, E'\\n', a.normal || r.normal, E'\\n', ${phoneOf}, E'\\n', s.no, E'\\n', ${meterOf}, E'\\n')
     from bench_serial s ${drawn}`,
  ];
};

const tables = [
  'customer',
  'contact',
  'service_location',
  'customer_account',
  'usage_point',
  'customer_search',
];

/** The account number of a serial number. */
export function accountNoOf(unit: SeededUnit, serial: number): string {
  return accountNumber(unit.code, 1000 + serial);
}

/** Makes `count` customers, each with a contact, an account, a place and a point. */
export async function seedCustomers(
  client: pg.Client,
  unit: SeededUnit,
  { count, tell }: { count: number; tell: (line: string) => void },
): Promise<void> {
  await storePools(client);
  await client.query('create table if not exists bench_serial (i bigint, no text)');
  await loading(client, tables, async () => {
    for (const batch of batches(1, count)) {
      const numbers = Array.from({ length: batch.count }, (_, at) => accountNoOf(unit, batch.from + at));
      await client.query('truncate bench_serial');
      await client.query(
        `insert into bench_serial select $2::bigint + at - 1, no from unnest($1::text[]) with ordinality as u(no, at)`,
        [numbers, batch.from],
      );
      for (const sql of statements(unit.orgId)) await client.query(sql);
      tell(`customers: ${(batch.from + batch.count - 1).toString()}`);
    }
    tell('customers: indexes');
  });
  await client.query(
    `insert into account_serial values ($1, $2) on conflict (org_id) do update set next_serial = excluded.next_serial`,
    [unit.orgId, 1001 + count],
  );
}
