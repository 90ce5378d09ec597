-- Meters from purchase to scrapping, where they hang, what they show, and what was used (R-SYS-08, R-PROM-08).

-- Exclusion of overlaps by unit and id needs equality on integers and uuids in a GiST index.
create extension if not exists btree_gist;

-- The asset: an electricity meter or an instrument transformer, by its bar code.
create table meter (
  org_id integer not null references org (org_id),
  meter_id uuid not null,
  meter_no text not null check (meter_no ~ '^[0-9A-Za-z-]{4,24}$'),
  kind text not null check (kind in ('single-phase', 'three-phase', 'current-transformer', 'voltage-transformer')),
  maker text not null,
  model text not null,
  accuracy_class text not null,
  -- Registers in the order in which readings give their values: [{obis, quantity, period, digits, decimals}].
  registers jsonb not null default '[]',
  -- Ratio of an instrument transformer; null for a meter.
  ratio integer check (ratio > 0),
  status text not null check (status in ('ordered', 'in-stock', 'installed', 'removed', 'faulty', 'scrapped')),
  store_unit_id uuid,
  purchased_on date,
  verified_on date,
  verify_due_on date,
  demo boolean not null default false,
  revision integer not null default 1 check (revision > 0),
  changed_at timestamptz not null,
  primary key (org_id, meter_id),
  unique (org_id, meter_no),
  foreign key (org_id, store_unit_id) references org_unit (org_id, unit_id)
);
create index meter_due on meter (org_id, verify_due_on, meter_id) where status = 'installed';
create index meter_stock on meter (org_id, status, kind, meter_id);
call guard_by_unit('meter');

-- A meter at a usage point, from a day up to, not including, another; the database refuses overlaps.
create table meter_installation (
  org_id integer not null,
  installation_id uuid not null,
  usage_point_id uuid not null,
  meter_id uuid not null,
  role text not null check (role in ('main', 'check', 'sub')),
  -- Product of the transformer ratios (MUL-1).
  multiplier integer not null default 1 check (multiplier > 0),
  valid daterange not null check (not isempty(valid) and lower(valid) is not null),
  current_transformer_id uuid,
  voltage_transformer_id uuid,
  -- The main meter a sub-meter hangs behind.
  behind_id uuid,
  -- The last accepted reading, so that the next one need not look for it in the months behind.
  last_reading_id uuid,
  last_on date,
  last_counts bigint[],
  revision integer not null default 1 check (revision > 0),
  primary key (org_id, installation_id),
  foreign key (org_id, usage_point_id) references usage_point (org_id, usage_point_id),
  foreign key (org_id, meter_id) references meter (org_id, meter_id),
  foreign key (org_id, behind_id) references meter_installation (org_id, installation_id),
  exclude using gist (org_id with =, meter_id with =, valid with &&),
  exclude using gist (org_id with =, usage_point_id with =, valid with &&) where (role = 'main'),
  check ((last_reading_id is null) = (last_on is null) and (last_on is null) = (last_counts is null))
) with (fillfactor = 80);
create index meter_installation_point on meter_installation (org_id, usage_point_id);
create index meter_installation_meter on meter_installation (org_id, meter_id);
call guard_by_unit('meter_installation');

-- 定比定量: a share or a fixed energy of one point's use that is priced as another point's (FIX-1 to FIX-4).
create table fixed_share (
  org_id integer not null,
  share_id uuid not null,
  usage_point_id uuid not null,
  to_point_id uuid not null,
  kind text not null check (kind in ('share', 'quantity')),
  share_ppm integer check (share_ppm between 1 and 1000000),
  quantity_wh bigint check (quantity_wh > 0),
  valid daterange not null check (not isempty(valid) and lower(valid) is not null),
  reason text not null,
  primary key (org_id, share_id),
  foreign key (org_id, usage_point_id) references usage_point (org_id, usage_point_id),
  foreign key (org_id, to_point_id) references usage_point (org_id, usage_point_id),
  check ((kind = 'share') = (share_ppm is not null) and (kind = 'quantity') = (quantity_wh is not null)),
  exclude using gist (org_id with =, usage_point_id with =, to_point_id with =, valid with &&)
);
call guard_by_unit('fixed_share');

-- Who reads which points on which day of the month, in which order.
create table reading_route (
  org_id integer not null,
  route_id uuid not null,
  code text not null check (code ~ '^[0-9A-Za-z-]{2,16}$'),
  name text not null,
  station_unit_id uuid not null,
  reader_staff_id uuid,
  -- Every month, or every second one, on this day.
  cycle_months integer not null default 1 check (cycle_months in (1, 2)),
  day_of_month integer not null check (day_of_month between 1 and 28),
  method text not null check (method in ('collected', 'handheld', 'manual')),
  active boolean not null default true,
  revision integer not null default 1 check (revision > 0),
  primary key (org_id, route_id),
  unique (org_id, code),
  foreign key (org_id, station_unit_id) references org_unit (org_id, unit_id),
  foreign key (org_id, reader_staff_id) references staff (org_id, staff_id)
);
call guard_by_unit('reading_route');

create table route_stop (
  org_id integer not null,
  usage_point_id uuid not null,
  route_id uuid not null,
  place integer not null check (place > 0),
  primary key (org_id, usage_point_id),
  foreign key (org_id, route_id) references reading_route (org_id, route_id),
  foreign key (org_id, usage_point_id) references usage_point (org_id, usage_point_id)
);
create index route_stop_route on route_stop (org_id, route_id, place, usage_point_id);
call guard_by_unit('route_stop');

-- A route in a month: when it is to be read (R-PROM-08) and how far it is.
create table reading_plan (
  org_id integer not null,
  plan_id uuid not null,
  route_id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  due_on date not null,
  points integer not null default 0 check (points >= 0),
  read_points integer not null default 0 check (read_points >= 0),
  -- Read on the very day (R-PROM-08).
  kept_points integer not null default 0 check (kept_points >= 0),
  state text not null check (state in ('planned', 'open', 'done', 'closed')),
  finished_on date,
  reader_staff_id uuid,
  primary key (org_id, plan_id),
  unique (org_id, route_id, month),
  foreign key (org_id, route_id) references reading_route (org_id, route_id)
);
create index reading_plan_due on reading_plan (org_id, due_on, plan_id) where state in ('planned', 'open');
call guard_by_unit('reading_plan');

-- What a meter showed on a day: one value a register, in the order of the meter's registers, in the register's last
-- digit. Never changed but for its state; a correction is a new row that names the old one.
create table meter_reading (
  org_id integer not null,
  reading_id uuid not null,
  read_on date not null,
  installation_id uuid not null,
  usage_point_id uuid not null,
  counts bigint[] not null check (cardinality(counts) between 1 and 16),
  purpose text not null check (purpose in ('regular', 'installed', 'removed', 'final', 'check', 'change')),
  source text not null check (source in ('handheld', 'file', 'api', 'collected', 'customer', 'counter', 'estimated')),
  quality text not null check (quality in ('actual', 'estimated', 'corrected')),
  state text not null check (state in ('held', 'accepted', 'rejected', 'superseded')),
  reason text,
  plan_id uuid,
  attachment_id uuid,
  corrects uuid,
  taken_by uuid,
  taken_at timestamptz not null,
  primary key (org_id, read_on, reading_id)
) partition by range (read_on);
create table meter_reading_other partition of meter_reading default;
create index meter_reading_point on meter_reading (org_id, usage_point_id, read_on);
create index meter_reading_id on meter_reading (org_id, reading_id);
create index meter_reading_plan on meter_reading (org_id, plan_id) where plan_id is not null;
call guard_by_unit('meter_reading');

-- What a rule of validation found in a reading; decided by a person, with what was done.
create table reading_exception (
  org_id integer not null,
  exception_id uuid not null,
  reading_id uuid,
  read_on date not null,
  installation_id uuid not null,
  usage_point_id uuid not null,
  plan_id uuid,
  rules text[] not null check (cardinality(rules) > 0),
  severity text not null check (severity in ('hold', 'warn')),
  -- What the rule compared: {expected, found, limit …} by rule.
  details jsonb not null,
  state text not null check (state in ('open', 'accepted', 'estimated', 'corrected', 're-read', 'closed')),
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  found_at timestamptz not null,
  primary key (org_id, exception_id)
);
create index reading_exception_open on reading_exception (org_id, found_at, exception_id) where state = 'open';
create index reading_exception_point on reading_exception (org_id, usage_point_id, found_at);
call guard_by_unit('reading_exception');

-- The rules of validation with their thresholds by class of use, a version for each change.
create table reading_rules (
  org_id integer not null references org (org_id),
  version integer not null check (version > 0),
  body jsonb not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (org_id, version)
);
call guard_by_unit('reading_rules');

-- What was used at a point between two readings: what billing reads, one flat row, the multiplier applied.
create table metered_use (
  org_id integer not null,
  use_id uuid not null,
  account_id uuid not null,
  usage_point_id uuid not null,
  installation_id uuid not null,
  -- First day, and the first day that no longer counts.
  from_on date not null,
  to_on date not null,
  -- Wh in sharp, peak, flat, valley, deep; without time of use all of it is flat.
  energy_wh bigint[] not null check (cardinality(energy_wh) = 5),
  forward_varh bigint not null default 0,
  reverse_varh bigint not null default 0,
  demand_w bigint,
  quality text not null check (quality in ('actual', 'estimated', 'corrected')),
  from_reading_id uuid,
  to_reading_id uuid,
  superseded_by uuid,
  derived_at timestamptz not null,
  primary key (org_id, to_on, use_id),
  check (from_on < to_on)
) partition by range (to_on);
create table metered_use_other partition of metered_use default;
create index metered_use_account on metered_use (org_id, account_id, to_on);
call guard_by_unit('metered_use');

-- A day of a meter in quarters of an hour: 96 values of one quantity, null where none came.
create table interval_curve (
  org_id integer not null,
  day date not null,
  meter_id uuid not null,
  -- 'active', 'reactive', 'voltage-a', 'current-a' …
  channel text not null,
  values integer[] not null check (cardinality(values) = 96),
  missing smallint not null default 0 check (missing between 0 and 96),
  primary key (org_id, day, meter_id, channel)
) partition by range (day);
create table interval_curve_other partition of interval_curve default;
create index interval_curve_meter on interval_curve (org_id, meter_id, day);
call guard_by_unit('interval_curve');

grant select, insert, update on meter, meter_installation, fixed_share, reading_route, reading_plan, meter_reading,
  reading_exception, metered_use, interval_curve to wanjia_app;
grant select, insert, update, delete on route_stop to wanjia_app;
grant select, insert on reading_rules to wanjia_app;

-- During a load the planner must know the tables, as with customers (0003): without numbers it joins a whole unit with
-- itself. Only the owner may gather them.
create function count_metering() returns void
  language plpgsql security definer set search_path = public as $$
begin
  analyze meter, meter_installation, route_stop, reading_plan, meter_reading, metered_use, reading_exception;
end $$;
revoke all on function count_metering() from public;
grant execute on function count_metering() to wanjia_app;
