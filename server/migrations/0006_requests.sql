-- Intake: drafts that survive a closed browser, and imports with their dry run.
create table request_draft (
  org_id integer not null references org (org_id),
  draft_id uuid not null,
  staff_id uuid not null,
  title text not null,
  body jsonb not null,
  saved_at timestamptz not null,
  primary key (org_id, draft_id)
);
create index request_draft_of on request_draft (org_id, staff_id, saved_at desc);
call guard_by_unit('request_draft');

create table request_import (
  org_id integer not null references org (org_id),
  import_id uuid not null,
  staff_id uuid not null,
  file_name text not null,
  kind text not null,
  status text not null check (status in ('checked', 'running', 'done', 'cancelled')),
  rows_total integer not null,
  rows_bad integer not null,
  rows_done integer not null default 0,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (org_id, import_id)
);
call guard_by_unit('request_import');

create table request_import_row (
  org_id integer not null,
  import_id uuid not null,
  row_no integer not null check (row_no > 0),
  order_id uuid not null,
  external_id text not null,
  body jsonb not null,
  errors jsonb not null,
  order_no text,
  primary key (org_id, import_id, row_no),
  foreign key (org_id, import_id) references request_import (org_id, import_id) on delete cascade
);
call guard_by_unit('request_import_row');

grant select, insert, update, delete on request_draft, request_import, request_import_row to wanjia_app;
