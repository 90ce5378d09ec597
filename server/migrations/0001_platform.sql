-- The ground under every domain: units, row-level security, partitions by birth month, events, jobs, notices, files.
create extension if not exists pg_trgm;

-- A supply unit that keeps its own data (a county company). Reference table: small, the same on every node.
create table org (
  org_id integer primary key check (org_id > 0),
  code text not null unique check (code ~ '^[0-9]{4}$'),
  name text not null,
  parent_org_id integer references org (org_id),
  demo boolean not null default false,
  created_at timestamptz not null default now()
);

-- Units the present transaction may see; SET LOCAL app.orgs names them. Nothing set shows nothing.
create function visible_orgs() returns integer[]
  language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.orgs', true), ''), ',')::integer[];

-- Puts the second wall around a table: the application's role neither sees nor writes rows of other units.
create procedure guard_by_unit(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy by_unit on %s using (org_id = any ((select visible_orgs())::integer[])) with check (org_id = any ((select visible_orgs())::integer[]))',
    target);
end $$;

-- UUIDv7 of the first millisecond of an instant: rows keyed by UUIDv7 are partitioned by the month of their birth.
create function uuid_floor(at timestamptz) returns uuid
  language sql immutable parallel safe
  return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid;

-- Monthly partitions of a table keyed by UUIDv7; a default partition takes what lies outside.
create procedure ensure_months(target regclass, first_month date, last_month date) language plpgsql as $$
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
end $$;

-- Events are the truth about a case. The hash of each is made from the one before it in its case.
create table event (
  org_id integer not null,
  case_id uuid not null,
  seq integer not null check (seq > 0),
  case_kind text not null,
  kind text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'system', 'customer')),
  actor_id uuid,
  source text not null,
  data jsonb not null,
  -- Personal fields enter the hash through a salted digest, so that they can be erased by law.
  personal jsonb,
  personal_salt text,
  personal_digest text,
  command_id uuid,
  prev_hash text not null,
  hash text not null,
  primary key (org_id, case_id, seq)
) partition by range (case_id);
create table event_other partition of event default;
create unique index event_command on event (org_id, case_id, command_id) where command_id is not null;
create index event_at on event (org_id, at, case_id, seq);
call guard_by_unit('event');

-- The head of each case's chain, sealed with a key that is not in the database.
create table event_head (
  org_id integer not null,
  case_id uuid not null,
  case_kind text not null,
  seq integer not null,
  hash text not null,
  mac text not null,
  primary key (org_id, case_id)
);
call guard_by_unit('event_head');

-- Each unit's day, closed with a keyed Merkle root over the hashes of its events.
create table day_seal (
  org_id integer not null,
  day date not null,
  event_count integer not null check (event_count >= 0),
  previous_seal text not null,
  root text not null,
  seal text not null,
  sealed_at timestamptz not null,
  primary key (org_id, day)
);
call guard_by_unit('day_seal');

-- Jobs are born in the transaction that needs them; the queue's own tables stay closed to the application.
create function enqueue(task text, payload jsonb, key text, run_at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, graphile_worker
  begin atomic
    select graphile_worker.add_job(
      identifier => task, payload => payload::json, job_key => key, run_at => run_at, max_attempts => 25);
  end;
revoke all on function enqueue(text, jsonb, text, timestamptz) from public;

-- What the queue holds, for the metrics: the application sees numbers, never the jobs of others.
create function job_counts() returns table (task text, waiting bigint, running bigint, failed bigint)
  language sql stable security definer set search_path = pg_catalog, graphile_worker
  begin atomic
    select t.identifier,
      count(*) filter (where j.locked_at is null and j.attempts < j.max_attempts),
      count(*) filter (where j.locked_at is not null),
      count(*) filter (where j.locked_at is null and j.attempts >= j.max_attempts)
    from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    group by t.identifier;
  end;
revoke all on function job_counts() from public;

-- Messages to customers and staff: born with the event that causes them, sent after the commit.
create table notice (
  org_id integer not null,
  notice_id uuid not null,
  case_kind text not null,
  case_id uuid not null,
  template text not null,
  -- 0: the text of the code; else the version of the unit's own text.
  template_version integer not null default 0 check (template_version >= 0),
  channel text not null check (channel in ('sms', 'email', 'portal', 'staff')),
  recipient text not null,
  -- The recipient may give away who reported (R-QUAL-09): shown to the handlers of reports alone.
  confidential boolean not null default false,
  subject text,
  body text not null,
  status text not null check (status in ('queued', 'sending', 'sent', 'failed', 'uncertain', 'cancelled')),
  attempts integer not null default 0 check (attempts >= 0),
  provider_ref text,
  last_error text,
  created_at timestamptz not null,
  next_attempt_at timestamptz,
  sending_since timestamptz,
  sent_at timestamptz,
  primary key (org_id, notice_id),
  check ((status = 'sending') = (sending_since is not null)),
  check (status <> 'sent' or sent_at is not null)
) partition by range (notice_id);
create table notice_other partition of notice default;
create index notice_case on notice (org_id, case_id, notice_id);
create index notice_open on notice (org_id, status, notice_id) where status not in ('sent', 'cancelled');
call guard_by_unit('notice');

-- Text of a notice, a version for each change; the newest is used. Reference defaults live in code.
create table notice_template (
  org_id integer not null,
  template text not null,
  channel text not null check (channel in ('sms', 'email', 'portal', 'staff')),
  version integer not null check (version > 0),
  subject text,
  -- Null: this version went back to the text of the code.
  body text,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (org_id, template, channel, version)
);
call guard_by_unit('notice_template');

-- Attachments: the content lies in the file store under its hash, here is what it belongs to.
-- Uploaded first, tied to its case by the command that needs it; a case takes what its own staff uploaded.
create table attachment (
  org_id integer not null,
  attachment_id uuid not null,
  case_kind text,
  case_id uuid,
  file_name text not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf')),
  size_bytes integer not null check (size_bytes > 0),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  label text not null,
  added_by uuid,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (org_id, attachment_id),
  check ((case_kind is null) = (case_id is null))
);
create index attachment_case on attachment (org_id, case_id, attachment_id);
create index attachment_untied on attachment (org_id, added_at) where case_id is null and removed_at is null;
call guard_by_unit('attachment');

do $$
declare
  month date := date_trunc('month', now())::date;
begin
  call ensure_months('event', (month - interval '2 months')::date, (month + interval '3 months')::date);
  call ensure_months('notice', (month - interval '2 months')::date, (month + interval '3 months')::date);
end $$;

grant usage on schema public to wanjia_app;
grant execute on function enqueue(text, jsonb, text, timestamptz), job_counts(), visible_orgs() to wanjia_app;
grant select on org to wanjia_app;
-- Events are only added, never changed; the personal part alone may be blanked when the law asks.
grant select, insert on event, day_seal, notice_template, attachment to wanjia_app;
grant update (personal, personal_salt) on event to wanjia_app;
grant update (case_kind, case_id, label, removed_at) on attachment to wanjia_app;
grant select, insert, update on event_head, notice to wanjia_app;
