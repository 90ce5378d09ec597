-- One-time codes for whoever has lost the phone of their second factor. Kept by a keyed hash: they are shown once.
-- Like `sign_in` a reference table, read before a unit is known; ten rows for an account that has a second factor.
create table recovery_code (
  login text not null references sign_in (login) on delete cascade,
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (login, code_hash)
);
grant select, insert, update, delete on recovery_code to wanjia_app;

-- What the operator's page shows of the queue: why a job failed, never what it carries.
create function troubled_jobs(at_most integer)
  returns table (job_id bigint, task text, attempts integer, attempts_max integer, run_at timestamptz, reason text)
  language sql stable security definer set search_path = pg_catalog as $$
    select j.id, t.identifier, j.attempts::integer, j.max_attempts::integer, j.run_at, j.last_error
    from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where j.locked_at is null and j.last_error is not null
    order by j.attempts >= j.max_attempts desc, j.run_at, j.id limit at_most
  $$;

-- Both answer the task of the job, or no row: it is gone, or being worked on.
create function retry_job(job bigint) returns table (task text)
  language sql security definer set search_path = pg_catalog as $$
    with found as (
      update graphile_worker._private_jobs set attempts = 0, run_at = now(), updated_at = now()
      where id = job and locked_at is null returning task_id)
    select t.identifier from found f join graphile_worker._private_tasks t on t.id = f.task_id
  $$;

create function cancel_job(job bigint) returns table (task text)
  language sql security definer set search_path = pg_catalog as $$
    with found as (
      delete from graphile_worker._private_jobs
      where id = job and locked_at is null and last_error is not null returning task_id)
    select t.identifier from found f join graphile_worker._private_tasks t on t.id = f.task_id
  $$;

-- The copies of this database and how far they are behind; needs an owner who may look at them.
create function replica_lags() returns table (name text, lag_ms bigint)
  language sql stable security definer set search_path = pg_catalog as $$
    select application_name, (1000 * extract(epoch from replay_lag))::bigint from pg_stat_replication
  $$;

revoke all on function troubled_jobs(integer), retry_job(bigint), cancel_job(bigint), replica_lags() from public;
grant execute on function troubled_jobs(integer), retry_job(bigint), cancel_job(bigint), replica_lags() to wanjia_app;
grant select on schema_migration to wanjia_app;
