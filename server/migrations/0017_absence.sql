-- Who is away from when to when (R2): what they hold goes back to their teams, and nothing new comes to them.
create table staff_absence (
  org_id integer not null,
  absence_id uuid not null,
  staff_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null,
  -- When what the person held had gone back to the teams; null before.
  begun_at timestamptz,
  cancelled_at timestamptz,
  marked_by uuid not null,
  marked_at timestamptz not null,
  revision integer not null default 1,
  primary key (org_id, absence_id),
  foreign key (org_id, staff_id) references staff (org_id, staff_id),
  check (until_at >= from_at)
);
create index staff_absence_person on staff_absence (org_id, staff_id, until_at) where cancelled_at is null;
create index staff_absence_waiting on staff_absence (org_id, from_at) where begun_at is null and cancelled_at is null;
call guard_by_unit('staff_absence');

grant select, insert, update on staff_absence to wanjia_app;
