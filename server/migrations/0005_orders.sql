-- Work orders: the accepted request, its open tasks and its clocks. What happened to it is in `event`.
create table work_order (
  org_id integer not null references org (org_id),
  order_id uuid not null,
  order_no text not null,
  kind text not null,
  definition_version integer not null,
  -- The engine's whole state; the columns beside it repeat what lists and searches ask for.
  state jsonb not null,
  version integer not null,
  status text not null check (status in ('open', 'closed', 'refused', 'withdrawn', 'merged', 'archived')),
  end_step text,
  outcome text,
  urgency smallint not null check (urgency between 1 and 4),
  channel text not null,
  confidential boolean not null,
  -- Station or company that answers for it, and its region for the promises.
  unit_id uuid not null,
  region text not null check (region in ('urban', 'rural', 'remote')),
  customer_id uuid,
  account_id uuid,
  usage_point_id uuid,
  contact_name text,
  contact_phone text,
  address text,
  summary text not null,
  first_responsible_id uuid,
  -- The number the same request has at its source (hotline, portal, import): twice the same is one order (I1).
  source text,
  external_id text,
  bundle_id uuid,
  parent_order_id uuid,
  merged_into uuid,
  accepted_at timestamptz not null,
  closed_at timestamptz,
  archived_at timestamptz,
  next_due_at timestamptz,
  primary key (org_id, order_id),
  unique (org_id, order_no),
  unique (org_id, source, external_id),
  foreign key (org_id, unit_id) references org_unit (org_id, unit_id)
);
create index work_order_newest on work_order (org_id, order_id desc);
create index work_order_status on work_order (org_id, status, order_id desc);
create index work_order_due on work_order (org_id, next_due_at, order_id) where status = 'open';
create index work_order_customer on work_order (org_id, customer_id, order_id desc) where customer_id is not null;
create index work_order_phone on work_order (org_id, contact_phone, order_id desc) where contact_phone is not null;
create index work_order_usage_point on work_order (org_id, usage_point_id, order_id desc) where usage_point_id is not null;
create index work_order_bundle on work_order (org_id, bundle_id) where bundle_id is not null;
create index work_order_family on work_order (org_id, parent_order_id) where parent_order_id is not null;
create index work_order_merged on work_order (org_id, merged_into) where merged_into is not null;
call guard_by_unit('work_order');

-- What an order is found by. Beside the order, so that a change of its state does not rewrite the words of its index.
create table order_search (
  org_id integer not null,
  order_id uuid not null,
  tokens text[] not null,
  primary key (org_id, order_id),
  foreign key (org_id, order_id) references work_order (org_id, order_id)
);
create index order_search_tokens on order_search using gin (org_id, tokens) with (gin_pending_list_limit = 256);
call guard_by_unit('order_search');

create table order_task (
  org_id integer not null,
  order_id uuid not null,
  -- `step#n`, named by the engine: the n-th time the step opened in this order.
  task text not null,
  step text not null,
  function text not null,
  team_id uuid,
  assignee_id uuid,
  state text not null check (state in ('waiting', 'claimed', 'paused', 'done', 'returned', 'cancelled')),
  urgency smallint not null,
  opened_at timestamptz not null,
  claimed_at timestamptz,
  done_at timestamptz,
  -- The nearest due time of the order's running clocks; far in the future when none runs.
  sort_due timestamptz not null,
  primary key (org_id, order_id, task),
  foreign key (org_id, order_id) references work_order (org_id, order_id)
);
create index order_task_mine on order_task (org_id, assignee_id, sort_due, order_id, task) where done_at is null;
create index order_task_team on order_task (org_id, team_id, sort_due, order_id, task) where done_at is null;
call guard_by_unit('order_task');

create table order_clock (
  org_id integer not null,
  order_id uuid not null,
  clock text not null,
  run integer not null check (run > 0),
  promise text not null,
  -- The clock as `domain/promises` keeps it: start, limit, setting, calendar, pauses with reasons.
  body jsonb not null,
  unit_id uuid not null,
  region text not null,
  kind text not null,
  status text not null check (status in ('running', 'paused', 'stopped', 'cancelled')),
  started_at timestamptz not null,
  due_at timestamptz,
  -- When the sweep must look again: the warning, then the breach; null when nothing is left to say.
  alarm_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  stopped_at timestamptz,
  overrun_seconds bigint,
  excused boolean not null default false,
  primary key (org_id, order_id, clock, run),
  foreign key (org_id, order_id) references work_order (org_id, order_id)
);
create index order_clock_alarm on order_clock (org_id, alarm_at, order_id, clock, run) where alarm_at is not null;
create index order_clock_breached on order_clock (org_id, breached_at, order_id) where breached_at is not null;
create index order_clock_stopped on order_clock (org_id, promise, stopped_at) where stopped_at is not null;
call guard_by_unit('order_clock');

grant select, insert, update on work_order, order_task, order_clock to wanjia_app;
grant select, insert on order_search to wanjia_app;

-- Orders whose tokens contain one of the ways a search was read, the newest first. `@>` may not be used as an index
-- condition below row-level security (it is not leakproof: 86 ms against 0.3 ms on 100,000 rows), so this runs as
-- the owner and checks the unit itself; `is not true`, because without a scope the comparison is null.
create function find_orders(unit integer, ways jsonb, limit_rows integer) returns setof uuid
  language plpgsql stable security definer
  set search_path = public set enable_seqscan = off set max_parallel_workers_per_gather = 0 as $$
declare
  conditions text;
begin
  if (unit = any (visible_orgs())) is not true or jsonb_array_length(ways) = 0 then
    return;
  end if;
  select string_agg(format('o.tokens @> array(select jsonb_array_elements_text($2 -> %s))', at - 1), ' or ')
    into conditions from generate_series(1, jsonb_array_length(ways)) as at;
  return query execute
    'select o.order_id from order_search o where o.org_id = $1 and (' || conditions || ') order by o.order_id desc limit $3'
    using unit, ways, limit_rows;
end $$;
revoke all on function find_orders(integer, jsonb, integer) from public;
grant execute on function find_orders(integer, jsonb, integer) to wanjia_app;
