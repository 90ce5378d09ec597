-- Supervision (R-SYS-04) and the published promise report (R-PROM-20).

-- How long a promise took, pauses left out; null while it goes on. Beside the clock, because a mean and a percentile
-- over a month must not open every clock's body.
alter table order_clock add column duration_seconds bigint;

-- A case settles once: when its breach was recorded, else when its clock stopped in time. Months are read along it.
create index order_clock_settled on order_clock (org_id, (coalesce(breached_at, stopped_at)), order_id, clock, run)
  where breached_at is not null or status = 'stopped';

-- A month's report, frozen by one person and published by another; a correction is the next version with its reason.
create table promise_publication (
  org_id integer not null references org (org_id),
  publication_id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  version integer not null check (version > 0),
  status text not null check (status in ('prepared', 'published', 'discarded')),
  -- Words for the public: what was excused and why; for a correction what was wrong.
  note text not null,
  line_count integer not null check (line_count >= 0),
  -- Root over the lines: stands in the event that publishes.
  root text not null,
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  primary key (org_id, publication_id),
  check ((status = 'published') = (published_at is not null))
);
-- One version of a month is on its way or out; what was discarded gives its number back.
create unique index promise_publication_version on promise_publication (org_id, month, version) where status <> 'discarded';
call guard_by_unit('promise_publication');

-- The figures of a unit and a promise. Frozen: rows are only added.
create table promise_publication_line (
  org_id integer not null,
  publication_id uuid not null,
  line integer not null check (line >= 0),
  unit_id uuid not null,
  promise text not null,
  cases bigint not null,
  kept bigint not null check (kept >= 0),
  broken bigint not null check (broken >= 0),
  excused bigint not null check (excused >= 0),
  finished bigint not null check (finished between 0 and cases),
  duration_seconds bigint not null check (duration_seconds >= 0),
  p90_seconds bigint,
  -- Root of the sum tree over the line's cases.
  root text not null,
  primary key (org_id, publication_id, line),
  foreign key (org_id, publication_id) references promise_publication (org_id, publication_id),
  check (cases = kept + broken + excused)
);
call guard_by_unit('promise_publication_line');

-- Every counted case as it was counted, in the order of the leaves of its line.
create table promise_publication_case (
  org_id integer not null,
  publication_id uuid not null,
  line integer not null,
  leaf integer not null check (leaf >= 0),
  order_id uuid not null,
  clock text not null,
  run integer not null,
  -- The case as it entered the leaf (domain/supervision/proof.ts).
  counted jsonb not null,
  result text not null check (result in ('kept', 'broken', 'excused')),
  duration_seconds bigint,
  leaf_hash text not null,
  primary key (org_id, publication_id, line, leaf),
  foreign key (org_id, publication_id, line) references promise_publication_line (org_id, publication_id, line)
);
create index promise_publication_case_order on promise_publication_case (org_id, order_id, publication_id);
call guard_by_unit('promise_publication_case');

-- What a supervisor asks about an order, and what is answered to it (督办).
create table supervision_item (
  org_id integer not null references org (org_id),
  item_id uuid not null,
  order_id uuid not null,
  status text not null check (status in ('open', 'answered', 'accepted', 'cancelled')),
  ask text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- To one of the staff or to everybody of a team.
  to_staff_id uuid,
  to_unit_id uuid,
  due_at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  returned_times integer not null default 0 check (returned_times >= 0),
  verdict text,
  closed_at timestamptz,
  warned_at timestamptz,
  overdue_at timestamptz,
  version integer not null default 1 check (version > 0),
  primary key (org_id, item_id),
  foreign key (org_id, order_id) references work_order (org_id, order_id),
  check ((to_staff_id is null) <> (to_unit_id is null)),
  check ((status = 'open') or answered_at is not null or status = 'cancelled')
);
create index supervision_item_order on supervision_item (org_id, order_id, item_id);
create index supervision_item_open on supervision_item (org_id, due_at, item_id) where status in ('open', 'answered');
create index supervision_item_newest on supervision_item (org_id, item_id desc);
call guard_by_unit('supervision_item');

grant select, insert, update on promise_publication, supervision_item to wanjia_app;
grant select, insert on promise_publication_line, promise_publication_case to wanjia_app;
