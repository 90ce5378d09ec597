-- Warnings in several levels with acknowledgement and climb (S6), and what large publications are proved by (R-PROM-20).

-- Further levels beside the usual warning: [{by, amount, to, answerMinutes}] (domain/promises/warning-level.ts).
alter table promise_setting add column levels jsonb not null default '[]';

-- A level of a clock that was raised: each once. How far it has climbed, and who said that they act.
create table order_alert (
  org_id integer not null,
  order_id uuid not null,
  clock text not null,
  run integer not null check (run > 0),
  -- Which of the clock's levels, from 0.
  level integer not null check (level >= 0),
  -- 'over': nobody needs to act any more, the clock has ended.
  status text not null check (status in ('open', 'acknowledged', 'over')),
  -- Who was told last, and how often it went up.
  rung text not null check (rung in ('holder', 'team-lead', 'unit-head', 'upper-unit')),
  climbs integer not null default 0 check (climbs between 0 and 3),
  answer_minutes integer check (answer_minutes > 0),
  raised_at timestamptz not null,
  -- When it goes up unless somebody acts; null: it goes up no further.
  climb_at timestamptz,
  acknowledged_by uuid,
  acknowledged_at timestamptz,
  note text,
  primary key (org_id, order_id, clock, run, level),
  foreign key (org_id, order_id) references work_order (org_id, order_id),
  check ((status = 'acknowledged') = (acknowledged_at is not null)),
  check (status = 'open' or climb_at is null)
);
create index order_alert_open on order_alert (org_id, raised_at, order_id, clock, run, level) where status = 'open';
create index order_alert_climb on order_alert (org_id, climb_at) where climb_at is not null;
call guard_by_unit('order_alert');

-- Who was told of it, and as whom; each person once.
create table order_alert_told (
  org_id integer not null,
  order_id uuid not null,
  clock text not null,
  run integer not null,
  level integer not null,
  staff_id uuid not null,
  rung text not null,
  told_at timestamptz not null,
  primary key (org_id, order_id, clock, run, level, staff_id),
  foreign key (org_id, order_id, clock, run, level) references order_alert (org_id, order_id, clock, run, level)
);
call guard_by_unit('order_alert_told');

-- In which order the leaves of a line stand: by their hashes, or by what the cases took, so that the 90th percentile
-- is a place (ADR 0012).
alter table promise_publication add column leaf_order text not null default 'hash' check (leaf_order in ('hash', 'duration'));

-- Nodes of a line's tree from the height on that is kept (domain/supervision/kept-tree.ts): a proof reads one of each.
create table promise_publication_node (
  org_id integer not null,
  publication_id uuid not null,
  line integer not null,
  height integer not null check (height > 0),
  place integer not null check (place >= 0),
  hash text not null,
  kept bigint not null,
  broken bigint not null,
  excused bigint not null,
  finished bigint not null,
  duration_seconds bigint not null,
  primary key (org_id, publication_id, line, height, place),
  foreign key (org_id, publication_id, line) references promise_publication_line (org_id, publication_id, line)
);
call guard_by_unit('promise_publication_node');

grant select, insert, update on order_alert to wanjia_app;
grant select, insert on order_alert_told, promise_publication_node to wanjia_app;
