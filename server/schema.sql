-- Generated from the migrations; do not edit.

CREATE OR REPLACE PROCEDURE public.add_partition(IN target regclass, IN partition text, IN lower_bound text, IN upper_bound text)
 LANGUAGE plpgsql
AS $procedure$
declare
  catch_all regclass;
  key text;
  strays boolean := false;
begin
  perform pg_advisory_xact_lock(7301953);
  if to_regclass(format('%I', partition)) is not null then return; end if;
  select i.inhrelid::regclass into catch_all from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = target and pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT';
  select a.attname into key from pg_partitioned_table p
    join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0] where p.partrelid = target;
  if catch_all is not null then
    execute format('select exists (select from %s where %I >= %L and %I < %L)',
      catch_all, key, lower_bound, key, upper_bound) into strays;
  end if;
  if not strays then
    execute format('create table %I partition of %s for values from (%L) to (%L)',
      partition, target, lower_bound, upper_bound);
    return;
  end if;
  -- Nobody writes into the catch-all between the moving and the attaching.
  execute format('lock table %s in access exclusive mode', target);
  execute format('create table %I (like %s including defaults including constraints including storage)',
    partition, target);
  execute format('with moved as (delete from %s where %I >= %L and %I < %L returning *) insert into %I select * from moved',
    catch_all, key, lower_bound, key, upper_bound, partition);
  execute format('alter table %s attach partition %I for values from (%L) to (%L)',
    target, partition, lower_bound, upper_bound);
end $procedure$
;

CREATE OR REPLACE FUNCTION public.cancel_job(job bigint)
 RETURNS TABLE(task text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with found as (
      delete from graphile_worker._private_jobs
      where id = job and locked_at is null and last_error is not null returning task_id)
    select t.identifier from found f join graphile_worker._private_tasks t on t.id = f.task_id
  $function$
;

CREATE OR REPLACE FUNCTION public.count_customer_import()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  analyze customer_import_row;
end $function$
;

CREATE OR REPLACE FUNCTION public.count_customers()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if pg_relation_size('customer') > 2 * 8192 * (select greatest(relpages, 8) from pg_class where oid = 'customer'::regclass)
  then
    analyze customer, contact, service_location, customer_account, usage_point, customer_search;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.count_metering()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  analyze meter, meter_installation, route_stop, reading_plan, meter_reading, metered_use, reading_exception;
end $function$
;

CREATE OR REPLACE FUNCTION public.drop_untied_files(unit integer, before timestamp with time zone, limit_rows integer)
 RETURNS TABLE(attachment_id uuid, content_sha256 text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if (unit = any (visible_orgs())) is not true then
    return;
  end if;
  return query
    delete from attachment a
    where a.org_id = unit and a.case_id is null and a.attachment_id in (
      select u.attachment_id from attachment u
      where u.org_id = unit and u.case_id is null and u.removed_at is null and u.added_at < before
        and not exists (
          select 1 from request_draft d
          where d.org_id = u.org_id and position(u.attachment_id::text in d.body::text) > 0)
      order by u.added_at limit limit_rows for update skip locked)
    returning a.attachment_id, a.content_sha256;
end $function$
;

CREATE OR REPLACE FUNCTION public.enqueue(task text, payload jsonb, key text, run_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'graphile_worker'
BEGIN ATOMIC
 SELECT graphile_worker.add_job(identifier => task, payload => (payload)::json, job_key => key, run_at => run_at, max_attempts => 25) AS add_job;
END
;

CREATE OR REPLACE FUNCTION public.enqueue_new(task text, payload jsonb, key text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'graphile_worker'
AS $function$
#variable_conflict use_column
begin
  insert into graphile_worker._private_jobs (task_id, payload, key, max_attempts)
    select t.id, enqueue_new.payload::json, enqueue_new.key, 25
    from graphile_worker._private_tasks t where t.identifier = enqueue_new.task
    on conflict (key) do nothing;
  if not found then
    -- No worker has ever named this task, or the key is not new after all: the long way knows both.
    perform graphile_worker.add_job(
      identifier => enqueue_new.task, payload => enqueue_new.payload::json, job_key => enqueue_new.key,
      max_attempts => 25);
  end if;
end $function$
;

CREATE OR REPLACE PROCEDURE public.ensure_months(IN target regclass, IN first_month date, IN last_month date)
 LANGUAGE plpgsql
AS $procedure$
declare
  month date := date_trunc('month', first_month)::date;
begin
  while month <= last_month loop
    call add_partition(target, format('%s_%s', target, to_char(month, 'YYYYMM')),
      uuid_floor(month::timestamp at time zone 'Asia/Shanghai')::text,
      uuid_floor((month + interval '1 month')::timestamp at time zone 'Asia/Shanghai')::text);
    month := (month + interval '1 month')::date;
  end loop;
end $procedure$
;

CREATE OR REPLACE FUNCTION public.file_is_used(sha256 text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$select exists (select 1 from attachment where content_sha256 = sha256)$function$
;

CREATE OR REPLACE FUNCTION public.find_articles(unit integer, ways jsonb, limit_rows integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
declare
  conditions text;
begin
  if (unit = any (visible_orgs())) is not true or jsonb_array_length(ways) = 0 then
    return;
  end if;
  select string_agg(format('s.tokens @> array(select jsonb_array_elements_text($2 -> %s))', at - 1), ' or ')
    into conditions from generate_series(1, jsonb_array_length(ways)) as at;
  return query execute
    'select s.article_id from article_search s where s.org_id = $1 and (' || conditions || ') order by s.article_id desc limit $3'
    using unit, ways, limit_rows;
end $function$
;

CREATE OR REPLACE FUNCTION public.find_customers(unit integer, wanted text[], phrase text, tried jsonb, below uuid, limit_rows integer)
 RETURNS TABLE(customer_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
declare
  conditions text := 's.tokens @> $2'
    || case when phrase is null then '' else ' and strpos(s.texts, $3) > 0' end
    || case when jsonb_array_length(tried) = 0 then '' else '
       and not exists (
         select from jsonb_to_recordset($4) as t(tokens text[], phrase text)
         where s.tokens @> t.tokens and (t.phrase is null or strpos(s.texts, t.phrase) > 0))' end;
  newest uuid[];
begin
  -- `is not true`: without a scope the comparison is null, and shows nothing.
  if (unit = any (visible_orgs())) is not true then
    return;
  end if;
  -- Numbers and whole texts are rare by nature.
  if left(wanted[1], 1) <> all (array['=', 't', 'd', 'm', 'i']) then
    execute
      'select array_agg(s.customer_id order by s.customer_id desc) from (
         select * from customer_search n where n.org_id = $1'
        || case when below is null then '' else ' and n.customer_id < $5' end
        || ' order by n.customer_id desc limit 1000) s where ' || conditions
      into newest using unit, wanted, phrase, tried, below;
  end if;
  if cardinality(newest) >= limit_rows then
    return query select unnest(newest[:limit_rows]);
    return;
  end if;
  perform set_config('enable_indexscan', 'off', true);
  return query execute
    'select s.customer_id from customer_search s where s.org_id = $1 and ' || conditions
    || case when below is null then '' else ' and s.customer_id < $5' end
    || ' order by s.customer_id desc limit $6'
    using unit, wanted, phrase, tried, below, limit_rows;
  perform set_config('enable_indexscan', 'on', true);
end $function$
;

CREATE OR REPLACE FUNCTION public.find_orders(unit integer, ways jsonb, below uuid, limit_rows integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
declare
  conditions text;
  newest uuid[];
begin
  if (unit = any (visible_orgs())) is not true or jsonb_array_length(ways) = 0 then
    return;
  end if;
  -- As constants: only of them does the planner know how common they are.
  select string_agg(format('o.tokens @> %L::text[]', array(select jsonb_array_elements_text(way))), ' or ')
    into conditions from jsonb_array_elements(ways) as way;
  execute
    'select array_agg(o.order_id order by o.order_id desc) from (select * from order_search n where n.org_id = $1'
      || case when below is null then '' else ' and n.order_id < $2' end
      || ' order by n.order_id desc limit 1000) o where ' || conditions
    into newest using unit, below;
  if cardinality(newest) >= limit_rows then
    return query select unnest(newest[:limit_rows]);
    return;
  end if;
  if limit_rows <= 200 then
    perform set_config('enable_indexscan', 'off', true);
  end if;
  return query execute
    'select o.order_id from order_search o where o.org_id = $1 and (' || conditions || ')'
      || case when below is null then '' else ' and o.order_id < $2' end
      || ' order by o.order_id desc limit $3'
    using unit, below, limit_rows;
  perform set_config('enable_indexscan', 'on', true);
end $function$
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

CREATE OR REPLACE FUNCTION public.job_counts()
 RETURNS TABLE(task text, waiting bigint, running bigint, failed bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'graphile_worker'
BEGIN ATOMIC
 SELECT t.identifier,
     count(*) FILTER (WHERE ((j.locked_at IS NULL) AND (j.attempts < j.max_attempts))) AS count,
     count(*) FILTER (WHERE (j.locked_at IS NOT NULL)) AS count,
     count(*) FILTER (WHERE ((j.locked_at IS NULL) AND (j.attempts >= j.max_attempts))) AS count
    FROM (graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON ((t.id = j.task_id)))
   GROUP BY t.identifier;
END
;

CREATE OR REPLACE FUNCTION public.keep_months(back integer, ahead integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  target record;
  month date;
  last_month date := (date_trunc('month', now()) + make_interval(months => ahead))::date;
  partition text;
begin
  for target in
    select c.oid::regclass as name, c.relname, a.atttypid::regtype::text as key
    from pg_partitioned_table p
    join pg_class c on c.oid = p.partrelid and c.relnamespace = 'public'::regnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0]
    where p.partstrat = 'r' and a.atttypid in ('uuid'::regtype, 'date'::regtype)
    order by c.relname
  loop
    month := (date_trunc('month', now()) - make_interval(months => back))::date;
    if target.key = 'uuid' then
      call ensure_months(target.name, month, last_month);
      continue;
    end if;
    while month <= last_month loop
      partition := format('%s_%s', target.relname, to_char(month, 'YYYYMM'));
      if to_regclass(partition) is null then
        execute format('create table %I partition of %s for values from (%L) to (%L)',
          partition, target.name, month, (month + interval '1 month')::date);
      end if;
      month := (month + interval '1 month')::date;
    end loop;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.legs_sum(fen bigint[])
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT COALESCE(sum(f.f), (0)::numeric) AS "coalesce" FROM unnest(legs_sum.fen) f(f))
;

CREATE OR REPLACE FUNCTION public.replica_lags()
 RETURNS TABLE(name text, lag_ms bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select application_name, (1000 * extract(epoch from replay_lag))::bigint from pg_stat_replication
  $function$
;

CREATE OR REPLACE FUNCTION public.retry_job(job bigint)
 RETURNS TABLE(task text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    with found as (
      update graphile_worker._private_jobs set attempts = 0, run_at = now(), updated_at = now()
      where id = job and locked_at is null returning task_id)
    select t.identifier from found f join graphile_worker._private_tasks t on t.id = f.task_id
  $function$
;

CREATE OR REPLACE FUNCTION public.session_caller(token text, at timestamp with time zone, idle_since timestamp with time zone, today date)
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
   WHERE ((s.token_hash = session_caller.token) AND (s.expires_at > session_caller.at) AND (s.last_seen_at > session_caller.idle_since));
END
;

CREATE OR REPLACE FUNCTION public.troubled_jobs(at_most integer)
 RETURNS TABLE(job_id bigint, task text, attempts integer, attempts_max integer, run_at timestamp with time zone, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select j.id, t.identifier, j.attempts::integer, j.max_attempts::integer, j.run_at, j.last_error
    from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where j.locked_at is null and j.last_error is not null
    order by j.attempts >= j.max_attempts desc, j.run_at, j.id limit at_most
  $function$
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

create table account_balance (
  org_id integer not null,
  account_id uuid not null,
  code integer not null,
  fen bigint not null,
  changed_at timestamp with time zone not null,
  constraint account_balance_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES customer_account(org_id, account_id),
  constraint account_balance_pkey PRIMARY KEY (org_id, account_id, code)
);
create policy by_unit on account_balance using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on account_balance to wanjia_app;

create table account_serial (
  org_id integer not null,
  next_serial bigint not null,
  constraint account_serial_next_serial_check CHECK ((next_serial > 0)),
  constraint account_serial_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint account_serial_pkey PRIMARY KEY (org_id)
);
create policy by_unit on account_serial using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on account_serial to wanjia_app;

create table article (
  org_id integer not null,
  article_id uuid not null,
  revision integer not null,
  owner_id uuid not null,
  origin text,
  published integer,
  retired boolean not null,
  newest integer not null,
  review_on date,
  work text not null,
  authors uuid[] not null,
  work_version integer,
  publish_on date,
  returned text,
  draft jsonb,
  title text not null,
  category text not null,
  audience text not null,
  functions text[] not null,
  keywords text[] not null,
  topics text[] not null,
  plain text not null,
  published_at timestamp with time zone,
  reminded_of date,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint article_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'staff'::text, 'teams'::text]))),
  constraint article_check CHECK (((work = 'none'::text) = (draft IS NULL))),
  constraint article_check1 CHECK (((work = ANY (ARRAY['in-review'::text, 'scheduled'::text])) = (work_version IS NOT NULL))),
  constraint article_check2 CHECK (((work = 'scheduled'::text) = (publish_on IS NOT NULL))),
  constraint article_revision_check CHECK ((revision > 0)),
  constraint article_work_check CHECK ((work = ANY (ARRAY['none'::text, 'draft'::text, 'in-review'::text, 'scheduled'::text]))),
  constraint article_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint article_pkey PRIMARY KEY (org_id, article_id),
  constraint article_org_id_origin_key UNIQUE (org_id, origin)
);
CREATE INDEX article_newest ON public.article USING btree (org_id, published_at DESC, article_id) WHERE ((published IS NOT NULL) AND (NOT retired));
CREATE INDEX article_publish ON public.article USING btree (org_id, publish_on) WHERE (work = 'scheduled'::text);
CREATE INDEX article_review ON public.article USING btree (org_id, review_on) WHERE ((published IS NOT NULL) AND (NOT retired));
CREATE INDEX article_work ON public.article USING btree (org_id, changed_at DESC, article_id) WHERE (work <> 'none'::text);
create policy by_unit on article using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on article to wanjia_app;

create table article_proposal (
  org_id integer not null,
  proposal_id uuid not null,
  kind text not null,
  topic text not null,
  text text not null,
  signature text[] not null,
  count integer not null,
  sample_order_nos text[] not null,
  status text not null,
  article_id uuid,
  reason text,
  found_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint article_proposal_check CHECK (((status = 'accepted'::text) = (article_id IS NOT NULL))),
  constraint article_proposal_count_check CHECK ((count > 0)),
  constraint article_proposal_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'case'::text]))),
  constraint article_proposal_status_check CHECK ((status = ANY (ARRAY['open'::text, 'accepted'::text, 'ignored'::text]))),
  constraint article_proposal_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint article_proposal_pkey PRIMARY KEY (org_id, proposal_id)
);
CREATE INDEX article_proposal_open ON public.article_proposal USING btree (org_id, status, count DESC, proposal_id);
create policy by_unit on article_proposal using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on article_proposal to wanjia_app;

create table article_search (
  org_id integer not null,
  article_id uuid not null,
  tokens text[] not null,
  constraint article_search_org_id_article_id_fkey FOREIGN KEY (org_id, article_id) REFERENCES article(org_id, article_id),
  constraint article_search_pkey PRIMARY KEY (org_id, article_id)
);
CREATE INDEX article_search_tokens ON public.article_search USING gin (org_id, tokens) WITH (fastupdate=off);
create policy by_unit on article_search using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on article_search to wanjia_app;

create table article_version (
  org_id integer not null,
  article_id uuid not null,
  version integer not null,
  content jsonb not null,
  note text not null,
  submitted_by uuid not null,
  submitted_at timestamp with time zone not null,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  constraint article_version_decision_check CHECK ((decision = ANY (ARRAY['published'::text, 'scheduled'::text, 'returned'::text, 'taken-back'::text]))),
  constraint article_version_version_check CHECK ((version > 0)),
  constraint article_version_org_id_article_id_fkey FOREIGN KEY (org_id, article_id) REFERENCES article(org_id, article_id),
  constraint article_version_pkey PRIMARY KEY (org_id, article_id, version)
);
create policy by_unit on article_version using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on article_version to wanjia_app;

create table article_view (
  org_id integer not null,
  article_id uuid not null,
  day date not null,
  face text not null,
  count integer not null,
  constraint article_view_count_check CHECK ((count > 0)),
  constraint article_view_face_check CHECK ((face = ANY (ARRAY['portal'::text, 'desk'::text]))),
  constraint article_view_org_id_article_id_fkey FOREIGN KEY (org_id, article_id) REFERENCES article(org_id, article_id),
  constraint article_view_pkey PRIMARY KEY (org_id, article_id, day, face)
);
create policy by_unit on article_view using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on article_view to wanjia_app;

create table article_vote (
  org_id integer not null,
  article_id uuid not null,
  version integer not null,
  voter text not null,
  helpful boolean not null,
  comment text not null,
  voted_at timestamp with time zone not null,
  constraint article_vote_comment_check CHECK ((length(comment) <= 500)),
  constraint article_vote_voter_check CHECK ((length(voter) <= 80)),
  constraint article_vote_org_id_article_id_fkey FOREIGN KEY (org_id, article_id) REFERENCES article(org_id, article_id),
  constraint article_vote_pkey PRIMARY KEY (org_id, article_id, version, voter)
);
create policy by_unit on article_vote using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on article_vote to wanjia_app;

create table attachment (
  org_id integer not null,
  attachment_id uuid not null,
  case_kind text,
  case_id uuid,
  file_name text not null,
  media_type text not null,
  size_bytes integer not null,
  content_sha256 text not null,
  label text not null,
  added_by uuid,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint attachment_check CHECK (((case_kind IS NULL) = (case_id IS NULL))),
  constraint attachment_content_sha256_check CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint attachment_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'image/heic'::text, 'application/pdf'::text]))),
  constraint attachment_size_bytes_check CHECK ((size_bytes > 0)),
  constraint attachment_pkey PRIMARY KEY (org_id, attachment_id)
);
CREATE INDEX attachment_case ON public.attachment USING btree (org_id, case_id, attachment_id);
CREATE INDEX attachment_content ON public.attachment USING btree (content_sha256);
CREATE INDEX attachment_untied ON public.attachment USING btree (org_id, added_at) WHERE ((case_id IS NULL) AND (removed_at IS NULL));
create policy by_unit on attachment using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select on attachment to wanjia_app;

create table audit_check (
  org_id integer not null,
  check_id uuid not null,
  requested_by uuid,
  requested_at timestamp with time zone not null,
  from_day date,
  status text not null,
  cases_done integer not null default 0,
  cases_total integer not null default 0,
  events_done bigint not null default 0,
  findings jsonb not null default '[]'::jsonb,
  finding_count integer not null default 0,
  finished_at timestamp with time zone,
  constraint audit_check_cases_done_check CHECK ((cases_done >= 0)),
  constraint audit_check_cases_total_check CHECK ((cases_total >= 0)),
  constraint audit_check_check CHECK (((status = ANY (ARRAY['done'::text, 'failed'::text])) = (finished_at IS NOT NULL))),
  constraint audit_check_events_done_check CHECK ((events_done >= 0)),
  constraint audit_check_finding_count_check CHECK ((finding_count >= 0)),
  constraint audit_check_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint audit_check_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint audit_check_pkey PRIMARY KEY (org_id, check_id)
);
CREATE INDEX audit_check_newest ON public.audit_check USING btree (org_id, requested_at DESC, check_id);
create policy by_unit on audit_check using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on audit_check to wanjia_app;

create table backup_run (
  run_id uuid not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  name text,
  content_bytes bigint,
  added_bytes bigint,
  lost_files integer,
  failure text,
  constraint backup_run_added_bytes_check CHECK ((added_bytes >= 0)),
  constraint backup_run_check CHECK ((finished_at >= started_at)),
  constraint backup_run_check1 CHECK (((name IS NULL) OR (failure IS NULL))),
  constraint backup_run_check2 CHECK (((finished_at IS NULL) = ((name IS NULL) AND (failure IS NULL)))),
  constraint backup_run_content_bytes_check CHECK ((content_bytes >= 0)),
  constraint backup_run_lost_files_check CHECK ((lost_files >= 0)),
  constraint backup_run_pkey PRIMARY KEY (run_id)
);
CREATE INDEX backup_run_started ON public.backup_run USING btree (started_at DESC);
grant delete, insert, select, update on backup_run to wanjia_app;

create table bill (
  org_id integer not null,
  month date not null,
  bill_id uuid not null,
  run_id uuid not null,
  part_no integer not null,
  account_id uuid not null,
  place smallint not null default 0,
  state text not null,
  from_on date not null,
  to_on date not null,
  energy_wh bigint not null,
  tier_used_wh bigint,
  total_fen bigint not null,
  energy_fen bigint not null,
  capacity_fen bigint not null,
  power_factor_fen bigint not null,
  funds_fen bigint not null,
  tariffs text not null,
  input text not null,
  lines text not null,
  hash bytea not null,
  corrects uuid,
  constraint bill_check CHECK ((from_on < to_on)),
  constraint bill_check1 CHECK ((total_fen = (((energy_fen + capacity_fen) + power_factor_fen) + funds_fen))),
  constraint bill_place_check CHECK ((place >= 0)),
  constraint bill_state_check CHECK ((state = ANY (ARRAY['held'::text, 'ready'::text, 'accepted'::text, 'released'::text, 'excluded'::text, 'cancelled'::text]))),
  constraint bill_pkey PRIMARY KEY (org_id, bill_id, month)
) partition by RANGE (month);
CREATE INDEX bill_accepted ON ONLY public.bill USING btree (org_id, run_id, bill_id) WHERE (state = 'accepted'::text);
CREATE UNIQUE INDEX bill_once ON ONLY public.bill USING btree (org_id, account_id, month, place) WHERE ((state <> 'cancelled'::text) AND (state <> 'excluded'::text));
CREATE INDEX bill_part ON ONLY public.bill USING btree (org_id, run_id, part_no);
create policy by_unit on bill using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on bill to wanjia_app;

create table bill_cancellation (
  org_id integer not null,
  bill_id uuid not null,
  command_id uuid not null,
  reason text not null,
  journal_id uuid not null,
  cancelled_by uuid not null,
  cancelled_at timestamp with time zone not null,
  constraint bill_cancellation_pkey PRIMARY KEY (org_id, bill_id)
);
create policy by_unit on bill_cancellation using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on bill_cancellation to wanjia_app;

create table bill_hold (
  org_id integer not null,
  hold_id uuid not null,
  run_id uuid not null,
  part_no integer not null,
  account_id uuid not null,
  bill_id uuid,
  month date not null,
  reasons text[] not null,
  refused jsonb,
  energy_wh bigint,
  total_fen bigint,
  last_energy_wh bigint,
  last_total_fen bigint,
  state text not null default 'open'::text,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  found_at timestamp with time zone not null,
  constraint bill_hold_check CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint bill_hold_reasons_check CHECK ((cardinality(reasons) > 0)),
  constraint bill_hold_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'excluded'::text, 'recomputed'::text]))),
  constraint bill_hold_pkey PRIMARY KEY (org_id, hold_id)
);
CREATE INDEX bill_hold_account ON public.bill_hold USING btree (org_id, account_id, month);
CREATE INDEX bill_hold_open ON public.bill_hold USING btree (org_id, run_id, hold_id) WHERE (state = 'open'::text);
create policy by_unit on bill_hold using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on bill_hold to wanjia_app;

create table billing_limits (
  org_id integer not null,
  version integer not null,
  body jsonb not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint billing_limits_version_check CHECK ((version > 0)),
  constraint billing_limits_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint billing_limits_pkey PRIMARY KEY (org_id, version)
);
create policy by_unit on billing_limits using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on billing_limits to wanjia_app;

create table billing_part (
  org_id integer not null,
  run_id uuid not null,
  part_no integer not null,
  from_account uuid not null,
  to_account uuid,
  accounts integer not null,
  state text not null default 'waiting'::text,
  bills integer not null default 0,
  holds integer not null default 0,
  total_fen bigint not null default 0,
  root text,
  computed_at timestamp with time zone,
  released_at timestamp with time zone,
  constraint billing_part_accounts_check CHECK ((accounts > 0)),
  constraint billing_part_bills_check CHECK ((bills >= 0)),
  constraint billing_part_holds_check CHECK ((holds >= 0)),
  constraint billing_part_part_no_check CHECK ((part_no > 0)),
  constraint billing_part_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'computed'::text, 'released'::text]))),
  constraint billing_part_org_id_run_id_fkey FOREIGN KEY (org_id, run_id) REFERENCES billing_run(org_id, run_id),
  constraint billing_part_pkey PRIMARY KEY (org_id, run_id, part_no)
);
create policy by_unit on billing_part using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on billing_part to wanjia_app;

create table billing_run (
  org_id integer not null,
  run_id uuid not null,
  month date not null,
  scope text not null,
  route_id uuid,
  account_ids uuid[],
  state text not null,
  parts integer not null,
  accounts integer not null,
  due_on date,
  tax_permille integer not null,
  started_by uuid,
  started_at timestamp with time zone not null,
  computed_at timestamp with time zone,
  released_at timestamp with time zone,
  constraint billing_run_accounts_check CHECK ((accounts > 0)),
  constraint billing_run_check CHECK ((((scope = 'route'::text) = (route_id IS NOT NULL)) AND ((scope = 'accounts'::text) = (account_ids IS NOT NULL)))),
  constraint billing_run_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint billing_run_parts_check CHECK ((parts > 0)),
  constraint billing_run_scope_check CHECK ((scope = ANY (ARRAY['unit'::text, 'route'::text, 'accounts'::text]))),
  constraint billing_run_state_check CHECK ((state = ANY (ARRAY['computing'::text, 'review'::text, 'releasing'::text, 'released'::text]))),
  constraint billing_run_tax_permille_check CHECK (((tax_permille >= 0) AND (tax_permille <= 999))),
  constraint billing_run_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint billing_run_pkey PRIMARY KEY (org_id, run_id)
);
CREATE INDEX billing_run_month ON public.billing_run USING btree (org_id, month, run_id);
create policy by_unit on billing_run using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on billing_run to wanjia_app;

create table calendar_day (
  org_id integer not null,
  day date not null,
  version integer not null,
  setting text not null,
  name text not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  constraint calendar_day_setting_check CHECK ((setting = ANY (ARRAY['working'::text, 'off'::text, 'statutory'::text]))),
  constraint calendar_day_version_check CHECK ((version > 0)),
  constraint calendar_day_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint calendar_day_pkey PRIMARY KEY (org_id, day, version)
);
create policy by_unit on calendar_day using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on calendar_day to wanjia_app;

create table calendar_year (
  org_id integer not null,
  year integer not null,
  version integer not null,
  announced boolean not null,
  basis text not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  constraint calendar_year_version_check CHECK ((version > 0)),
  constraint calendar_year_year_check CHECK (((year >= 1900) AND (year <= 2199))),
  constraint calendar_year_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint calendar_year_pkey PRIMARY KEY (org_id, year, version)
);
create policy by_unit on calendar_year using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on calendar_year to wanjia_app;

create table consent (
  org_id integer not null,
  consent_id uuid not null,
  customer_id uuid not null,
  purpose text not null,
  text_version text not null,
  given_at timestamp with time zone not null,
  given_channel text not null,
  given_to uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_channel text,
  withdrawn_to uuid,
  constraint consent_check CHECK (((withdrawn_at IS NULL) = (withdrawn_channel IS NULL))),
  constraint consent_check1 CHECK (((withdrawn_at IS NULL) OR (withdrawn_at >= given_at))),
  constraint consent_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, customer_id),
  constraint consent_pkey PRIMARY KEY (org_id, consent_id)
);
CREATE INDEX consent_customer ON public.consent USING btree (org_id, customer_id, purpose, given_at);
create policy by_unit on consent using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on consent to wanjia_app;

create table contact (
  org_id integer not null,
  contact_id uuid not null,
  customer_id uuid not null,
  name text not null,
  purposes text[] not null,
  channel text not null,
  phone text,
  phone_extension text,
  email text,
  address text,
  revision integer not null default 1,
  constraint contact_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 50))),
  constraint contact_purposes_check CHECK ((cardinality(purposes) > 0)),
  constraint contact_revision_check CHECK ((revision > 0)),
  constraint contact_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, customer_id),
  constraint contact_pkey PRIMARY KEY (org_id, contact_id)
);
CREATE INDEX contact_customer ON public.contact USING btree (org_id, customer_id, contact_id);
CREATE INDEX contact_phone ON public.contact USING btree (org_id, phone, customer_id) WHERE (phone IS NOT NULL);
create policy by_unit on contact using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on contact to wanjia_app;

create table customer (
  org_id integer not null,
  customer_id uuid not null,
  kind text not null,
  name text not null,
  document_kind text,
  document_sealed text,
  document_digest text,
  key_grade text,
  special_needs text[] not null default '{}'::text[],
  manager_staff_id uuid,
  status text not null default 'active'::text,
  demo boolean not null default false,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  merged_into uuid,
  constraint customer_check CHECK (((document_kind IS NULL) = (document_sealed IS NULL))),
  constraint customer_check1 CHECK (((document_sealed IS NULL) = (document_digest IS NULL))),
  constraint customer_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'enterprise'::text, 'public-body'::text]))),
  constraint customer_merged_somewhere CHECK (((status = 'merged'::text) = (merged_into IS NOT NULL))),
  constraint customer_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120))),
  constraint customer_revision_check CHECK ((revision > 0)),
  constraint customer_status_check CHECK ((status = ANY (ARRAY['active'::text, 'closed'::text, 'merged'::text]))),
  constraint customer_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint customer_org_id_manager_staff_id_fkey FOREIGN KEY (org_id, manager_staff_id) REFERENCES staff(org_id, staff_id),
  constraint customer_pkey PRIMARY KEY (org_id, customer_id)
);
CREATE INDEX customer_document ON public.customer USING btree (org_id, document_digest) WHERE (document_digest IS NOT NULL);
CREATE INDEX customer_manager ON public.customer USING btree (org_id, manager_staff_id, customer_id) WHERE (manager_staff_id IS NOT NULL);
CREATE INDEX customer_merged ON public.customer USING btree (org_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX customer_name ON public.customer USING btree (org_id, name, customer_id);
create policy by_unit on customer using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on customer to wanjia_app;

create table customer_account (
  org_id integer not null,
  account_id uuid not null,
  account_no text not null,
  customer_id uuid not null,
  status text not null default 'active'::text,
  opened_on date not null,
  closed_on date,
  revision integer not null default 1,
  constraint customer_account_account_no_check CHECK ((account_no ~ '^[0-9]{8,16}$'::text)),
  constraint customer_account_check CHECK (((closed_on IS NULL) OR (closed_on >= opened_on))),
  constraint customer_account_revision_check CHECK ((revision > 0)),
  constraint customer_account_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'active'::text, 'suspended'::text, 'closed'::text]))),
  constraint customer_account_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, customer_id),
  constraint customer_account_pkey PRIMARY KEY (org_id, account_id),
  constraint customer_account_org_id_account_no_key UNIQUE (org_id, account_no)
);
CREATE INDEX customer_account_customer ON public.customer_account USING btree (org_id, customer_id, account_no);
create policy by_unit on customer_account using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on customer_account to wanjia_app;

create table customer_import (
  org_id integer not null,
  import_id uuid not null,
  staff_id uuid not null,
  file_name text not null,
  file_digest text not null,
  format text not null,
  encoding text,
  titles jsonb not null,
  status text not null,
  existing text,
  whole boolean,
  rows_total integer not null default 0,
  rows_bad integer not null default 0,
  rows_known integer not null default 0,
  groups_total integer not null default 0,
  next_group integer not null default 1,
  customers_made integer not null default 0,
  accounts_made integer not null default 0,
  points_made integer not null default 0,
  rows_updated integer not null default 0,
  rows_skipped integer not null default 0,
  rows_refused integer not null default 0,
  failure jsonb,
  created_at timestamp with time zone not null,
  checked_at timestamp with time zone,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  highest_serial integer not null default 0,
  constraint customer_import_existing_check CHECK ((existing = ANY (ARRAY['skip'::text, 'update'::text]))),
  constraint customer_import_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text]))),
  constraint customer_import_highest_serial_check CHECK ((highest_serial >= 0)),
  constraint customer_import_status_check CHECK ((status = ANY (ARRAY['checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint customer_import_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint customer_import_pkey PRIMARY KEY (org_id, import_id)
);
create policy by_unit on customer_import using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on customer_import to wanjia_app;

create table customer_import_file (
  org_id integer not null,
  import_id uuid not null,
  part_no integer not null,
  content bytea not null,
  constraint customer_import_file_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES customer_import(org_id, import_id) ON DELETE CASCADE,
  constraint customer_import_file_pkey PRIMARY KEY (org_id, import_id, part_no)
);
create policy by_unit on customer_import_file using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on customer_import_file to wanjia_app;

create table customer_import_key (
  org_id integer not null,
  source_key text not null,
  customer_id uuid not null,
  account_id uuid,
  constraint customer_import_key_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint customer_import_key_pkey PRIMARY KEY (org_id, source_key)
);
create policy by_unit on customer_import_key using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on customer_import_key to wanjia_app;

create table customer_import_progress (
  org_id integer not null,
  import_id uuid not null,
  rows_done integer not null default 0,
  beat_at timestamp with time zone not null,
  cancel_asked boolean not null default false,
  constraint customer_import_progress_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES customer_import(org_id, import_id) ON DELETE CASCADE,
  constraint customer_import_progress_pkey PRIMARY KEY (org_id, import_id)
);
create policy by_unit on customer_import_progress using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on customer_import_progress to wanjia_app;

create table customer_import_row (
  org_id integer not null,
  import_id uuid not null,
  row_no integer not null,
  group_no integer,
  cells jsonb not null,
  account_key text,
  errors jsonb,
  outcome text,
  constraint customer_import_row_outcome_check CHECK ((outcome = ANY (ARRAY['skipped'::text, 'updated'::text, 'refused'::text]))),
  constraint customer_import_row_row_no_check CHECK ((row_no > 0)),
  constraint customer_import_row_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES customer_import(org_id, import_id) ON DELETE CASCADE,
  constraint customer_import_row_pkey PRIMARY KEY (org_id, import_id, row_no)
);
CREATE INDEX customer_import_row_bad ON public.customer_import_row USING btree (org_id, import_id, row_no) WHERE (errors IS NOT NULL);
CREATE INDEX customer_import_row_group ON public.customer_import_row USING btree (org_id, import_id, group_no) WHERE (group_no IS NOT NULL);
create policy by_unit on customer_import_row using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on customer_import_row to wanjia_app;

create table customer_merge (
  org_id integer not null,
  merge_id uuid not null,
  survivor_id uuid not null,
  absorbed_id uuid not null,
  merged_at timestamp with time zone not null,
  merged_by uuid,
  reason text not null,
  moved jsonb not null,
  before jsonb not null,
  after jsonb not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  undo_reason text,
  constraint customer_merge_check CHECK ((survivor_id <> absorbed_id)),
  constraint customer_merge_check1 CHECK (((undone_at IS NULL) = (undo_reason IS NULL))),
  constraint customer_merge_org_id_absorbed_id_fkey FOREIGN KEY (org_id, absorbed_id) REFERENCES customer(org_id, customer_id),
  constraint customer_merge_org_id_survivor_id_fkey FOREIGN KEY (org_id, survivor_id) REFERENCES customer(org_id, customer_id),
  constraint customer_merge_pkey PRIMARY KEY (org_id, merge_id)
);
CREATE UNIQUE INDEX customer_merge_open ON public.customer_merge USING btree (org_id, absorbed_id) WHERE (undone_at IS NULL);
CREATE INDEX customer_merge_survivor ON public.customer_merge USING btree (org_id, survivor_id, merged_at);
create policy by_unit on customer_merge using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on customer_merge to wanjia_app;

create table customer_search (
  org_id integer not null,
  customer_id uuid not null,
  tokens text[] not null,
  texts text not null,
  constraint customer_search_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, customer_id),
  constraint customer_search_pkey PRIMARY KEY (org_id, customer_id)
);
CREATE INDEX customer_search_tokens ON public.customer_search USING gin (org_id, tokens) WITH (gin_pending_list_limit='256');
create policy by_unit on customer_search using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on customer_search to wanjia_app;

create table customer_visit (
  org_id integer not null,
  visit_id uuid not null,
  customer_id uuid not null,
  staff_id uuid,
  origin text not null,
  due_on date not null,
  status text not null,
  done_at timestamp with time zone,
  way text,
  satisfaction smallint,
  finding text,
  revision integer not null default 1,
  constraint customer_visit_check CHECK (((status = 'done'::text) = (done_at IS NOT NULL))),
  constraint customer_visit_origin_check CHECK ((origin = ANY (ARRAY['plan'::text, 'staff'::text]))),
  constraint customer_visit_revision_check CHECK ((revision > 0)),
  constraint customer_visit_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 5))),
  constraint customer_visit_status_check CHECK ((status = ANY (ARRAY['due'::text, 'done'::text, 'cancelled'::text]))),
  constraint customer_visit_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, customer_id),
  constraint customer_visit_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, staff_id),
  constraint customer_visit_pkey PRIMARY KEY (org_id, visit_id)
);
CREATE INDEX customer_visit_customer ON public.customer_visit USING btree (org_id, customer_id, due_on DESC);
CREATE INDEX customer_visit_due ON public.customer_visit USING btree (org_id, status, due_on, visit_id);
CREATE UNIQUE INDEX customer_visit_planned ON public.customer_visit USING btree (org_id, customer_id) WHERE ((status = 'due'::text) AND (origin = 'plan'::text));
create policy by_unit on customer_visit using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on customer_visit to wanjia_app;

create table danger_sign (
  org_id integer not null,
  danger_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  words text not null,
  noted_at timestamp with time zone not null,
  noted_by uuid,
  until_day date,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text,
  constraint danger_sign_check CHECK (((ended_at IS NULL) = (end_reason IS NULL))),
  constraint danger_sign_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 200))),
  constraint danger_sign_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, customer_id),
  constraint danger_sign_pkey PRIMARY KEY (org_id, danger_id)
);
CREATE INDEX danger_sign_customer ON public.danger_sign USING btree (org_id, customer_id, danger_id);
create policy by_unit on danger_sign using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on danger_sign to wanjia_app;

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

create table fixed_share (
  org_id integer not null,
  share_id uuid not null,
  usage_point_id uuid not null,
  to_point_id uuid not null,
  kind text not null,
  share_ppm integer,
  quantity_wh bigint,
  valid daterange not null,
  reason text not null,
  constraint fixed_share_check CHECK ((((kind = 'share'::text) = (share_ppm IS NOT NULL)) AND ((kind = 'quantity'::text) = (quantity_wh IS NOT NULL)))),
  constraint fixed_share_kind_check CHECK ((kind = ANY (ARRAY['share'::text, 'quantity'::text]))),
  constraint fixed_share_quantity_wh_check CHECK ((quantity_wh > 0)),
  constraint fixed_share_share_ppm_check CHECK (((share_ppm >= 1) AND (share_ppm <= 1000000))),
  constraint fixed_share_valid_check CHECK (((NOT isempty(valid)) AND (lower(valid) IS NOT NULL))),
  constraint fixed_share_org_id_to_point_id_fkey FOREIGN KEY (org_id, to_point_id) REFERENCES usage_point(org_id, usage_point_id),
  constraint fixed_share_org_id_usage_point_id_fkey FOREIGN KEY (org_id, usage_point_id) REFERENCES usage_point(org_id, usage_point_id),
  constraint fixed_share_pkey PRIMARY KEY (org_id, share_id),
  constraint fixed_share_org_id_usage_point_id_to_point_id_valid_excl EXCLUDE USING gist (org_id WITH =, usage_point_id WITH =, to_point_id WITH =, valid WITH &&)
);
create policy by_unit on fixed_share using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on fixed_share to wanjia_app;

create table interval_curve (
  org_id integer not null,
  day date not null,
  meter_id uuid not null,
  channel text not null,
  "values" integer[] not null,
  missing smallint not null default 0,
  constraint interval_curve_missing_check CHECK (((missing >= 0) AND (missing <= 96))),
  constraint interval_curve_values_check CHECK ((cardinality("values") = 96)),
  constraint interval_curve_pkey PRIMARY KEY (org_id, day, meter_id, channel)
) partition by RANGE (day);
CREATE INDEX interval_curve_meter ON ONLY public.interval_curve USING btree (org_id, meter_id, day);
create policy by_unit on interval_curve using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on interval_curve to wanjia_app;

create table ledger_journal (
  org_id integer not null,
  journal_id uuid not null,
  posting_id uuid not null,
  place integer not null,
  kind text not null,
  booked_on date not null,
  account_id uuid,
  source_id uuid not null,
  codes integer[] not null,
  fen bigint[] not null,
  reverses uuid,
  constraint ledger_journal_check CHECK ((((cardinality(codes) >= 2) AND (cardinality(codes) <= 12)) AND (cardinality(codes) = cardinality(fen)))),
  constraint ledger_journal_fen_check CHECK ((legs_sum(fen) = (0)::numeric)),
  constraint ledger_journal_place_check CHECK ((place >= 0)),
  constraint ledger_journal_pkey PRIMARY KEY (org_id, journal_id)
) partition by RANGE (journal_id);
CREATE INDEX ledger_journal_account ON ONLY public.ledger_journal USING btree (org_id, account_id, journal_id) WHERE (account_id IS NOT NULL);
create policy by_unit on ledger_journal using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on ledger_journal to wanjia_app;

create table ledger_posting (
  org_id integer not null,
  posting_id uuid not null,
  case_id uuid not null,
  journal_count integer not null,
  digest text not null,
  codes integer[] not null,
  debit_fen bigint[] not null,
  credit_fen bigint[] not null,
  booked_on date not null,
  posted_at timestamp with time zone not null,
  constraint ledger_posting_check CHECK (((cardinality(codes) = cardinality(debit_fen)) AND (cardinality(codes) = cardinality(credit_fen)))),
  constraint ledger_posting_check1 CHECK ((legs_sum(debit_fen) = legs_sum(credit_fen))),
  constraint ledger_posting_journal_count_check CHECK ((journal_count > 0)),
  constraint ledger_posting_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint ledger_posting_pkey PRIMARY KEY (org_id, posting_id)
) partition by RANGE (posting_id);
CREATE INDEX ledger_posting_day ON ONLY public.ledger_posting USING btree (org_id, booked_on);
create policy by_unit on ledger_posting using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on ledger_posting to wanjia_app;

create table meter (
  org_id integer not null,
  meter_id uuid not null,
  meter_no text not null,
  kind text not null,
  maker text not null,
  model text not null,
  accuracy_class text not null,
  registers jsonb not null default '[]'::jsonb,
  ratio integer,
  status text not null,
  store_unit_id uuid,
  purchased_on date,
  verified_on date,
  verify_due_on date,
  demo boolean not null default false,
  revision integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint meter_kind_check CHECK ((kind = ANY (ARRAY['single-phase'::text, 'three-phase'::text, 'current-transformer'::text, 'voltage-transformer'::text]))),
  constraint meter_meter_no_check CHECK ((meter_no ~ '^[0-9A-Za-z-]{4,24}$'::text)),
  constraint meter_ratio_check CHECK ((ratio > 0)),
  constraint meter_revision_check CHECK ((revision > 0)),
  constraint meter_status_check CHECK ((status = ANY (ARRAY['ordered'::text, 'in-stock'::text, 'installed'::text, 'removed'::text, 'faulty'::text, 'scrapped'::text]))),
  constraint meter_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint meter_org_id_store_unit_id_fkey FOREIGN KEY (org_id, store_unit_id) REFERENCES org_unit(org_id, unit_id),
  constraint meter_pkey PRIMARY KEY (org_id, meter_id),
  constraint meter_org_id_meter_no_key UNIQUE (org_id, meter_no)
);
CREATE INDEX meter_due ON public.meter USING btree (org_id, verify_due_on, meter_id) WHERE (status = 'installed'::text);
CREATE INDEX meter_stock ON public.meter USING btree (org_id, status, kind, meter_id);
create policy by_unit on meter using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on meter to wanjia_app;

create table meter_installation (
  org_id integer not null,
  installation_id uuid not null,
  usage_point_id uuid not null,
  meter_id uuid not null,
  role text not null,
  multiplier integer not null default 1,
  valid daterange not null,
  current_transformer_id uuid,
  voltage_transformer_id uuid,
  behind_id uuid,
  last_reading_id uuid,
  last_on date,
  last_counts bigint[],
  revision integer not null default 1,
  constraint meter_installation_check CHECK ((((last_reading_id IS NULL) = (last_on IS NULL)) AND ((last_on IS NULL) = (last_counts IS NULL)))),
  constraint meter_installation_multiplier_check CHECK ((multiplier > 0)),
  constraint meter_installation_revision_check CHECK ((revision > 0)),
  constraint meter_installation_role_check CHECK ((role = ANY (ARRAY['main'::text, 'check'::text, 'sub'::text]))),
  constraint meter_installation_valid_check CHECK (((NOT isempty(valid)) AND (lower(valid) IS NOT NULL))),
  constraint meter_installation_org_id_behind_id_fkey FOREIGN KEY (org_id, behind_id) REFERENCES meter_installation(org_id, installation_id),
  constraint meter_installation_org_id_meter_id_fkey FOREIGN KEY (org_id, meter_id) REFERENCES meter(org_id, meter_id),
  constraint meter_installation_org_id_usage_point_id_fkey FOREIGN KEY (org_id, usage_point_id) REFERENCES usage_point(org_id, usage_point_id),
  constraint meter_installation_pkey PRIMARY KEY (org_id, installation_id),
  constraint meter_installation_org_id_meter_id_valid_excl EXCLUDE USING gist (org_id WITH =, meter_id WITH =, valid WITH &&),
  constraint meter_installation_org_id_usage_point_id_valid_excl EXCLUDE USING gist (org_id WITH =, usage_point_id WITH =, valid WITH &&) WHERE ((role = 'main'::text))
);
CREATE INDEX meter_installation_meter ON public.meter_installation USING btree (org_id, meter_id);
CREATE INDEX meter_installation_point ON public.meter_installation USING btree (org_id, usage_point_id);
create policy by_unit on meter_installation using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on meter_installation to wanjia_app;

create table meter_reading (
  org_id integer not null,
  reading_id uuid not null,
  read_on date not null,
  installation_id uuid not null,
  usage_point_id uuid not null,
  counts bigint[] not null,
  purpose text not null,
  source text not null,
  quality text not null,
  state text not null,
  reason text,
  plan_id uuid,
  attachment_id uuid,
  corrects uuid,
  taken_by uuid,
  taken_at timestamp with time zone not null,
  constraint meter_reading_counts_check CHECK (((cardinality(counts) >= 1) AND (cardinality(counts) <= 16))),
  constraint meter_reading_purpose_check CHECK ((purpose = ANY (ARRAY['regular'::text, 'installed'::text, 'removed'::text, 'final'::text, 'check'::text, 'change'::text]))),
  constraint meter_reading_quality_check CHECK ((quality = ANY (ARRAY['actual'::text, 'estimated'::text, 'corrected'::text]))),
  constraint meter_reading_source_check CHECK ((source = ANY (ARRAY['handheld'::text, 'file'::text, 'api'::text, 'collected'::text, 'customer'::text, 'counter'::text, 'estimated'::text]))),
  constraint meter_reading_state_check CHECK ((state = ANY (ARRAY['held'::text, 'accepted'::text, 'rejected'::text, 'superseded'::text]))),
  constraint meter_reading_pkey PRIMARY KEY (org_id, read_on, reading_id)
) partition by RANGE (read_on);
CREATE INDEX meter_reading_id ON ONLY public.meter_reading USING btree (org_id, reading_id);
CREATE INDEX meter_reading_plan ON ONLY public.meter_reading USING btree (org_id, plan_id) WHERE (plan_id IS NOT NULL);
CREATE INDEX meter_reading_point ON ONLY public.meter_reading USING btree (org_id, usage_point_id, read_on);
create policy by_unit on meter_reading using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on meter_reading to wanjia_app;

create table metered_use (
  org_id integer not null,
  use_id uuid not null,
  account_id uuid not null,
  usage_point_id uuid not null,
  installation_id uuid not null,
  from_on date not null,
  to_on date not null,
  energy_wh bigint[] not null,
  forward_varh bigint not null default 0,
  reverse_varh bigint not null default 0,
  demand_w bigint,
  quality text not null,
  from_reading_id uuid,
  to_reading_id uuid,
  superseded_by uuid,
  derived_at timestamp with time zone not null,
  constraint metered_use_check CHECK ((from_on < to_on)),
  constraint metered_use_energy_wh_check CHECK ((cardinality(energy_wh) = 5)),
  constraint metered_use_quality_check CHECK ((quality = ANY (ARRAY['actual'::text, 'estimated'::text, 'corrected'::text]))),
  constraint metered_use_pkey PRIMARY KEY (org_id, to_on, use_id)
) partition by RANGE (to_on);
CREATE INDEX metered_use_account ON ONLY public.metered_use USING btree (org_id, account_id, to_on);
create policy by_unit on metered_use using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on metered_use to wanjia_app;

create table notice (
  org_id integer not null,
  notice_id uuid not null,
  case_kind text not null,
  case_id uuid not null,
  template text not null,
  template_version integer not null default 0,
  channel text not null,
  recipient text not null,
  confidential boolean not null default false,
  subject text,
  body text not null,
  status text not null,
  attempts integer not null default 0,
  provider_ref text,
  last_error text,
  created_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone,
  sending_since timestamp with time zone,
  sent_at timestamp with time zone,
  constraint notice_attempts_check CHECK ((attempts >= 0)),
  constraint notice_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'portal'::text, 'staff'::text]))),
  constraint notice_check CHECK (((status = 'sending'::text) = (sending_since IS NOT NULL))),
  constraint notice_check1 CHECK (((status <> 'sent'::text) OR (sent_at IS NOT NULL))),
  constraint notice_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'uncertain'::text, 'cancelled'::text]))),
  constraint notice_template_version_check CHECK ((template_version >= 0)),
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
  body text,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint notice_template_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'portal'::text, 'staff'::text]))),
  constraint notice_template_version_check1 CHECK ((version > 0)),
  constraint notice_template_pkey PRIMARY KEY (org_id, template, channel, version)
);
create policy by_unit on notice_template using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on notice_template to wanjia_app;

create table office_hours (
  org_id integer not null,
  valid_from date not null,
  version integer not null,
  periods jsonb not null,
  reason text not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  constraint office_hours_version_check CHECK ((version > 0)),
  constraint office_hours_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint office_hours_pkey PRIMARY KEY (org_id, valid_from, version)
);
create policy by_unit on office_hours using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on office_hours to wanjia_app;

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
grant delete, insert, select, update on one_time_link to wanjia_app;

create table order_alert (
  org_id integer not null,
  order_id uuid not null,
  clock text not null,
  run integer not null,
  level integer not null,
  status text not null,
  rung text not null,
  climbs integer not null default 0,
  answer_minutes integer,
  raised_at timestamp with time zone not null,
  climb_at timestamp with time zone,
  acknowledged_by uuid,
  acknowledged_at timestamp with time zone,
  note text,
  constraint order_alert_answer_minutes_check CHECK ((answer_minutes > 0)),
  constraint order_alert_check CHECK (((status = 'acknowledged'::text) = (acknowledged_at IS NOT NULL))),
  constraint order_alert_check1 CHECK (((status = 'open'::text) OR (climb_at IS NULL))),
  constraint order_alert_climbs_check CHECK (((climbs >= 0) AND (climbs <= 3))),
  constraint order_alert_level_check CHECK ((level >= 0)),
  constraint order_alert_run_check CHECK ((run > 0)),
  constraint order_alert_rung_check CHECK ((rung = ANY (ARRAY['holder'::text, 'team-lead'::text, 'unit-head'::text, 'upper-unit'::text]))),
  constraint order_alert_status_check CHECK ((status = ANY (ARRAY['open'::text, 'acknowledged'::text, 'over'::text]))),
  constraint order_alert_org_id_order_id_fkey FOREIGN KEY (org_id, order_id) REFERENCES work_order(org_id, order_id),
  constraint order_alert_pkey PRIMARY KEY (org_id, order_id, clock, run, level)
);
CREATE INDEX order_alert_climb ON public.order_alert USING btree (org_id, climb_at) WHERE (climb_at IS NOT NULL);
CREATE INDEX order_alert_open ON public.order_alert USING btree (org_id, raised_at, order_id, clock, run, level) WHERE (status = 'open'::text);
create policy by_unit on order_alert using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on order_alert to wanjia_app;

create table order_alert_told (
  org_id integer not null,
  order_id uuid not null,
  clock text not null,
  run integer not null,
  level integer not null,
  staff_id uuid not null,
  rung text not null,
  told_at timestamp with time zone not null,
  constraint order_alert_told_org_id_order_id_clock_run_level_fkey FOREIGN KEY (org_id, order_id, clock, run, level) REFERENCES order_alert(org_id, order_id, clock, run, level),
  constraint order_alert_told_pkey PRIMARY KEY (org_id, order_id, clock, run, level, staff_id)
);
create policy by_unit on order_alert_told using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on order_alert_told to wanjia_app;

create table order_clock (
  org_id integer not null,
  order_id uuid not null,
  clock text not null,
  run integer not null,
  promise text not null,
  body jsonb not null,
  unit_id uuid not null,
  region text not null,
  kind text not null,
  status text not null,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone,
  alarm_at timestamp with time zone,
  warned_at timestamp with time zone,
  breached_at timestamp with time zone,
  stopped_at timestamp with time zone,
  overrun_seconds bigint,
  excused boolean not null default false,
  duration_seconds bigint,
  constraint order_clock_run_check CHECK ((run > 0)),
  constraint order_clock_status_check CHECK ((status = ANY (ARRAY['running'::text, 'paused'::text, 'stopped'::text, 'cancelled'::text]))),
  constraint order_clock_org_id_order_id_fkey FOREIGN KEY (org_id, order_id) REFERENCES work_order(org_id, order_id),
  constraint order_clock_pkey PRIMARY KEY (org_id, order_id, clock, run)
);
CREATE INDEX order_clock_alarm ON public.order_clock USING btree (org_id, alarm_at, order_id, clock, run) WHERE (alarm_at IS NOT NULL);
CREATE INDEX order_clock_breached ON public.order_clock USING btree (org_id, breached_at, order_id) WHERE (breached_at IS NOT NULL);
CREATE INDEX order_clock_broken ON public.order_clock USING btree (org_id, order_id) WHERE ((breached_at IS NOT NULL) AND (stopped_at IS NULL));
CREATE INDEX order_clock_callback ON public.order_clock USING btree (org_id, due_at, order_id, clock) WHERE ((promise = 'R-REQ-07'::text) AND (stopped_at IS NULL));
CREATE INDEX order_clock_settled ON public.order_clock USING btree (org_id, COALESCE(breached_at, stopped_at), order_id, clock, run) WHERE ((breached_at IS NOT NULL) OR (status = 'stopped'::text));
CREATE INDEX order_clock_stopped ON public.order_clock USING btree (org_id, promise, stopped_at) WHERE (stopped_at IS NOT NULL);
CREATE INDEX order_clock_warned ON public.order_clock USING btree (org_id, order_id) WHERE ((warned_at IS NOT NULL) AND (breached_at IS NULL) AND (stopped_at IS NULL));
create policy by_unit on order_clock using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on order_clock to wanjia_app;

create table order_search (
  org_id integer not null,
  order_id uuid not null,
  tokens text[] not null,
  constraint order_search_org_id_order_id_fkey FOREIGN KEY (org_id, order_id) REFERENCES work_order(org_id, order_id),
  constraint order_search_pkey PRIMARY KEY (org_id, order_id)
);
CREATE INDEX order_search_tokens ON public.order_search USING gin (org_id, tokens) WITH (gin_pending_list_limit='256');
create policy by_unit on order_search using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on order_search to wanjia_app;

create table order_task (
  org_id integer not null,
  order_id uuid not null,
  task text not null,
  step text not null,
  function text not null,
  team_id uuid,
  assignee_id uuid,
  state text not null,
  urgency smallint not null,
  opened_at timestamp with time zone not null,
  claimed_at timestamp with time zone,
  done_at timestamp with time zone,
  sort_due timestamp with time zone not null,
  constraint order_task_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'claimed'::text, 'paused'::text, 'done'::text, 'returned'::text, 'cancelled'::text]))),
  constraint order_task_org_id_order_id_fkey FOREIGN KEY (org_id, order_id) REFERENCES work_order(org_id, order_id),
  constraint order_task_pkey PRIMARY KEY (org_id, order_id, task)
);
CREATE INDEX order_task_mine ON public.order_task USING btree (org_id, assignee_id, sort_due, order_id, task) WHERE (done_at IS NULL);
CREATE INDEX order_task_open ON public.order_task USING btree (org_id, sort_due, order_id, task) WHERE (done_at IS NULL);
CREATE INDEX order_task_team ON public.order_task USING btree (org_id, team_id, sort_due, order_id, task) WHERE (done_at IS NULL);
create policy by_unit on order_task using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on order_task to wanjia_app;

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

create table portal_code (
  org_id integer not null,
  code_id uuid not null,
  purpose text not null,
  subject_sealed text not null,
  subject_digest text not null,
  customer_id uuid,
  code_hash text not null,
  code_sealed text,
  tries integer not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint portal_code_check CHECK ((expires_at > created_at)),
  constraint portal_code_purpose_check CHECK ((purpose = ANY (ARRAY['contact'::text, 'follow'::text, 'sign-in'::text, 'reveal'::text, 'old-phone'::text, 'new-phone'::text]))),
  constraint portal_code_tries_check CHECK ((tries >= 0)),
  constraint portal_code_pkey PRIMARY KEY (org_id, code_id)
);
CREATE INDEX portal_code_expiry ON public.portal_code USING btree (org_id, expires_at);
create policy by_unit on portal_code using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on portal_code to wanjia_app;

create table portal_counter (
  counter_key text not null,
  count integer not null,
  window_start timestamp with time zone not null,
  window_end timestamp with time zone not null,
  constraint portal_counter_count_check CHECK ((count > 0)),
  constraint portal_counter_pkey PRIMARY KEY (counter_key)
);
CREATE INDEX portal_counter_end ON public.portal_counter USING btree (window_end);
grant delete, insert, select, update on portal_counter to wanjia_app;

create table portal_session (
  org_id integer not null,
  token_hash text not null,
  session_id uuid not null,
  customer_id uuid not null,
  account_id uuid,
  phone_sealed text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  address text not null,
  user_agent text not null,
  constraint portal_session_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, customer_id),
  constraint portal_session_pkey PRIMARY KEY (org_id, token_hash),
  constraint portal_session_org_id_session_id_key UNIQUE (org_id, session_id)
);
CREATE INDEX portal_session_customer ON public.portal_session USING btree (org_id, customer_id, created_at);
CREATE INDEX portal_session_expiry ON public.portal_session USING btree (org_id, expires_at);
create policy by_unit on portal_session using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on portal_session to wanjia_app;

create table portal_setting (
  org_id integer not null,
  is_open boolean not null,
  welcome text not null,
  hours text not null,
  serves text not null,
  phones jsonb not null,
  revision integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  constraint portal_setting_hours_check CHECK ((char_length(hours) <= 200)),
  constraint portal_setting_phones_check CHECK ((jsonb_typeof(phones) = 'array'::text)),
  constraint portal_setting_revision_check CHECK ((revision > 0)),
  constraint portal_setting_serves_check CHECK ((char_length(serves) <= 500)),
  constraint portal_setting_welcome_check CHECK ((char_length(welcome) <= 200)),
  constraint portal_setting_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint portal_setting_pkey PRIMARY KEY (org_id)
);
create policy by_unit on portal_setting using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on portal_setting to wanjia_app;

create table price_book (
  org_id integer not null,
  book_id uuid not null,
  book_code text not null,
  series text not null,
  title text not null,
  valid_from date not null,
  valid_to date,
  body_hash text not null,
  state text not null,
  made_from text,
  authors uuid[] not null,
  ended_by uuid,
  ended_from date,
  submitted_at timestamp with time zone,
  approved_by uuid,
  approved_at timestamp with time zone,
  reason text,
  revision integer not null default 1,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint price_book_authors_check CHECK ((cardinality(authors) > 0)),
  constraint price_book_book_code_check CHECK ((book_code ~ '^[a-z0-9][a-z0-9.-]{2,62}$'::text)),
  constraint price_book_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint price_book_check1 CHECK (((approved_by IS NULL) OR (approved_by <> ALL (authors)))),
  constraint price_book_check2 CHECK (((state <> 'approved'::text) OR ((approved_by IS NOT NULL) AND (approved_at IS NOT NULL)))),
  constraint price_book_check3 CHECK (((state <> ALL (ARRAY['draft'::text, 'submitted'::text])) OR (approved_by IS NULL))),
  constraint price_book_revision_check CHECK ((revision > 0)),
  constraint price_book_series_check CHECK ((series ~ '^[a-z0-9][a-z0-9.-]{2,62}$'::text)),
  constraint price_book_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'withdrawn'::text]))),
  constraint price_book_org_id_body_hash_fkey FOREIGN KEY (org_id, body_hash) REFERENCES price_book_text(org_id, body_hash),
  constraint price_book_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint price_book_pkey PRIMARY KEY (org_id, book_id),
  constraint price_book_org_id_book_code_key UNIQUE (org_id, book_code),
  constraint price_book_org_id_series_daterange_excl EXCLUDE USING gist (org_id WITH =, series WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((state = 'approved'::text))
);
CREATE INDEX price_book_series ON public.price_book USING btree (org_id, series, valid_from);
create policy by_unit on price_book using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on price_book to wanjia_app;

create table price_book_text (
  org_id integer not null,
  body_hash text not null,
  body jsonb not null,
  constraint price_book_text_body_hash_check CHECK ((body_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint price_book_text_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint price_book_text_pkey PRIMARY KEY (org_id, body_hash)
);
create policy by_unit on price_book_text using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on price_book_text to wanjia_app;

create table promise_publication (
  org_id integer not null,
  publication_id uuid not null,
  month text not null,
  version integer not null,
  status text not null,
  note text not null,
  line_count integer not null,
  root text not null,
  prepared_by uuid not null,
  prepared_at timestamp with time zone not null,
  published_by uuid,
  published_at timestamp with time zone,
  leaf_order text not null default 'hash'::text,
  constraint promise_publication_check CHECK (((status = 'published'::text) = (published_at IS NOT NULL))),
  constraint promise_publication_leaf_order_check CHECK ((leaf_order = ANY (ARRAY['hash'::text, 'duration'::text]))),
  constraint promise_publication_line_count_check CHECK ((line_count >= 0)),
  constraint promise_publication_month_check CHECK ((month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text)),
  constraint promise_publication_status_check CHECK ((status = ANY (ARRAY['prepared'::text, 'published'::text, 'discarded'::text]))),
  constraint promise_publication_version_check CHECK ((version > 0)),
  constraint promise_publication_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint promise_publication_pkey PRIMARY KEY (org_id, publication_id)
);
CREATE UNIQUE INDEX promise_publication_version ON public.promise_publication USING btree (org_id, month, version) WHERE (status <> 'discarded'::text);
create policy by_unit on promise_publication using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on promise_publication to wanjia_app;

create table promise_publication_case (
  org_id integer not null,
  publication_id uuid not null,
  line integer not null,
  leaf integer not null,
  order_id uuid not null,
  clock text not null,
  run integer not null,
  counted jsonb not null,
  result text not null,
  duration_seconds bigint,
  leaf_hash text not null,
  constraint promise_publication_case_leaf_check CHECK ((leaf >= 0)),
  constraint promise_publication_case_result_check CHECK ((result = ANY (ARRAY['kept'::text, 'broken'::text, 'excused'::text]))),
  constraint promise_publication_case_org_id_publication_id_line_fkey FOREIGN KEY (org_id, publication_id, line) REFERENCES promise_publication_line(org_id, publication_id, line),
  constraint promise_publication_case_pkey PRIMARY KEY (org_id, publication_id, line, leaf)
);
CREATE INDEX promise_publication_case_order ON public.promise_publication_case USING btree (org_id, order_id, publication_id);
create policy by_unit on promise_publication_case using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on promise_publication_case to wanjia_app;

create table promise_publication_line (
  org_id integer not null,
  publication_id uuid not null,
  line integer not null,
  unit_id uuid not null,
  promise text not null,
  cases bigint not null,
  kept bigint not null,
  broken bigint not null,
  excused bigint not null,
  finished bigint not null,
  duration_seconds bigint not null,
  p90_seconds bigint,
  root text not null,
  constraint promise_publication_line_broken_check CHECK ((broken >= 0)),
  constraint promise_publication_line_check CHECK (((finished >= 0) AND (finished <= cases))),
  constraint promise_publication_line_check1 CHECK ((cases = ((kept + broken) + excused))),
  constraint promise_publication_line_duration_seconds_check CHECK ((duration_seconds >= 0)),
  constraint promise_publication_line_excused_check CHECK ((excused >= 0)),
  constraint promise_publication_line_kept_check CHECK ((kept >= 0)),
  constraint promise_publication_line_line_check CHECK ((line >= 0)),
  constraint promise_publication_line_org_id_publication_id_fkey FOREIGN KEY (org_id, publication_id) REFERENCES promise_publication(org_id, publication_id),
  constraint promise_publication_line_pkey PRIMARY KEY (org_id, publication_id, line)
);
create policy by_unit on promise_publication_line using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on promise_publication_line to wanjia_app;

create table promise_publication_node (
  org_id integer not null,
  publication_id uuid not null,
  line integer not null,
  height integer not null,
  place integer not null,
  hash text not null,
  kept bigint not null,
  broken bigint not null,
  excused bigint not null,
  finished bigint not null,
  duration_seconds bigint not null,
  constraint promise_publication_node_height_check CHECK ((height > 0)),
  constraint promise_publication_node_place_check CHECK ((place >= 0)),
  constraint promise_publication_node_org_id_publication_id_line_fkey FOREIGN KEY (org_id, publication_id, line) REFERENCES promise_publication_line(org_id, publication_id, line),
  constraint promise_publication_node_pkey PRIMARY KEY (org_id, publication_id, line, height, place)
);
create policy by_unit on promise_publication_node using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on promise_publication_node to wanjia_app;

create table promise_setting (
  org_id integer not null,
  setting_id uuid not null,
  promise text not null,
  region text not null,
  valid_from date not null,
  limit_text text not null,
  warn_percent integer not null,
  measure text not null,
  reason text not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  levels jsonb not null default '[]'::jsonb,
  constraint promise_setting_measure_check CHECK ((measure = ANY (ARRAY['each'::text, 'mean'::text]))),
  constraint promise_setting_region_check CHECK ((region = ANY (ARRAY['any'::text, 'urban'::text, 'rural'::text, 'remote'::text]))),
  constraint promise_setting_warn_percent_check CHECK (((warn_percent >= 1) AND (warn_percent <= 99))),
  constraint promise_setting_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint promise_setting_pkey PRIMARY KEY (org_id, setting_id)
);
CREATE INDEX promise_setting_of ON public.promise_setting USING btree (org_id, promise, region, valid_from, changed_at);
create policy by_unit on promise_setting using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on promise_setting to wanjia_app;

create table quality_finding (
  org_id integer not null,
  finding_id uuid not null,
  customer_id uuid not null,
  rule text not null,
  subject text not null default ''::text,
  fingerprint text not null,
  detail jsonb not null default '{}'::jsonb,
  unit_id uuid,
  status text not null,
  found_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  reason text,
  constraint quality_finding_check CHECK (((status = 'open'::text) = (closed_at IS NULL))),
  constraint quality_finding_check1 CHECK (((status <> 'ignored'::text) OR (reason IS NOT NULL))),
  constraint quality_finding_status_check CHECK ((status = ANY (ARRAY['open'::text, 'fixed'::text, 'ignored'::text]))),
  constraint quality_finding_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES customer(org_id, customer_id),
  constraint quality_finding_pkey PRIMARY KEY (org_id, finding_id),
  constraint quality_finding_org_id_customer_id_rule_subject_key UNIQUE (org_id, customer_id, rule, subject)
);
CREATE INDEX quality_finding_list ON public.quality_finding USING btree (org_id, status, rule, finding_id);
CREATE INDEX quality_finding_subject ON public.quality_finding USING btree (org_id, subject) WHERE (subject <> ''::text);
CREATE INDEX quality_finding_unit ON public.quality_finding USING btree (org_id, unit_id, status);
create policy by_unit on quality_finding using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on quality_finding to wanjia_app;

create table quality_run (
  org_id integer not null,
  run_id uuid not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  started_by uuid,
  after_customer uuid,
  checked integer not null default 0,
  total integer not null,
  constraint quality_run_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint quality_run_pkey PRIMARY KEY (org_id, run_id)
);
CREATE INDEX quality_run_newest ON public.quality_run USING btree (org_id, started_at DESC);
create policy by_unit on quality_run using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on quality_run to wanjia_app;

create table reading_exception (
  org_id integer not null,
  exception_id uuid not null,
  reading_id uuid,
  read_on date not null,
  installation_id uuid not null,
  usage_point_id uuid not null,
  plan_id uuid,
  rules text[] not null,
  severity text not null,
  details jsonb not null,
  state text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  found_at timestamp with time zone not null,
  constraint reading_exception_rules_check CHECK ((cardinality(rules) > 0)),
  constraint reading_exception_severity_check CHECK ((severity = ANY (ARRAY['hold'::text, 'warn'::text]))),
  constraint reading_exception_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'estimated'::text, 'corrected'::text, 're-read'::text, 'closed'::text]))),
  constraint reading_exception_pkey PRIMARY KEY (org_id, exception_id)
);
CREATE INDEX reading_exception_open ON public.reading_exception USING btree (org_id, found_at, exception_id) WHERE (state = 'open'::text);
CREATE INDEX reading_exception_point ON public.reading_exception USING btree (org_id, usage_point_id, found_at);
create policy by_unit on reading_exception using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on reading_exception to wanjia_app;

create table reading_plan (
  org_id integer not null,
  plan_id uuid not null,
  route_id uuid not null,
  month text not null,
  due_on date not null,
  points integer not null default 0,
  read_points integer not null default 0,
  kept_points integer not null default 0,
  state text not null,
  finished_on date,
  reader_staff_id uuid,
  constraint reading_plan_kept_points_check CHECK ((kept_points >= 0)),
  constraint reading_plan_month_check CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint reading_plan_points_check CHECK ((points >= 0)),
  constraint reading_plan_read_points_check CHECK ((read_points >= 0)),
  constraint reading_plan_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'done'::text, 'closed'::text]))),
  constraint reading_plan_org_id_route_id_fkey FOREIGN KEY (org_id, route_id) REFERENCES reading_route(org_id, route_id),
  constraint reading_plan_pkey PRIMARY KEY (org_id, plan_id),
  constraint reading_plan_org_id_route_id_month_key UNIQUE (org_id, route_id, month)
);
CREATE INDEX reading_plan_due ON public.reading_plan USING btree (org_id, due_on, plan_id) WHERE (state = ANY (ARRAY['planned'::text, 'open'::text]));
create policy by_unit on reading_plan using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on reading_plan to wanjia_app;

create table reading_route (
  org_id integer not null,
  route_id uuid not null,
  code text not null,
  name text not null,
  station_unit_id uuid not null,
  reader_staff_id uuid,
  cycle_months integer not null default 1,
  day_of_month integer not null,
  method text not null,
  active boolean not null default true,
  revision integer not null default 1,
  constraint reading_route_code_check CHECK ((code ~ '^[0-9A-Za-z-]{2,16}$'::text)),
  constraint reading_route_cycle_months_check CHECK ((cycle_months = ANY (ARRAY[1, 2]))),
  constraint reading_route_day_of_month_check CHECK (((day_of_month >= 1) AND (day_of_month <= 28))),
  constraint reading_route_method_check CHECK ((method = ANY (ARRAY['collected'::text, 'handheld'::text, 'manual'::text]))),
  constraint reading_route_revision_check CHECK ((revision > 0)),
  constraint reading_route_org_id_reader_staff_id_fkey FOREIGN KEY (org_id, reader_staff_id) REFERENCES staff(org_id, staff_id),
  constraint reading_route_org_id_station_unit_id_fkey FOREIGN KEY (org_id, station_unit_id) REFERENCES org_unit(org_id, unit_id),
  constraint reading_route_pkey PRIMARY KEY (org_id, route_id),
  constraint reading_route_org_id_code_key UNIQUE (org_id, code)
);
create policy by_unit on reading_route using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on reading_route to wanjia_app;

create table reading_rules (
  org_id integer not null,
  version integer not null,
  body jsonb not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint reading_rules_version_check CHECK ((version > 0)),
  constraint reading_rules_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint reading_rules_pkey PRIMARY KEY (org_id, version)
);
create policy by_unit on reading_rules using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on reading_rules to wanjia_app;

create table recovery_code (
  login text not null,
  code_hash text not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint recovery_code_login_fkey FOREIGN KEY (login) REFERENCES sign_in(login) ON DELETE CASCADE,
  constraint recovery_code_pkey PRIMARY KEY (login, code_hash)
);
grant delete, insert, select, update on recovery_code to wanjia_app;

create table request_draft (
  org_id integer not null,
  draft_id uuid not null,
  staff_id uuid not null,
  title text not null,
  body jsonb not null,
  saved_at timestamp with time zone not null,
  constraint request_draft_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint request_draft_pkey PRIMARY KEY (org_id, draft_id)
);
CREATE INDEX request_draft_of ON public.request_draft USING btree (org_id, staff_id, saved_at DESC);
create policy by_unit on request_draft using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on request_draft to wanjia_app;

create table request_import (
  org_id integer not null,
  import_id uuid not null,
  staff_id uuid not null,
  file_name text not null,
  kind text not null,
  status text not null,
  rows_total integer not null,
  rows_bad integer not null,
  rows_done integer not null default 0,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint request_import_status_check CHECK ((status = ANY (ARRAY['checked'::text, 'running'::text, 'done'::text, 'cancelled'::text]))),
  constraint request_import_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint request_import_pkey PRIMARY KEY (org_id, import_id)
);
create policy by_unit on request_import using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on request_import to wanjia_app;

create table request_import_row (
  org_id integer not null,
  import_id uuid not null,
  row_no integer not null,
  order_id uuid not null,
  external_id text not null,
  body jsonb not null,
  errors jsonb not null,
  order_no text,
  constraint request_import_row_row_no_check CHECK ((row_no > 0)),
  constraint request_import_row_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES request_import(org_id, import_id) ON DELETE CASCADE,
  constraint request_import_row_pkey PRIMARY KEY (org_id, import_id, row_no)
);
create policy by_unit on request_import_row using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on request_import_row to wanjia_app;

create table return_visit (
  org_id integer not null,
  visit_id uuid not null,
  visit_no text not null,
  order_id uuid not null,
  closing integer not null,
  kind text not null,
  confidential boolean not null,
  unit_id uuid not null,
  team_id uuid,
  staff_id uuid,
  customer_id uuid,
  contact_phone text,
  channel text not null,
  must boolean not null,
  state text not null,
  end_reason text,
  setting_version integer not null,
  closed_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  call_at timestamp with time zone,
  calls_in_vain integer not null default 0,
  claimed_by uuid,
  claimed_at timestamp with time zone,
  survey_token_hash text,
  survey_sent_at timestamp with time zone,
  survey_expires_at timestamp with time zone,
  questionnaire integer,
  answers jsonb,
  satisfaction smallint,
  promise_kept boolean,
  attitude smallint,
  answered_by uuid,
  answered_through text,
  follow_up_order_id uuid,
  ended_at timestamp with time zone,
  revision integer not null default 1,
  constraint return_visit_answered_through_check CHECK ((answered_through = ANY (ARRAY['phone'::text, 'survey'::text, 'process'::text]))),
  constraint return_visit_attitude_check CHECK (((attitude >= 1) AND (attitude <= 5))),
  constraint return_visit_calls_in_vain_check CHECK ((calls_in_vain >= 0)),
  constraint return_visit_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'survey'::text, 'process'::text]))),
  constraint return_visit_check CHECK (((state = ANY (ARRAY['waiting'::text, 'survey'::text])) = (ended_at IS NULL))),
  constraint return_visit_check1 CHECK (((claimed_by IS NULL) OR (state = 'waiting'::text))),
  constraint return_visit_check2 CHECK (((state <> 'reached'::text) OR (answers IS NOT NULL))),
  constraint return_visit_closing_check CHECK ((closing > 0)),
  constraint return_visit_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 5))),
  constraint return_visit_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'survey'::text, 'reached'::text, 'unreached'::text, 'refused'::text, 'lapsed'::text, 'cancelled'::text]))),
  constraint return_visit_org_id_order_id_closing_fkey FOREIGN KEY (org_id, order_id, closing) REFERENCES visit_draw(org_id, order_id, closing),
  constraint return_visit_pkey PRIMARY KEY (org_id, visit_id),
  constraint return_visit_org_id_order_id_closing_key UNIQUE (org_id, order_id, closing)
);
CREATE INDEX return_visit_customer ON public.return_visit USING btree (org_id, customer_id, closed_at) WHERE (customer_id IS NOT NULL);
CREATE INDEX return_visit_list ON public.return_visit USING btree (org_id, closed_at DESC, visit_id DESC);
CREATE INDEX return_visit_phone ON public.return_visit USING btree (org_id, contact_phone, closed_at) WHERE (contact_phone IS NOT NULL);
CREATE INDEX return_visit_queue ON public.return_visit USING btree (org_id, due_at, visit_id) WHERE (state = 'waiting'::text);
CREATE INDEX return_visit_survey ON public.return_visit USING btree (org_id, survey_sent_at, visit_id) WHERE (state = 'survey'::text);
CREATE UNIQUE INDEX return_visit_token ON public.return_visit USING btree (org_id, survey_token_hash) WHERE (survey_token_hash IS NOT NULL);
create policy by_unit on return_visit using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on return_visit to wanjia_app;

create table route_stop (
  org_id integer not null,
  usage_point_id uuid not null,
  route_id uuid not null,
  place integer not null,
  constraint route_stop_place_check CHECK ((place > 0)),
  constraint route_stop_org_id_route_id_fkey FOREIGN KEY (org_id, route_id) REFERENCES reading_route(org_id, route_id),
  constraint route_stop_org_id_usage_point_id_fkey FOREIGN KEY (org_id, usage_point_id) REFERENCES usage_point(org_id, usage_point_id),
  constraint route_stop_pkey PRIMARY KEY (org_id, usage_point_id)
);
CREATE INDEX route_stop_route ON public.route_stop USING btree (org_id, route_id, place, usage_point_id);
create policy by_unit on route_stop using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select, update on route_stop to wanjia_app;

create table schema_migration (
  number integer not null,
  name text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (number)
);
grant select on schema_migration to wanjia_app;

create table service_location (
  org_id integer not null,
  location_id uuid not null,
  province_code text,
  city_code text,
  county_code text,
  street_code text,
  address text not null,
  parts jsonb not null default '{}'::jsonb,
  region text not null,
  station_unit_id uuid,
  revision integer not null default 1,
  constraint service_location_address_check CHECK (((char_length(address) >= 1) AND (char_length(address) <= 200))),
  constraint service_location_city_code_check CHECK ((city_code ~ '^[0-9]{4}$'::text)),
  constraint service_location_county_code_check CHECK ((county_code ~ '^[0-9]{6}$'::text)),
  constraint service_location_province_code_check CHECK ((province_code ~ '^[0-9]{2}$'::text)),
  constraint service_location_region_check CHECK ((region = ANY (ARRAY['urban'::text, 'rural'::text, 'remote'::text]))),
  constraint service_location_revision_check CHECK ((revision > 0)),
  constraint service_location_street_code_check CHECK ((street_code ~ '^[0-9]{9}$'::text)),
  constraint service_location_org_id_station_unit_id_fkey FOREIGN KEY (org_id, station_unit_id) REFERENCES org_unit(org_id, unit_id),
  constraint service_location_pkey PRIMARY KEY (org_id, location_id)
);
CREATE INDEX service_location_address ON public.service_location USING btree (org_id, address);
CREATE INDEX service_location_station ON public.service_location USING btree (org_id, station_unit_id) WHERE (station_unit_id IS NOT NULL);
create policy by_unit on service_location using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on service_location to wanjia_app;

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
CREATE INDEX session_expiry ON public.session USING btree (expires_at);
CREATE INDEX session_login ON public.session USING btree (login);
CREATE INDEX session_staff ON public.session USING btree (org_id, staff_id, created_at);
grant delete, insert, select, update on session to wanjia_app;

create table sign_in (
  login text not null,
  org_id integer not null,
  staff_id uuid not null,
  password_hash text,
  must_change boolean not null default false,
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

create table sign_in_attempt (
  attempt_key text not null,
  failures integer not null,
  locked_until timestamp with time zone,
  last_at timestamp with time zone not null,
  constraint sign_in_attempt_failures_check CHECK ((failures >= 0)),
  constraint sign_in_attempt_pkey PRIMARY KEY (attempt_key)
);
CREATE INDEX sign_in_attempt_last ON public.sign_in_attempt USING btree (last_at);
grant delete, insert, select, update on sign_in_attempt to wanjia_app;

create table staff (
  org_id integer not null,
  staff_id uuid not null,
  employee_no text not null,
  name text not null,
  phone text not null,
  email text,
  status text not null default 'active'::text,
  search_text text not null,
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

create table staff_absence (
  org_id integer not null,
  absence_id uuid not null,
  staff_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  reason text not null,
  begun_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  marked_by uuid not null,
  marked_at timestamp with time zone not null,
  revision integer not null default 1,
  constraint staff_absence_check CHECK ((until_at >= from_at)),
  constraint staff_absence_org_id_staff_id_fkey FOREIGN KEY (org_id, staff_id) REFERENCES staff(org_id, staff_id),
  constraint staff_absence_pkey PRIMARY KEY (org_id, absence_id)
);
CREATE INDEX staff_absence_person ON public.staff_absence USING btree (org_id, staff_id, until_at) WHERE (cancelled_at IS NULL);
CREATE INDEX staff_absence_waiting ON public.staff_absence USING btree (org_id, from_at) WHERE ((begun_at IS NULL) AND (cancelled_at IS NULL));
create policy by_unit on staff_absence using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on staff_absence to wanjia_app;

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
grant delete, insert, select, update on staff_post to wanjia_app;

create table supervision_item (
  org_id integer not null,
  item_id uuid not null,
  order_id uuid not null,
  status text not null,
  ask text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  to_staff_id uuid,
  to_unit_id uuid,
  due_at timestamp with time zone not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  returned_times integer not null default 0,
  verdict text,
  closed_at timestamp with time zone,
  warned_at timestamp with time zone,
  overdue_at timestamp with time zone,
  version integer not null default 1,
  constraint supervision_item_check CHECK (((to_staff_id IS NULL) <> (to_unit_id IS NULL))),
  constraint supervision_item_check1 CHECK (((status = 'open'::text) OR (answered_at IS NOT NULL) OR (status = 'cancelled'::text))),
  constraint supervision_item_returned_times_check CHECK ((returned_times >= 0)),
  constraint supervision_item_status_check CHECK ((status = ANY (ARRAY['open'::text, 'answered'::text, 'accepted'::text, 'cancelled'::text]))),
  constraint supervision_item_version_check CHECK ((version > 0)),
  constraint supervision_item_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint supervision_item_org_id_order_id_fkey FOREIGN KEY (org_id, order_id) REFERENCES work_order(org_id, order_id),
  constraint supervision_item_pkey PRIMARY KEY (org_id, item_id)
);
CREATE INDEX supervision_item_newest ON public.supervision_item USING btree (org_id, item_id DESC);
CREATE INDEX supervision_item_open ON public.supervision_item USING btree (org_id, due_at, item_id) WHERE (status = ANY (ARRAY['open'::text, 'answered'::text]));
CREATE INDEX supervision_item_order ON public.supervision_item USING btree (org_id, order_id, item_id);
create policy by_unit on supervision_item using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on supervision_item to wanjia_app;

create table supply_terms (
  org_id integer not null,
  terms_id uuid not null,
  usage_point_id uuid not null,
  account_id uuid not null,
  valid daterange not null,
  series text not null,
  tariff text not null,
  is_time_of_use boolean not null default false,
  details jsonb not null default '{}'::jsonb,
  order_id uuid,
  batch_id uuid,
  reason text not null,
  set_by uuid,
  set_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint supply_terms_valid_check CHECK (((NOT isempty(valid)) AND (lower(valid) IS NOT NULL))),
  constraint supply_terms_org_id_usage_point_id_fkey FOREIGN KEY (org_id, usage_point_id) REFERENCES usage_point(org_id, usage_point_id),
  constraint supply_terms_pkey PRIMARY KEY (org_id, terms_id),
  constraint supply_terms_org_id_usage_point_id_valid_excl EXCLUDE USING gist (org_id WITH =, usage_point_id WITH =, valid WITH &&) WHERE ((revoked_at IS NULL))
);
CREATE INDEX supply_terms_account ON public.supply_terms USING btree (org_id, account_id);
CREATE INDEX supply_terms_point ON public.supply_terms USING btree (org_id, usage_point_id);
create policy by_unit on supply_terms using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on supply_terms to wanjia_app;

create table terms_batch (
  org_id integer not null,
  batch_id uuid not null,
  asked jsonb not null,
  status text not null,
  total integer not null,
  done integer not null default 0,
  skipped integer not null default 0,
  last_point uuid,
  faults jsonb not null default '[]'::jsonb,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint terms_batch_check CHECK (((status = 'done'::text) = (finished_at IS NOT NULL))),
  constraint terms_batch_status_check CHECK ((status = ANY (ARRAY['running'::text, 'done'::text]))),
  constraint terms_batch_total_check CHECK ((total >= 0)),
  constraint terms_batch_pkey PRIMARY KEY (org_id, batch_id)
);
create policy by_unit on terms_batch using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on terms_batch to wanjia_app;

create table told_apart (
  org_id integer not null,
  first_id uuid not null,
  second_id uuid not null,
  told_at timestamp with time zone not null,
  told_by uuid,
  reason text not null,
  constraint told_apart_check CHECK ((first_id < second_id)),
  constraint told_apart_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 200))),
  constraint told_apart_org_id_first_id_fkey FOREIGN KEY (org_id, first_id) REFERENCES customer(org_id, customer_id),
  constraint told_apart_org_id_second_id_fkey FOREIGN KEY (org_id, second_id) REFERENCES customer(org_id, customer_id),
  constraint told_apart_pkey PRIMARY KEY (org_id, first_id, second_id)
);
CREATE INDEX told_apart_second ON public.told_apart USING btree (org_id, second_id);
create policy by_unit on told_apart using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant delete, insert, select on told_apart to wanjia_app;

create table usage_point (
  org_id integer not null,
  usage_point_id uuid not null,
  account_id uuid not null,
  location_id uuid not null,
  voltage text not null,
  capacity_va bigint not null,
  use_kind text not null,
  transformer_district text,
  feeder text,
  meter_no text,
  status text not null default 'active'::text,
  revision integer not null default 1,
  constraint usage_point_capacity_va_check CHECK ((capacity_va > 0)),
  constraint usage_point_revision_check CHECK ((revision > 0)),
  constraint usage_point_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'active'::text, 'suspended'::text, 'removed'::text]))),
  constraint usage_point_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES customer_account(org_id, account_id),
  constraint usage_point_org_id_location_id_fkey FOREIGN KEY (org_id, location_id) REFERENCES service_location(org_id, location_id),
  constraint usage_point_pkey PRIMARY KEY (org_id, usage_point_id)
);
CREATE INDEX usage_point_account ON public.usage_point USING btree (org_id, account_id, usage_point_id);
CREATE INDEX usage_point_district ON public.usage_point USING btree (org_id, transformer_district) WHERE (transformer_district IS NOT NULL);
CREATE INDEX usage_point_location ON public.usage_point USING btree (org_id, location_id);
create policy by_unit on usage_point using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on usage_point to wanjia_app;

create table visit_attempt (
  org_id integer not null,
  visit_id uuid not null,
  attempt integer not null,
  at timestamp with time zone not null,
  staff_id uuid,
  result text not null,
  note text,
  call_again_at timestamp with time zone,
  constraint visit_attempt_attempt_check CHECK ((attempt > 0)),
  constraint visit_attempt_result_check CHECK ((result = ANY (ARRAY['answered'::text, 'no-answer'::text, 'busy'::text, 'refused'::text, 'wrong-number'::text, 'call-back'::text]))),
  constraint visit_attempt_org_id_visit_id_fkey FOREIGN KEY (org_id, visit_id) REFERENCES return_visit(org_id, visit_id),
  constraint visit_attempt_pkey PRIMARY KEY (org_id, visit_id, attempt)
);
create policy by_unit on visit_attempt using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on visit_attempt to wanjia_app;

create table visit_draw (
  org_id integer not null,
  order_id uuid not null,
  closing integer not null,
  verdict text not null,
  setting_version integer not null,
  seed text not null,
  permille integer not null,
  drawn_number integer not null,
  closed_at timestamp with time zone,
  decided_at timestamp with time zone not null,
  constraint visit_draw_closing_check CHECK ((closing > 0)),
  constraint visit_draw_drawn_number_check CHECK (((drawn_number >= 0) AND (drawn_number <= 999))),
  constraint visit_draw_permille_check CHECK (((permille >= 0) AND (permille <= 1000))),
  constraint visit_draw_org_id_order_id_fkey FOREIGN KEY (org_id, order_id) REFERENCES work_order(org_id, order_id),
  constraint visit_draw_pkey PRIMARY KEY (org_id, order_id, closing)
);
create policy by_unit on visit_draw using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on visit_draw to wanjia_app;

create table visit_opt_out (
  org_id integer not null,
  phone_hash text not null,
  since timestamp with time zone not null,
  constraint visit_opt_out_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint visit_opt_out_pkey PRIMARY KEY (org_id, phone_hash)
);
create policy by_unit on visit_opt_out using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on visit_opt_out to wanjia_app;

create table visit_problem (
  org_id integer not null,
  problem_id uuid not null,
  visit_id uuid not null,
  customer_id uuid not null,
  words text not null,
  status text not null,
  noted_at timestamp with time zone not null,
  order_no text,
  solved_at timestamp with time zone,
  solved_by uuid,
  solution text,
  constraint visit_problem_check CHECK (((status = 'solved'::text) = (solved_at IS NOT NULL))),
  constraint visit_problem_check1 CHECK (((solved_at IS NULL) = (solution IS NULL))),
  constraint visit_problem_status_check CHECK ((status = ANY (ARRAY['open'::text, 'solved'::text]))),
  constraint visit_problem_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 500))),
  constraint visit_problem_org_id_visit_id_fkey FOREIGN KEY (org_id, visit_id) REFERENCES customer_visit(org_id, visit_id),
  constraint visit_problem_pkey PRIMARY KEY (org_id, problem_id)
);
CREATE INDEX visit_problem_customer ON public.visit_problem USING btree (org_id, customer_id, problem_id);
CREATE INDEX visit_problem_list ON public.visit_problem USING btree (org_id, status, problem_id);
create policy by_unit on visit_problem using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on visit_problem to wanjia_app;

create table visit_progress (
  org_id integer not null,
  closed_at timestamp with time zone not null,
  constraint visit_progress_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint visit_progress_pkey PRIMARY KEY (org_id)
);
create policy by_unit on visit_progress using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on visit_progress to wanjia_app;

create table visit_setting (
  org_id integer not null,
  version integer not null,
  body jsonb not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint visit_setting_version_check CHECK ((version > 0)),
  constraint visit_setting_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint visit_setting_pkey PRIMARY KEY (org_id, version)
);
create policy by_unit on visit_setting using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select on visit_setting to wanjia_app;

create table work_order (
  org_id integer not null,
  order_id uuid not null,
  order_no text not null,
  kind text not null,
  definition_version integer not null,
  state jsonb not null,
  version integer not null,
  status text not null,
  end_step text,
  outcome text,
  urgency smallint not null,
  channel text not null,
  confidential boolean not null,
  unit_id uuid not null,
  region text not null,
  customer_id uuid,
  account_id uuid,
  usage_point_id uuid,
  contact_name text,
  contact_phone text,
  address text,
  summary text not null,
  first_responsible_id uuid,
  source text,
  external_id text,
  bundle_id uuid,
  parent_order_id uuid,
  merged_into uuid,
  accepted_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  archived_at timestamp with time zone,
  next_due_at timestamp with time zone,
  constraint work_order_region_check CHECK ((region = ANY (ARRAY['urban'::text, 'rural'::text, 'remote'::text]))),
  constraint work_order_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text, 'refused'::text, 'withdrawn'::text, 'merged'::text, 'archived'::text]))),
  constraint work_order_urgency_check CHECK (((urgency >= 1) AND (urgency <= 4))),
  constraint work_order_org_id_fkey FOREIGN KEY (org_id) REFERENCES org(org_id),
  constraint work_order_org_id_unit_id_fkey FOREIGN KEY (org_id, unit_id) REFERENCES org_unit(org_id, unit_id),
  constraint work_order_pkey PRIMARY KEY (org_id, order_id),
  constraint work_order_org_id_order_no_key UNIQUE (org_id, order_no),
  constraint work_order_org_id_source_external_id_key UNIQUE (org_id, source, external_id)
);
CREATE INDEX work_order_accepted ON public.work_order USING btree (org_id, accepted_at) INCLUDE (unit_id);
CREATE INDEX work_order_bundle ON public.work_order USING btree (org_id, bundle_id) WHERE (bundle_id IS NOT NULL);
CREATE INDEX work_order_customer ON public.work_order USING btree (org_id, customer_id, order_id DESC) WHERE (customer_id IS NOT NULL);
CREATE INDEX work_order_due ON public.work_order USING btree (org_id, next_due_at, order_id) WHERE (status = 'open'::text);
CREATE INDEX work_order_ended ON public.work_order USING btree (org_id, closed_at, order_id) WHERE (closed_at IS NOT NULL);
CREATE INDEX work_order_family ON public.work_order USING btree (org_id, parent_order_id) WHERE (parent_order_id IS NOT NULL);
CREATE INDEX work_order_merged ON public.work_order USING btree (org_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX work_order_open ON public.work_order USING btree (org_id, order_id) INCLUDE (unit_id, kind, definition_version, accepted_at) WHERE (status = 'open'::text);
CREATE INDEX work_order_phone ON public.work_order USING btree (org_id, contact_phone, order_id DESC) WHERE (contact_phone IS NOT NULL);
CREATE INDEX work_order_status ON public.work_order USING btree (org_id, status, order_id DESC);
CREATE INDEX work_order_usage_point ON public.work_order USING btree (org_id, usage_point_id, order_id DESC) WHERE (usage_point_id IS NOT NULL);
create policy by_unit on work_order using ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[]))) with check ((org_id = ANY (( SELECT visible_orgs() AS visible_orgs)::integer[])));
grant insert, select, update on work_order to wanjia_app;
