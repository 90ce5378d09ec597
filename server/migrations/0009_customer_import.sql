-- Import of customers from tables: the file while it is needed, its rows with their faults, and how far it got.
create table customer_import (
  org_id integer not null references org (org_id),
  import_id uuid not null,
  staff_id uuid not null,
  file_name text not null,
  file_digest text not null,
  format text not null check (format in ('csv', 'xlsx')),
  encoding text,
  titles jsonb not null,
  status text not null
    check (status in ('checking', 'checked', 'running', 'done', 'cancelled', 'failed')),
  -- What is done with rows whose account exists already, and whether one fault keeps everything out.
  existing text check (existing in ('skip', 'update')),
  whole boolean,
  rows_total integer not null default 0,
  rows_bad integer not null default 0,
  rows_known integer not null default 0,
  groups_total integer not null default 0,
  next_group integer not null default 1,
  customers_made integer not null default 0,
  accounts_made integer not null default 0,
  points_made integer not null default 0,
  rows_updated integer not null default 0,
  rows_skipped integer not null default 0,
  rows_refused integer not null default 0,
  failure jsonb,
  created_at timestamptz not null,
  checked_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (org_id, import_id)
);
call guard_by_unit('customer_import');

-- Apart from the import, whose row a running transaction holds: what is said and asked while it runs.
create table customer_import_progress (
  org_id integer not null,
  import_id uuid not null,
  rows_done integer not null default 0,
  beat_at timestamptz not null,
  cancel_asked boolean not null default false,
  primary key (org_id, import_id),
  foreign key (org_id, import_id) references customer_import (org_id, import_id) on delete cascade
);
call guard_by_unit('customer_import_progress');

-- The file in parts, and only until it was checked: it is full of personal data.
create table customer_import_file (
  org_id integer not null,
  import_id uuid not null,
  part_no integer not null,
  content bytea not null,
  primary key (org_id, import_id, part_no),
  foreign key (org_id, import_id) references customer_import (org_id, import_id) on delete cascade
);
call guard_by_unit('customer_import_file');

create table customer_import_row (
  org_id integer not null,
  import_id uuid not null,
  row_no integer not null check (row_no > 0),
  -- Rows of one customer; null for a bad row, which belongs nowhere.
  group_no integer,
  cells jsonb not null,
  account_key text,
  errors jsonb,
  -- Null: made, or waiting to be.
  outcome text check (outcome in ('skipped', 'updated', 'refused')),
  primary key (org_id, import_id, row_no),
  foreign key (org_id, import_id) references customer_import (org_id, import_id) on delete cascade
);
create index customer_import_row_group on customer_import_row (org_id, import_id, group_no) where group_no is not null;
create index customer_import_row_bad on customer_import_row (org_id, import_id, row_no) where errors is not null;
call guard_by_unit('customer_import_row');

-- What an import made under a name that the customer file does not keep (customer codes, accounts without number), so
-- that the same file again finds it. A keyed digest: nothing personal stands here.
create table customer_import_key (
  org_id integer not null references org (org_id),
  source_key text not null,
  customer_id uuid not null,
  account_id uuid,
  primary key (org_id, source_key)
);
call guard_by_unit('customer_import_key');

-- As with count_customers (0003): after a large check the planner must know the rows.
create function count_customer_import() returns void
  language plpgsql security definer set search_path = public as $$
begin
  analyze customer_import_row;
end $$;
revoke all on function count_customer_import() from public;
grant execute on function count_customer_import() to wanjia_app;

grant select, insert, update, delete on customer_import, customer_import_progress, customer_import_file,
  customer_import_row to wanjia_app;
grant select, insert, update on customer_import_key to wanjia_app;
