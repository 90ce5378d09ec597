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

-- A name or an address that is the whole text, as one token (`=` and the text): with the tokens of its parts alone,
-- whoever typed two characters that very many addresses contain and nobody is called, read the whole table.
update customer_search set tokens = tokens || array(
  select distinct '=' || l from unnest(string_to_array(trim(both E'\n' from texts), E'\n')) l where l !~ '^[0-9]*$');

-- Orders found by words, and customers, the newest first, page by page. First the newest rows alone are read: a word
-- that many contain fills its page with them. Else it is rare enough for the inverted index, which is then made to
-- answer: left to choose, the planner reads a million rows for a word it takes to be more common than it is.
drop function find_orders(integer, jsonb, integer);
create function find_orders(unit integer, ways jsonb, below uuid, limit_rows integer) returns setof uuid
  language plpgsql stable security definer rows 50
  set search_path = public set enable_seqscan = off set max_parallel_workers_per_gather = 0 as $$
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
end $$;
revoke all on function find_orders(integer, jsonb, uuid, integer) from public;
grant execute on function find_orders(integer, jsonb, uuid, integer) to wanjia_app;

create or replace function find_customers(unit integer, wanted text[], phrase text, tried jsonb, below uuid, limit_rows integer)
  returns table (customer_id uuid)
  language plpgsql stable security definer rows 50
  set search_path = public set enable_seqscan = off set max_parallel_workers_per_gather = 0 as $$
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
end $$;

-- The open tasks of a whole unit by due time, and the numbers on the desk's tabs.
create index order_task_open on order_task (org_id, sort_due, order_id, task) where done_at is null;
create index order_clock_warned on order_clock (org_id, order_id)
  where warned_at is not null and breached_at is null and stopped_at is null;
create index order_clock_broken on order_clock (org_id, order_id) where breached_at is not null and stopped_at is null;
