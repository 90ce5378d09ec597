import type pg from 'pg';
import { putBooksInForce } from '#server/domains/billing/testing.ts';
import { batches, idFunction, loading } from './load.ts';

/** A unit with accounts of every kind, a month of use for each, and the bills of the month before. */
export interface BilledUnit {
  readonly orgId: number;
  readonly count: number;
}

/** In a hundred accounts: 72 households, 18 of them more by time of use, 8 shops, 2 factories. */
const mix = `case when i % 100 < 72 then 0 when i % 100 < 90 then 1 when i % 100 < 98 then 2 else 3 end`;

const idMs = 1_760_000_000_000;
const account = `bench_id(1, i, ${idMs.toString()})`;
const point = `bench_id(2, i, ${idMs.toString()})`;

const statements = [
  `insert into customer_account (org_id, account_id, account_no, customer_id, opened_on)
   {serials} select $1::integer, ${account}, ($1::bigint * 1000000000 + i)::text, ${account}, '2020-05-06' from serials`,
  `insert into usage_point (org_id, usage_point_id, account_id, location_id, voltage, capacity_va, use_kind)
   {serials} select $1, ${point}, ${account}, ${point}, (array['220V','220V','380V','10kV'])[k + 1],
     (array[8000, 8000, 30000, 1000000])[k + 1],
     (array['residential','residential','commercial','large-industry'])[k + 1] from serials`,
  `insert into supply_terms (org_id, terms_id, usage_point_id, account_id, valid, series, tariff, is_time_of_use,
     details, reason, set_at)
   {serials} select $1, bench_id(3, i, ${idMs.toString()}), ${point}, ${account}, '[2024-01-01,)',
     case when k < 2 then 'zhejiang-residential' else 'fujian-commercial' end,
     (array['tiered','tiered','single-low','two-part-10kv'])[k + 1], k = 1,
     case when k = 3 then '{"basis":"capacity","powerFactorStandard":90}'::jsonb else '{}'::jsonb end, 'bench', now()
   from serials`,
  `insert into metered_use (org_id, use_id, account_id, usage_point_id, installation_id, from_on, to_on, energy_wh,
     forward_varh, quality, derived_at)
   {serials} select $1, bench_id(4, i, ${idMs.toString()}), ${account}, ${point}, ${point}, '2026-10-01', '2026-11-01',
     case k when 0 then array[0, 0, case i % 1000 when 500 then 9000000 else 100000 + i % 400000 end, 0, 0]
       when 1 then array[0, 80000 + i % 200000, 0, 60000 + i % 90000, 0]
       when 2 then array[0, 0, 900000 + i % 1000000, 0, 0]
       else array[2000000, 60000000 + i % 1000000, 80000000, 90000000, 0] end,
     case when k = 3 then 100000000 else 0 end, 'actual', now() from serials`,
  `insert into bill (org_id, month, bill_id, run_id, part_no, account_id, state, from_on, to_on, energy_wh,
     tier_used_wh, total_fen, energy_fen, capacity_fen, power_factor_fen, funds_fen, tariffs, input, lines, hash)
   {serials} select $1, '2026-09-01', bench_id(5, i, ${idMs.toString()}), bench_id(6, 1, ${idMs.toString()}), 1, ${account},
     'released', '2026-09-01', '2026-10-01', (array[250000, 220000, 1300000, 232000000])[k + 1],
     case when k < 2 then 1500000 + i % 2000000 end, 15000, 15000, 0, 0, 0,
     (array['tiered','tiered','single-low','two-part-10kv'])[k + 1], '{}', '[]', '\\x00' from serials`,
];

const tables = ['customer_account', 'usage_point', 'supply_terms', 'metered_use', 'bill'];

/** Fills units; exclusions of overlaps are left out here, because what is made up has none. */
export async function seedBilledUnits(
  client: pg.Client,
  units: readonly BilledUnit[],
  tell: (line: string) => void,
): Promise<void> {
  await client.query(idFunction);
  await client.query(
    'alter table supply_terms drop constraint supply_terms_org_id_usage_point_id_valid_excl',
  );
  for (const { orgId } of units)
    await putBooksInForce((sql, values) => client.query(sql, [...values]), orgId);
  await loading(client, tables, async () => {
    for (const { orgId, count } of units) {
      for (const { from, count: rows } of batches(1, count)) {
        const to = (from + rows - 1).toString();
        const serials = `with serials as (select i, ${mix} as k from generate_series(${from.toString()}::bigint, ${to}) i)`;
        for (const sql of statements) await client.query(sql.replace('{serials}', serials), [orgId]);
        tell(`unit ${orgId.toString()}: ${(from + rows - 1).toString()} accounts`);
      }
    }
  });
}
