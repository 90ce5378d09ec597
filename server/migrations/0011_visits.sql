-- Return visits (R-PROM-19, R-SYS-04): which ended orders are visited and why, the calls, the answers.

-- The round that makes visits walks the ended orders of a unit in the order of their end.
create index work_order_ended on work_order (org_id, closed_at, order_id) where closed_at is not null;

-- A unit's own rules, a version for each change; the newest that had begun when an order ended holds for it.
create table visit_setting (
  org_id integer not null references org (org_id),
  version integer not null check (version > 0),
  body jsonb not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (org_id, version)
);
call guard_by_unit('visit_setting');

-- How far the round has come in a unit.
create table visit_progress (
  org_id integer not null references org (org_id),
  closed_at timestamptz not null,
  primary key (org_id)
);
call guard_by_unit('visit_progress');

-- What the rule said of each closing: one row a closing (C2), whether a visit came of it or not.
create table visit_draw (
  org_id integer not null,
  order_id uuid not null,
  closing integer not null check (closing > 0),
  verdict text not null,
  setting_version integer not null,
  seed text not null,
  permille integer not null check (permille between 0 and 1000),
  drawn_number integer not null check (drawn_number between 0 and 999),
  closed_at timestamptz,
  decided_at timestamptz not null,
  primary key (org_id, order_id, closing),
  foreign key (org_id, order_id) references work_order (org_id, order_id)
);
call guard_by_unit('visit_draw');

create table return_visit (
  org_id integer not null,
  visit_id uuid not null,
  visit_no text not null,
  order_id uuid not null,
  closing integer not null check (closing > 0),
  kind text not null,
  confidential boolean not null,
  -- Who answered for the order and who handled it when it ended; later changes of the organisation do not move it.
  unit_id uuid not null,
  team_id uuid,
  staff_id uuid,
  customer_id uuid,
  contact_phone text,
  channel text not null check (channel in ('phone', 'survey', 'process')),
  must boolean not null,
  state text not null check (state in ('waiting', 'survey', 'reached', 'unreached', 'refused', 'lapsed', 'cancelled')),
  end_reason text,
  setting_version integer not null,
  closed_at timestamptz not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  -- Not to be called before.
  call_at timestamptz,
  calls_in_vain integer not null default 0 check (calls_in_vain >= 0),
  claimed_by uuid,
  claimed_at timestamptz,
  survey_token_hash text,
  survey_sent_at timestamptz,
  survey_expires_at timestamptz,
  questionnaire integer,
  answers jsonb,
  satisfaction smallint check (satisfaction between 1 and 5),
  promise_kept boolean,
  attitude smallint check (attitude between 1 and 5),
  answered_by uuid,
  answered_through text check (answered_through in ('phone', 'survey', 'process')),
  follow_up_order_id uuid,
  ended_at timestamptz,
  revision integer not null default 1,
  primary key (org_id, visit_id),
  unique (org_id, order_id, closing),
  foreign key (org_id, order_id, closing) references visit_draw (org_id, order_id, closing),
  check ((state in ('waiting', 'survey')) = (ended_at is null)),
  check (claimed_by is null or state = 'waiting'),
  check (state <> 'reached' or answers is not null)
);
create index return_visit_queue on return_visit (org_id, due_at, visit_id) where state = 'waiting';
create index return_visit_survey on return_visit (org_id, survey_sent_at, visit_id) where state = 'survey';
create unique index return_visit_token on return_visit (org_id, survey_token_hash) where survey_token_hash is not null;
create index return_visit_list on return_visit (org_id, closed_at desc, visit_id desc);
create index return_visit_customer on return_visit (org_id, customer_id, closed_at) where customer_id is not null;
create index return_visit_phone on return_visit (org_id, contact_phone, closed_at) where contact_phone is not null;
call guard_by_unit('return_visit');

create table visit_attempt (
  org_id integer not null,
  visit_id uuid not null,
  attempt integer not null check (attempt > 0),
  at timestamptz not null,
  staff_id uuid,
  result text not null check (result in ('answered', 'no-answer', 'busy', 'refused', 'wrong-number', 'call-back')),
  note text,
  call_again_at timestamptz,
  primary key (org_id, visit_id, attempt),
  foreign key (org_id, visit_id) references return_visit (org_id, visit_id)
);
call guard_by_unit('visit_attempt');

-- Numbers that do not want to be invited to rate, as keyed hashes: nothing is learnt from the table.
create table visit_opt_out (
  org_id integer not null references org (org_id),
  phone_hash text not null,
  since timestamptz not null,
  primary key (org_id, phone_hash)
);
call guard_by_unit('visit_opt_out');

grant select, insert on visit_setting, visit_draw, visit_attempt, visit_opt_out to wanjia_app;
grant select, insert, update on visit_progress, return_visit to wanjia_app;
