-- The hours a unit works on its working days, several periods a day, by their first day. Rows are only added.
create table office_hours (
  org_id integer not null references org (org_id),
  valid_from date not null,
  version integer not null check (version > 0),
  periods jsonb not null,
  reason text not null,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (org_id, valid_from, version)
);
call guard_by_unit('office_hours');

grant select, insert on office_hours to wanjia_app;
