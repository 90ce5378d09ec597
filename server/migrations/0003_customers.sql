-- Customers: who is served, through which account, at which place and point; how they are reached and found.
create extension if not exists btree_gin;

create table customer (
  org_id integer not null references org (org_id),
  customer_id uuid not null,
  kind text not null check (kind in ('person', 'enterprise', 'public-body')),
  name text not null check (char_length(name) between 1 and 120),
  -- The number itself is sealed with a key that is not in the database; the keyed digest finds it again.
  document_kind text,
  document_sealed text,
  document_digest text,
  key_grade text,
  special_needs text[] not null default '{}',
  manager_staff_id uuid,
  status text not null default 'active' check (status in ('active', 'closed', 'merged')),
  demo boolean not null default false,
  revision integer not null default 1 check (revision > 0),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (org_id, customer_id),
  foreign key (org_id, manager_staff_id) references staff (org_id, staff_id),
  check ((document_kind is null) = (document_sealed is null)),
  check ((document_sealed is null) = (document_digest is null))
);
create index customer_document on customer (org_id, document_digest) where document_digest is not null;
create index customer_name on customer (org_id, name, customer_id);
call guard_by_unit('customer');

create table contact (
  org_id integer not null,
  contact_id uuid not null,
  customer_id uuid not null,
  name text not null check (char_length(name) between 1 and 50),
  purposes text[] not null check (cardinality(purposes) > 0),
  channel text not null,
  -- In its one form (domain/customers/phone.ts), so that equality and an ordinary index find it.
  phone text,
  phone_extension text,
  email text,
  address text,
  revision integer not null default 1 check (revision > 0),
  primary key (org_id, contact_id),
  foreign key (org_id, customer_id) references customer (org_id, customer_id)
);
create index contact_customer on contact (org_id, customer_id, contact_id);
create index contact_phone on contact (org_id, phone, customer_id) where phone is not null;
call guard_by_unit('contact');

create table service_location (
  org_id integer not null,
  location_id uuid not null,
  province_code text check (province_code ~ '^[0-9]{2}$'),
  city_code text check (city_code ~ '^[0-9]{4}$'),
  county_code text check (county_code ~ '^[0-9]{6}$'),
  street_code text check (street_code ~ '^[0-9]{9}$'),
  address text not null check (char_length(address) between 1 and 200),
  -- Road, number, estate, building, unit, room as the parser found them; empty when it found none.
  parts jsonb not null default '{}',
  region text not null check (region in ('urban', 'rural', 'remote')),
  station_unit_id uuid,
  revision integer not null default 1 check (revision > 0),
  primary key (org_id, location_id),
  foreign key (org_id, station_unit_id) references org_unit (org_id, unit_id)
);
create index service_location_station on service_location (org_id, station_unit_id) where station_unit_id is not null;
call guard_by_unit('service_location');

create table customer_account (
  org_id integer not null,
  account_id uuid not null,
  account_no text not null check (account_no ~ '^[0-9]{8,16}$'),
  customer_id uuid not null,
  status text not null default 'active' check (status in ('planned', 'active', 'suspended', 'closed')),
  opened_on date not null,
  closed_on date,
  primary key (org_id, account_id),
  unique (org_id, account_no),
  foreign key (org_id, customer_id) references customer (org_id, customer_id),
  check (closed_on is null or closed_on >= opened_on)
);
create index customer_account_customer on customer_account (org_id, customer_id, account_no);
call guard_by_unit('customer_account');

-- The next serial of a unit's account numbers: a row a unit, because no sequence may span units.
create table account_serial (
  org_id integer primary key references org (org_id),
  next_serial bigint not null check (next_serial > 0)
);
call guard_by_unit('account_serial');

create table usage_point (
  org_id integer not null,
  usage_point_id uuid not null,
  account_id uuid not null,
  location_id uuid not null,
  voltage text not null,
  capacity_va bigint not null check (capacity_va > 0),
  use_kind text not null,
  transformer_district text,
  feeder text,
  meter_no text,
  status text not null default 'active' check (status in ('planned', 'active', 'suspended', 'removed')),
  revision integer not null default 1 check (revision > 0),
  primary key (org_id, usage_point_id),
  foreign key (org_id, account_id) references customer_account (org_id, account_id),
  foreign key (org_id, location_id) references service_location (org_id, location_id)
);
create index usage_point_account on usage_point (org_id, account_id, usage_point_id);
create index usage_point_location on usage_point (org_id, location_id);
create index usage_point_district on usage_point (org_id, transformer_district) where transformer_district is not null;
call guard_by_unit('usage_point');

-- What a customer is found by: bigrams of names and addresses, pinyin, last digits of numbers; and the texts
-- themselves, which decide. Apart from `customer`, so that an ordinary edit does not touch the inverted index.
create table customer_search (
  org_id integer not null,
  customer_id uuid not null,
  tokens text[] not null,
  texts text not null,
  primary key (org_id, customer_id),
  foreign key (org_id, customer_id) references customer (org_id, customer_id)
);
-- A search reads what is not yet sorted into the index, 40 ms for the usual 4 MB; a load still sorts in batches.
create index customer_search_tokens on customer_search using gin (org_id, tokens) with (gin_pending_list_limit = 256);
call guard_by_unit('customer_search');

-- Customers of a unit that have all the wanted tokens and contain the phrase, and none of the readings tried before
-- ([{tokens, phrase}]), newest first. `@>` is not leakproof, so below a row-level policy PostgreSQL does not use an
-- inverted index for it (measured: 86 ms instead of 0.3 ms on 100,000 customers). This runs as the owner, applies
-- the policy's own condition and answers ids alone. Dynamic, because only a plan for the very tokens knows whether
-- they are rare (inverted index) or common (newest first until the page is full); never the whole table.
create function find_customers(unit integer, wanted text[], phrase text, tried jsonb, below uuid, limit_rows integer)
  returns table (customer_id uuid)
  language plpgsql stable security definer
  set search_path = public set enable_seqscan = off set max_parallel_workers_per_gather = 0 as $$
begin
  -- `is not true`: without a scope the comparison is null, and shows nothing.
  if (unit = any (visible_orgs())) is not true then
    return;
  end if;
  return query execute
    'select s.customer_id from customer_search s where s.org_id = $1 and s.tokens @> $2'
    || case when phrase is null then '' else ' and strpos(s.texts, $3) > 0' end
    || case when below is null then '' else ' and s.customer_id < $5' end
    || case when jsonb_array_length(tried) = 0 then '' else '
       and not exists (
         select from jsonb_to_recordset($4) as t(tokens text[], phrase text)
         where s.tokens @> t.tokens and (t.phrase is null or strpos(s.texts, t.phrase) > 0))' end
    || ' order by s.customer_id desc limit $6'
    using unit, wanted, phrase, tried, below, limit_rows;
end $$;
revoke all on function find_customers(integer, text[], text, jsonb, uuid, integer) from public;
grant execute on function find_customers(integer, text[], text, jsonb, uuid, integer) to wanjia_app;

-- During a load the planner must know the tables: without numbers it takes an index on org_id alone, and every
-- foreign key and every page reads the whole unit. Gathers them whenever the tables have doubled; only the owner may.
create function count_customers() returns void
  language plpgsql security definer set search_path = public as $$
begin
  if pg_relation_size('customer') > 2 * 8192 * (select greatest(relpages, 8) from pg_class where oid = 'customer'::regclass)
  then
    analyze customer, contact, service_location, customer_account, usage_point, customer_search;
  end if;
end $$;
revoke all on function count_customers() from public;
grant execute on function count_customers() to wanjia_app;

grant select, insert, update on customer, contact, service_location, customer_account, account_serial, usage_point,
  customer_search to wanjia_app;
