-- Promises as each unit keeps them, and the days it sets itself. Rows are only added: what was promised stays known.
create table promise_setting (
  org_id integer not null references org (org_id),
  setting_id uuid not null,
  promise text not null,
  region text not null check (region in ('any', 'urban', 'rural', 'remote')),
  valid_from date not null,
  limit_text text not null,
  warn_percent integer not null check (warn_percent between 1 and 99),
  measure text not null check (measure in ('each', 'mean')),
  reason text not null,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (org_id, setting_id)
);
create index promise_setting_of on promise_setting (org_id, promise, region, valid_from, changed_at);
call guard_by_unit('promise_setting');

create table calendar_day (
  org_id integer not null references org (org_id),
  day date not null,
  version integer not null check (version > 0),
  -- 'statutory' takes an earlier setting back.
  setting text not null check (setting in ('working', 'off', 'statutory')),
  name text not null,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (org_id, day, version)
);
call guard_by_unit('calendar_day');

-- Years whose notice the unit has entered itself, before the package of holidays carries it.
create table calendar_year (
  org_id integer not null references org (org_id),
  year integer not null check (year between 1900 and 2199),
  version integer not null check (version > 0),
  announced boolean not null,
  basis text not null,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (org_id, year, version)
);
call guard_by_unit('calendar_year');

grant select, insert on promise_setting, calendar_day, calendar_year to wanjia_app;
