-- Generated from the migrations; do not edit.

CREATE OR REPLACE FUNCTION public.enqueue(task text, payload jsonb, key text, run_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'graphile_worker'
BEGIN ATOMIC
 SELECT graphile_worker.add_job(identifier => task, payload => (payload)::json, job_key => key, run_at => run_at, max_attempts => 25) AS add_job;
END
;

CREATE OR REPLACE PROCEDURE public.ensure_months(IN target regclass, IN first_month date, IN last_month date)
 LANGUAGE plpgsql
AS $procedure$
declare
  month date := date_trunc('month', first_month)::date;
  partition text;
begin
  while month <= last_month loop
    partition := format('%s_%s', target, to_char(month, 'YYYYMM'));
    if to_regclass(partition) is null then
      execute format(
        'create table %I partition of %s for values from (%L) to (%L)',
        partition, target,
        uuid_floor(month::timestamp at time zone 'Asia/Shanghai'),
        uuid_floor((month + interval '1 month')::timestamp at time zone 'Asia/Shanghai'));
    end if;
    month := (month + interval '1 month')::date;
  end loop;
end $procedure$
;

CREATE OR REPLACE PROCEDURE public.guard_by_unit(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy by_unit on %s using (org_id = any ((select visible_orgs())::integer[])) with check (org_id = any ((select visible_orgs())::integer[]))',
    target);
end $procedure$
;

CREATE OR REPLACE FUNCTION public.session_caller(token text, at timestamp with time zone, today date)
 RETURNS TABLE(session_id uuid, org_id integer, org_code text, org_name text, staff_id uuid, name text, phone text, login text, second_factor text, must_change boolean, last_seen_at timestamp with time zone, posts jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
BEGIN ATOMIC
 SELECT s.session_id,
     s.org_id,
     o.code,
     o.name,
     p.staff_id,
     p.name,
     p.phone,
     s.login,
     s.second_factor,
     i.must_change,
     s.last_seen_at,
     COALESCE(( SELECT jsonb_agg(jsonb_build_object('post', sp.post, 'unitId', u.unit_id, 'unitName', u.name, 'unitKind', u.kind, 'functions', u.functions, 'parentUnitId', u.parent_unit_id) ORDER BY sp.valid_from, u.code, sp.post) AS jsonb_agg
            FROM (staff_post sp
              JOIN org_unit u ON (((u.org_id = sp.org_id) AND (u.unit_id = sp.unit_id))))
           WHERE ((sp.org_id = p.org_id) AND (sp.staff_id = p.staff_id) AND (sp.valid_from <= session_caller.today) AND ((sp.valid_to IS NULL) OR (sp.valid_to >= session_caller.today)))), '[]'::jsonb) AS "coalesce"
    FROM (((session s
      JOIN sign_in i ON ((i.login = s.login)))
      JOIN staff p ON (((p.org_id = s.org_id) AND (p.staff_id = s.staff_id) AND (p.status = 'active'::text))))
      JOIN org o ON ((o.org_id = s.org_id)))
   WHERE ((s.token_hash = session_caller.token) AND (s.expires_at > session_caller.at));
END
;

CREATE OR REPLACE FUNCTION public.uuid_floor(at timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((lpad(to_hex(((EXTRACT(epoch FROM at) * (1000)::numeric))::bigint), 12, '0'::text) || '70008000000000000000'::text))::uuid
;

CREATE OR REPLACE FUNCTION public.visible_orgs()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (string_to_array(NULLIF(current_setting('app.orgs'::text, true), ''::text), ','::text))::integer[]
;

create table attachment (
  org_id integer not null,
  attachment_id uuid not null,
  case_kind text not null,
  case_id uuid not null,
  file_name text not null,
  media_type text not null,
  size_bytes integer not null,
  content_sha256 text not null,
  label text not null,
  added_by uuid,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint attachment_content_sha256_check CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint attachment_size_bytes_check CHECK ((size_bytes > 0)),
  constraint attachment_pkey PRIMARY KEY (org_id, attachment_id)
);
CREATE INDEX attachment_case ON public.attachment USING btree (org_id, case_id, attachment_id);
create policy by_unit on attachment using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on attachment to wanjia_app;

create table day_seal (
  org_id integer not null,
  day date not null,
  event_count integer not null,
  previous_seal text not null,
  root text not null,
  seal text not null,
  sealed_at timestamp with time zone not null,
  constraint day_seal_event_count_check CHECK ((event_count >= 0)),
  constraint day_seal_pkey PRIMARY KEY (org_id, day)
);
create policy by_unit on day_seal using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on day_seal to wanjia_app;

create table event (
  org_id integer not null,
  case_id uuid not null,
  seq integer not null,
  case_kind text not null,
  kind text not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  source text not null,
  data jsonb not null,
  personal jsonb,
  personal_salt text,
  personal_digest text,
  command_id uuid,
  prev_hash text not null,
  hash text not null,
  constraint event_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['staff'::text, 'system'::text, 'customer'::text]))),
  constraint event_seq_check CHECK ((seq > 0)),
  constraint event_pkey PRIMARY KEY (org_id, case_id, seq)
) partition by RANGE (case_id);
CREATE INDEX event_at ON ONLY public.event USING btree (org_id, at, case_id, seq);
CREATE UNIQUE INDEX event_command ON ONLY public.event USING btree (org_id, case_id, command_id) WHERE (command_id IS NOT NULL);
create policy by_unit on event using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on event to wanjia_app;

create table event_head (
  org_id integer not null,
  case_id uuid not null,
  case_kind text not null,
  seq integer not null,
  hash text not null,
  mac text not null,
  constraint event_head_pkey PRIMARY KEY (org_id, case_id)
);
create policy by_unit on event_head using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on event_head to wanjia_app;

create table notice (
  org_id integer not null,
  notice_id uuid not null,
  case_kind text not null,
  case_id uuid not null,
  template text not null,
  channel text not null,
  recipient text not null,
  subject text,
  body text not null,
  status text not null,
  attempts integer not null default 0,
  provider_ref text,
  last_error text,
  created_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone,
  sent_at timestamp with time zone,
  constraint notice_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'portal'::text, 'staff'::text]))),
  constraint notice_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'uncertain'::text, 'cancelled'::text]))),
  constraint notice_pkey PRIMARY KEY (org_id, notice_id)
) partition by RANGE (notice_id);
CREATE INDEX notice_case ON ONLY public.notice USING btree (org_id, case_id, notice_id);
CREATE INDEX notice_open ON ONLY public.notice USING btree (org_id, status, notice_id) WHERE (status <> ALL (ARRAY['sent'::text, 'cancelled'::text]));
create policy by_unit on notice using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on notice to wanjia_app;

create table notice_template (
  org_id integer not null,
  template text not null,
  channel text not null,
  version integer not null,
  subject text,
  body text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint notice_template_pkey PRIMARY KEY (org_id, template, channel, version)
);
create policy by_unit on notice_template using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on notice_template to wanjia_app;

create table one_time_link (
  token_hash text not null,
  purpose text not null,
  login text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint one_time_link_purpose_check CHECK ((purpose = ANY (ARRAY['first-administrator'::text, 'password-reset'::text]))),
  constraint one_time_link_pkey PRIMARY KEY (token_hash)
);
grant insert, select, update on one_time_link to wanjia_app;

create table org (
  org_id integer not null,
  code text not null,
  name text not null,
  parent_org_id integer,
  demo boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint org_code_check CHECK ((code ~ '^[0-9]{4}$'::text)),
  constraint org_org_id_check CHECK ((org_id > 0)),
  constraint org_parent_org_id_fkey FOREIGN KEY (parent_org_id) REFERENCES org(org_id),
  constraint org_pkey PRIMARY KEY (org_id),
  constraint org_code_key UNIQUE (code)
);
grant insert, select, update on org to wanjia_app;

create table org_unit (
  org_id integer not null,
  unit_id uuid not null,
  parent_unit_id uuid,
  kind text not null,
  code text not null,
  name text not null,
  functions text[] not null default '{}'::text[],
  region text not null default 'urban'::text,
  phone text,
  address text,
  active boolean not null default true,
  revision integer not null default 1,
  constraint org_unit_kind_check CHECK ((kind = ANY (ARRAY['supply-unit'::text, 'station'::text, 'hall'::text, 'team'::text]))),
  constraint org_unit_region_check CHECK ((region = ANY (ARRAY['urban'::text, 'rural'::text, 'remote'::text]))),
  constraint org_unit_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint org_unit_org_id_parent_unit_id_fkey FOREIGN KEY (org_id, parent_unit_id) REFERENCES org_unit(org_id, unit_id),
  constraint org_unit_pkey PRIMARY KEY (org_id, unit_id),
  constraint org_unit_org_id_code_key UNIQUE (org_id, code)
);
create policy by_unit on org_unit using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on org_unit to wanjia_app;

create table schema_migration (
  number integer not null,
  name text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (number)
);

create table session (
  token_hash text not null,
  session_id uuid not null,
  org_id integer not null,
  staff_id uuid not null,
  login text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  address text not null,
  user_agent text not null,
  second_factor text not null,
  constraint session_second_factor_check CHECK ((second_factor = ANY (ARRAY['none'::text, 'pending'::text, 'passed'::text]))),
  constraint session_login_fkey FOREIGN KEY (login) REFERENCES sign_in(login) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_session_id_key UNIQUE (session_id)
);
CREATE INDEX session_staff ON public.session USING btree (staff_id, created_at);
grant delete, insert, select, update on session to wanjia_app;

create table sign_in (
  login text not null,
  org_id integer not null,
  staff_id uuid not null,
  password_hash text,
  must_change boolean not null default false,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  totp_secret text,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint,
  oidc_subject text,
  password_changed_at timestamp with time zone,
  constraint sign_in_login_check CHECK ((login = lower(login))),
  constraint sign_in_pkey PRIMARY KEY (login),
  constraint sign_in_oidc_subject_key UNIQUE (oidc_subject),
  constraint sign_in_org_id_staff_id_key UNIQUE (org_id, staff_id)
);
grant insert, select, update on sign_in to wanjia_app;

create table staff (
  org_id integer not null,
  staff_id uuid not null,
  employee_no text not null,
  name text not null,
  phone text not null,
  email text,
  status text not null default 'active'::text,
  demo boolean not null default false,
  revision integer not null default 1,
  created_at timestamp with time zone not null default now(),
  constraint staff_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'dismissed'::text]))),
  constraint staff_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint staff_pkey PRIMARY KEY (org_id, staff_id),
  constraint staff_org_id_employee_no_key UNIQUE (org_id, employee_no)
);
create policy by_unit on staff using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on staff to wanjia_app;

create table staff_post (
  org_id integer not null,
  staff_id uuid not null,
  unit_id uuid not null,
  post text not null,
  valid_from date not null,
  valid_to date,
  constraint staff_post_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint staff_post_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, staff_id),
  constraint staff_post_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES org_unit(org_id, unit_id),
  constraint staff_post_pkey PRIMARY KEY (org_id, staff_id, unit_id, post, valid_from)
);
CREATE INDEX staff_post_unit ON public.staff_post USING btree (org_id, unit_id, staff_id);
create policy by_unit on staff_post using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on staff_post to wanjia_app;
