-- Verifications of the audit chains that somebody asked for, with their result: who looked, when, and what was found.
create table audit_check (
  org_id integer not null references org (org_id),
  check_id uuid not null,
  requested_by uuid,
  requested_at timestamptz not null,
  -- Days before it are held against their seals alone; null: every event is checked.
  from_day date,
  status text not null check (status in ('waiting', 'running', 'done', 'failed')),
  cases_done integer not null default 0 check (cases_done >= 0),
  cases_total integer not null default 0 check (cases_total >= 0),
  events_done bigint not null default 0 check (events_done >= 0),
  -- The first of the findings; `finding_count` counts them all.
  findings jsonb not null default '[]',
  finding_count integer not null default 0 check (finding_count >= 0),
  finished_at timestamptz,
  primary key (org_id, check_id),
  check ((status in ('done', 'failed')) = (finished_at is not null))
);
create index audit_check_newest on audit_check (org_id, requested_at desc, check_id);
call guard_by_unit('audit_check');

grant select, insert, update on audit_check to wanjia_app;
