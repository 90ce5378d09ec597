-- A job that is new for certain, without the message to the workers that `add_job` sends: a transaction with a message
-- holds a lock on the whole database while it is flushed to disk, so that no two of them commit together. The workers
-- look for jobs by themselves every half second. Plans are kept by plpgsql, also before PostgreSQL 18.
create function enqueue_new(task text, payload jsonb, key text) returns void
  language plpgsql security definer set search_path = pg_catalog, graphile_worker as $$
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
end $$;
revoke all on function enqueue_new(text, jsonb, text) from public;
grant execute on function enqueue_new(text, jsonb, text) to wanjia_app;
