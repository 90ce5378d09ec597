-- Customers, second part: consents, danger signs, merges of duplicates, data checks, managers and their visits.

-- Where a duplicate went: orders keep the old id and are found through it. Always a living customer, never a chain.
alter table customer add column merged_into uuid;
alter table customer add constraint customer_merged_somewhere check ((status = 'merged') = (merged_into is not null));
create index customer_merged on customer (org_id, merged_into) where merged_into is not null;
create index customer_manager on customer (org_id, manager_staff_id, customer_id) where manager_staff_id is not null;
alter table customer_account add column revision integer not null default 1 check (revision > 0);
-- Duplicates are looked for by the same address.
create index service_location_address on service_location (org_id, address);
-- A contact that was removed is gone, its values stay in the personal part of the event (and can be erased there).
grant delete on contact to wanjia_app;

create table consent (
  org_id integer not null,
  consent_id uuid not null,
  customer_id uuid not null,
  purpose text not null,
  -- Which wording was agreed to (domain/customers/consent.ts).
  text_version text not null,
  given_at timestamptz not null,
  given_channel text not null,
  given_to uuid,
  withdrawn_at timestamptz,
  withdrawn_channel text,
  withdrawn_to uuid,
  primary key (org_id, consent_id),
  foreign key (org_id, customer_id) references customer (org_id, customer_id),
  check ((withdrawn_at is null) = (withdrawn_channel is null)),
  check (withdrawn_at is null or withdrawn_at >= given_at)
);
create index consent_customer on consent (org_id, customer_id, purpose, given_at);
call guard_by_unit('consent');

create table danger_sign (
  org_id integer not null,
  danger_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  words text not null check (char_length(words) between 1 and 200),
  noted_at timestamptz not null,
  noted_by uuid,
  -- The last day it is shown; null: until somebody ends it.
  until_day date,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  primary key (org_id, danger_id),
  foreign key (org_id, customer_id) references customer (org_id, customer_id),
  check ((ended_at is null) = (end_reason is null))
);
create index danger_sign_customer on danger_sign (org_id, customer_id, danger_id);
call guard_by_unit('danger_sign');

create table customer_merge (
  org_id integer not null,
  merge_id uuid not null,
  survivor_id uuid not null,
  absorbed_id uuid not null,
  merged_at timestamptz not null,
  merged_by uuid,
  reason text not null,
  -- Ids of what moved, and the survivor's fields before and after (a document sealed as ever): what an undo needs.
  moved jsonb not null,
  before jsonb not null,
  after jsonb not null,
  undone_at timestamptz,
  undone_by uuid,
  undo_reason text,
  primary key (org_id, merge_id),
  foreign key (org_id, survivor_id) references customer (org_id, customer_id),
  foreign key (org_id, absorbed_id) references customer (org_id, customer_id),
  check (survivor_id <> absorbed_id),
  check ((undone_at is null) = (undo_reason is null))
);
create unique index customer_merge_open on customer_merge (org_id, absorbed_id) where undone_at is null;
create index customer_merge_survivor on customer_merge (org_id, survivor_id, merged_at);
call guard_by_unit('customer_merge');

-- A round of the data check through a unit; the cursor lets an interrupted one go on.
create table quality_run (
  org_id integer not null references org (org_id),
  run_id uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  started_by uuid,
  after_customer uuid,
  checked integer not null default 0,
  total integer not null,
  primary key (org_id, run_id)
);
create index quality_run_newest on quality_run (org_id, started_at desc);
call guard_by_unit('quality_run');

create table quality_finding (
  org_id integer not null,
  finding_id uuid not null,
  customer_id uuid not null,
  rule text not null,
  -- What of the file it is about: a contact, a location, the other customer; empty for the customer itself.
  subject text not null default '',
  -- Keyed digest of the wrong value: an ignored finding comes back when the value is another one.
  fingerprint text not null,
  -- Values to show, masked.
  detail jsonb not null default '{}',
  unit_id uuid,
  status text not null check (status in ('open', 'fixed', 'ignored')),
  found_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  reason text,
  primary key (org_id, finding_id),
  unique (org_id, customer_id, rule, subject),
  foreign key (org_id, customer_id) references customer (org_id, customer_id),
  check ((status = 'open') = (closed_at is null)),
  check (status <> 'ignored' or reason is not null)
);
create index quality_finding_list on quality_finding (org_id, status, rule, finding_id);
create index quality_finding_unit on quality_finding (org_id, unit_id, status);
-- A merged or mended customer closes what others were suspected of because of it.
create index quality_finding_subject on quality_finding (org_id, subject) where subject <> '';
call guard_by_unit('quality_finding');

create table customer_visit (
  org_id integer not null,
  visit_id uuid not null,
  customer_id uuid not null,
  staff_id uuid,
  origin text not null check (origin in ('plan', 'staff')),
  due_on date not null,
  status text not null check (status in ('due', 'done', 'cancelled')),
  done_at timestamptz,
  way text,
  satisfaction smallint check (satisfaction between 1 and 5),
  finding text,
  revision integer not null default 1 check (revision > 0),
  primary key (org_id, visit_id),
  foreign key (org_id, customer_id) references customer (org_id, customer_id),
  foreign key (org_id, staff_id) references staff (org_id, staff_id),
  check ((status = 'done') = (done_at is not null))
);
create index customer_visit_due on customer_visit (org_id, status, due_on, visit_id);
create index customer_visit_customer on customer_visit (org_id, customer_id, due_on desc);
create unique index customer_visit_planned on customer_visit (org_id, customer_id) where status = 'due' and origin = 'plan';
call guard_by_unit('customer_visit');

create table visit_problem (
  org_id integer not null,
  problem_id uuid not null,
  visit_id uuid not null,
  customer_id uuid not null,
  words text not null check (char_length(words) between 1 and 500),
  status text not null check (status in ('open', 'solved')),
  noted_at timestamptz not null,
  -- Number of the order that was opened for it, as the screen was told.
  order_no text,
  solved_at timestamptz,
  solved_by uuid,
  solution text,
  primary key (org_id, problem_id),
  foreign key (org_id, visit_id) references customer_visit (org_id, visit_id),
  check ((status = 'solved') = (solved_at is not null)),
  check ((solved_at is null) = (solution is null))
);
create index visit_problem_list on visit_problem (org_id, status, problem_id);
create index visit_problem_customer on visit_problem (org_id, customer_id, problem_id);
call guard_by_unit('visit_problem');

grant select, insert, update on consent, danger_sign, customer_merge, quality_run, quality_finding, customer_visit,
  visit_problem to wanjia_app;
