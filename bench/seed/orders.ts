import type pg from 'pg';
import { addressTokens } from '#domain/customers/search-text.ts';
import { orderNumber } from '#domain/orders/order-number.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { accountId, customerId, drawn, phoneOf, usagePointId, type SeededUnit } from './customers.ts';
import { batches, loading } from './load.ts';

/** Orders of the last two months, open all of them; their clocks run out over the next two. */
const spanMs = 60 * 86_400_000;
const stations = 40;
const tables = ['work_order', 'order_search', 'order_task', 'order_clock', 'event', 'event_head'] as const;

/** In place of a template's own values; `s` is the order being made, `t` the template's row. */
const overrides: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  work_order: {
    order_id: 's.id',
    order_no: 's.no',
    unit_id: 's.station_id',
    customer_id: customerId,
    account_id: accountId,
    usage_point_id: usagePointId,
    contact_name: 'n.text',
    contact_phone: phoneOf,
    address: 'a.text || r.text',
    accepted_at: 's.at',
    next_due_at: 's.due',
    external_id: 'null',
  },
  order_search: { order_id: 's.id', tokens: 'n.tokens || a.tokens || r.tokens || m.tokens' },
  order_task: {
    order_id: 's.id',
    team_id: 'coalesce(own.unit_id, t.team_id)',
    assignee_id: 's.assignee',
    state: `case when s.assignee is null then 'waiting' else 'claimed' end`,
    claimed_at: 'case when s.assignee is null then null else s.at end',
    opened_at: 's.at',
    sort_due: 's.due',
  },
  order_clock: {
    order_id: 's.id',
    unit_id: 's.station_id',
    started_at: 's.at',
    due_at: 's.due',
    // One in fifty is warned of, one in two hundred broken; all others have their alarm before them.
    alarm_at: `case when s.i % 200 = 0 then null else s.due - interval '4 hours' end`,
    warned_at: 'case when s.i % 50 = 0 then s.at end',
    breached_at: 'case when s.i % 200 = 0 then s.at end',
  },
  event: {
    case_id: 's.id',
    at: 's.at',
    command_id: 'case when t.command_id is null then null else s.id end',
  },
  event_head: { case_id: 's.id' },
};

const joins: Readonly<Record<string, string>> = {
  work_order: drawn,
  order_search: `${drawn} join bench_matter m on m.k = s.k`,
  order_task: 'left join bench_team own on own.station = s.station and own.function = t.function',
};

async function columnsOf(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function copySql(client: pg.Client, table: string): Promise<string> {
  const columns = await columnsOf(client, table);
  const values = columns.map((column) => overrides[table]?.[column] ?? `t.${column}`);
  // Without a row of its own in order_search a template is not searched for either (a report in confidence).
  return `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')}
    from bench_order s join bench_${table} t on t.k = s.k ${joins[table] ?? ''}`;
}

/** Stations 03 … 40 with their halls and teams, beside the two of the small company. */
async function storeStations(client: pg.Client, { orgId, code }: SeededUnit): Promise<void> {
  await client.query(
    `insert into org_unit
     select (jsonb_populate_record(u, jsonb_build_object(
       'unit_id', bench_id(9, n * 1000 + row_number() over (partition by n order by u.code), 1700000000000),
       'code', $2 || lpad(n::text, 2, '0') || substr(u.code, 7),
       'name', replace(u.name, '01', lpad(n::text, 2, '0'))))).*
     from org_unit u, generate_series(3, $3::integer) n where u.org_id = $1 and u.code like $2 || '01%'`,
    [orgId, code, stations],
  );
  await client.query(
    `update org_unit u set parent_unit_id = p.unit_id from org_unit p
     where u.org_id = $1 and p.org_id = $1 and u.code ~ '^[0-9]{6}-' and p.code = substr(u.code, 1, 6)`,
    [orgId],
  );
  await client.query(
    `create table bench_team as
     select substr(u.code, 5, 2)::integer as station, u.unit_id, f as function
     from org_unit u, unnest(u.functions) f where u.org_id = ${orgId.toString()} and u.code ~ '^[0-9]{6}-'`,
  );
  await client.query(
    `create table bench_station as
     select substr(code, 5, 2)::integer as station, unit_id, region
     from org_unit where org_id = ${orgId.toString()} and code ~ '^[0-9]{6}$'`,
  );
}

/** The accepted orders as templates, numbered from 0, in tables of their own. */
async function storeTemplates(client: pg.Client, ids: readonly string[]): Promise<void> {
  await client.query(
    'create table bench_template as select id, at - 1 as k from unnest($1::uuid[]) with ordinality as u(id, at)',
    [ids],
  );
  for (const table of tables) {
    const key = table.startsWith('event') ? 'case_id' : 'order_id';
    await client.query(
      `create table bench_${table} as select b.k, t.* from ${table} t join bench_template b on b.id = t.${key}`,
    );
  }
  const { rows } = await client.query<{ k: number; summary: string }>(
    'select k, summary from bench_work_order',
  );
  await client.query('create table bench_matter (k bigint, tokens text[])');
  for (const { k, summary } of rows)
    await client.query('insert into bench_matter values ($1, $2)', [k, addressTokens(summary)]);
}

const serialsSql = `
  insert into bench_order
  select s.i, s.no, (s.i % $3) as k, station, b.unit_id,
    bench_id(7, s.i, extract(epoch from $4::timestamptz)::bigint * 1000 + (s.i * $5::bigint / $6)), 
    $4::timestamptz + (s.i * $5::bigint / $6) * interval '1 millisecond',
    $4::timestamptz + interval '60 days' + ((s.i * 2654435761) % $5::bigint) * interval '1 millisecond',
    case when s.i % 4 = 0 then bench_id(8, s.i % 2000, 1700000000000) end
  from (select $2::bigint + at - 1 as i, no,
          -- One in ten at the first station, the others spread evenly.
          case when ($2::bigint + at) % 10 = 0 then 1 else 2 + ((($2::bigint + at) * 7) % ${(stations - 1).toString()}) end::integer as station
        from unnest($1::text[]) with ordinality as u(no, at)) s
  join bench_station b using (station)`;

/** Makes `count` open orders after the pattern of accepted ones, one customer each. */
export async function seedOrders(
  client: pg.Client,
  unit: SeededUnit,
  { count, templates, tell }: { count: number; templates: readonly string[]; tell: (line: string) => void },
): Promise<void> {
  await storeStations(client, unit);
  await storeTemplates(client, templates);
  await client.query(`create table bench_order (i bigint, no text, k bigint, station integer, station_id uuid,
    id uuid, at timestamptz, due timestamptz, assignee uuid)`);
  const begun = new Date(Date.now() - spanMs);
  await loading(client, tables, async () => {
    for (const batch of batches(1, count)) {
      const numbers = Array.from({ length: batch.count }, (_, at) =>
        numberOf(unit, batch.from + at, { begun, count }),
      );
      await client.query('truncate bench_order');
      await client.query(serialsSql, [numbers, batch.from, templates.length, begun, spanMs, count]);
      await client.query('analyze bench_order');
      for (const table of tables) await client.query(await copySql(client, table));
      tell(`orders: ${(batch.from + batch.count - 1).toString()}`);
    }
    tell('orders: indexes');
  });
}

/** Numbers of the day the order was accepted on, counted on through the whole load. */
function numberOf(
  { code }: SeededUnit,
  serial: number,
  { begun, count }: { begun: Date; count: number },
): string {
  const day = businessDate(begun.getTime() + Math.floor((serial * spanMs) / count));
  return orderNumber({ day, unitCode: code, counter: serial });
}
