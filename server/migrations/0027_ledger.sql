-- The ledger (R-BILL-02): journals that only grow, what each customer account owes, and a digest over each posting.

-- A journal's legs sum to zero in the database, too, whoever writes it.
create function legs_sum(fen bigint[]) returns numeric
  language sql immutable strict parallel safe
  return (select coalesce(sum(f), 0) from unnest(fen) as f);

-- What one command posted at once: a receipt alone, or the bills of a whole part of a run. Its digest stands in the
-- event of the command as well, so that a journal changed, taken away or slipped in is found.
create table ledger_posting (
  org_id integer not null references org (org_id),
  posting_id uuid not null,
  -- The case whose event tells of it.
  case_id uuid not null,
  journal_count integer not null check (journal_count > 0),
  digest text not null,
  -- Debits and credits of the whole posting by ledger account, so that a trial balance reads postings, not journals.
  codes integer[] not null,
  debit_fen bigint[] not null,
  credit_fen bigint[] not null,
  booked_on date not null,
  posted_at timestamptz not null,
  primary key (org_id, posting_id),
  check (cardinality(codes) = cardinality(debit_fen) and cardinality(codes) = cardinality(credit_fen)),
  check (legs_sum(debit_fen) = legs_sum(credit_fen))
) partition by range (posting_id);
create table ledger_posting_other partition of ledger_posting default;
create index ledger_posting_day on ledger_posting (org_id, booked_on);
call guard_by_unit('ledger_posting');

create table ledger_journal (
  org_id integer not null,
  journal_id uuid not null,
  posting_id uuid not null,
  -- Its place in the posting, which the digest follows.
  place integer not null check (place >= 0),
  kind text not null,
  booked_on date not null,
  account_id uuid,
  source_id uuid not null,
  -- Legs: ledger account and fen, debit positive.
  codes integer[] not null,
  fen bigint[] not null,
  reverses uuid,
  primary key (org_id, journal_id),
  check (cardinality(codes) between 2 and 12 and cardinality(codes) = cardinality(fen)),
  check (legs_sum(fen) = 0)
) partition by range (journal_id);
create table ledger_journal_other partition of ledger_journal default;
create index ledger_journal_account on ledger_journal (org_id, account_id, journal_id) where account_id is not null;
call guard_by_unit('ledger_journal');

-- What each customer account owes or has to its credit: the sum of its journals, kept so that nobody need add them up.
create table account_balance (
  org_id integer not null,
  account_id uuid not null,
  code integer not null,
  fen bigint not null,
  changed_at timestamptz not null,
  primary key (org_id, account_id, code),
  foreign key (org_id, account_id) references customer_account (org_id, account_id)
) with (fillfactor = 80);
call guard_by_unit('account_balance');

-- Every table partitioned by month, whether by UUIDv7 or by date, gets the partitions of the months around now; the
-- server calls it at its start and every day, so that no row falls into the catch-all because a server ran for long.
create function keep_months(back integer, ahead integer) returns void
  language plpgsql security definer set search_path = public as $$
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
end $$;
revoke all on function keep_months(integer, integer) from public;
select keep_months(2, 3);

grant select, insert on ledger_posting, ledger_journal to wanjia_app;
grant select, insert, update on account_balance to wanjia_app;
grant execute on function legs_sum(bigint[]), keep_months(integer, integer) to wanjia_app;
