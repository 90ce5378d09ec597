-- A client whose clock is months ahead makes ids of a month that has no partition yet: its rows lie in the catch-all,
-- and the partition of that month could not be made any more. Such rows are moved into the new partition.
create procedure add_partition(target regclass, partition text, lower_bound text, upper_bound text)
  language plpgsql as $$
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
end $$;

create or replace procedure ensure_months(target regclass, first_month date, last_month date) language plpgsql as $$
declare
  month date := date_trunc('month', first_month)::date;
begin
  while month <= last_month loop
    call add_partition(target, format('%s_%s', target, to_char(month, 'YYYYMM')),
      uuid_floor(month::timestamp at time zone 'Asia/Shanghai')::text,
      uuid_floor((month + interval '1 month')::timestamp at time zone 'Asia/Shanghai')::text);
    month := (month + interval '1 month')::date;
  end loop;
end $$;
