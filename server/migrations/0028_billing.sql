-- Bills (R-BILL-01, R-BILL-02): runs in parts, each part with its bills in one transaction; bills are written once.

-- Limits of the plausibility check by class of use, a version for each change (R-QUAL-06).
create table billing_limits (
  org_id integer not null references org (org_id),
  version integer not null check (version > 0),
  body jsonb not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (org_id, version)
);
call guard_by_unit('billing_limits');

create table billing_run (
  org_id integer not null references org (org_id),
  run_id uuid not null,
  -- First day of the month that is billed: uses that end in it, after this day up to the first of the next.
  month date not null check (extract(day from month) = 1),
  scope text not null check (scope in ('unit', 'route', 'accounts')),
  route_id uuid,
  account_ids uuid[],
  state text not null check (state in ('computing', 'review', 'releasing', 'released')),
  parts integer not null check (parts > 0),
  accounts integer not null check (accounts > 0),
  due_on date,
  tax_permille integer not null check (tax_permille between 0 and 999),
  started_by uuid,
  started_at timestamptz not null,
  computed_at timestamptz,
  released_at timestamptz,
  primary key (org_id, run_id),
  check ((scope = 'route') = (route_id is not null) and (scope = 'accounts') = (account_ids is not null))
);
create index billing_run_month on billing_run (org_id, month, run_id);
call guard_by_unit('billing_run');

-- A range of accounts of a run. Whoever works on it holds its row, and its bills are committed with its state: after
-- kill -9 a part is either done or untouched.
create table billing_part (
  org_id integer not null,
  run_id uuid not null,
  part_no integer not null check (part_no > 0),
  from_account uuid not null,
  -- First account that no longer belongs to it; null for the last part.
  to_account uuid,
  accounts integer not null check (accounts > 0),
  state text not null default 'waiting' check (state in ('waiting', 'computed', 'released')),
  bills integer not null default 0 check (bills >= 0),
  holds integer not null default 0 check (holds >= 0),
  total_fen bigint not null default 0,
  -- Merkle root over the hashes of its bills, in their order; stands in the event, too.
  root text,
  computed_at timestamptz,
  released_at timestamptz,
  primary key (org_id, run_id, part_no),
  foreign key (org_id, run_id) references billing_run (org_id, run_id)
);
call guard_by_unit('billing_part');

-- A bill. Its figures, input and lines are never changed; `state` is. A bill that is `ready` counts as released once
-- its part is, so that the release of a part does not write its bills anew; one that was held and accepted is
-- released by itself. Its ledger journal carries its id.
create table bill (
  org_id integer not null,
  month date not null,
  bill_id uuid not null,
  run_id uuid not null,
  part_no integer not null,
  account_id uuid not null,
  -- 0 the bill of the month; further bills of the account in the month count on.
  place smallint not null default 0 check (place >= 0),
  state text not null check (state in ('held', 'ready', 'accepted', 'released', 'excluded', 'cancelled')),
  from_on date not null,
  to_on date not null,
  energy_wh bigint not null,
  -- Counter of the tiers after it; null where none is tiered.
  tier_used_wh bigint,
  total_fen bigint not null,
  energy_fen bigint not null,
  capacity_fen bigint not null,
  power_factor_fen bigint not null,
  funds_fen bigint not null,
  -- Tariffs in it, as one word: what the next bill is compared with.
  tariffs text not null,
  -- What it was computed from and its lines as they are hashed (domain/billing/line-code.ts).
  input text not null,
  lines text not null,
  hash bytea not null,
  -- The bill of the same account that was cancelled for this one.
  corrects uuid,
  primary key (org_id, bill_id, month),
  check (from_on < to_on),
  check (total_fen = energy_fen + capacity_fen + power_factor_fen + funds_fen)
) partition by range (month);
create table bill_other partition of bill default;
-- No account has two bills for one month; the history of an account is read from it, too.
create unique index bill_once on bill (org_id, account_id, month, place) where state <> 'cancelled' and state <> 'excluded';
create index bill_part on bill (org_id, run_id, part_no);
-- Held bills that were accepted and wait for the release: few at any time.
create index bill_accepted on bill (org_id, run_id, bill_id) where state = 'accepted';
call guard_by_unit('bill');

-- What a person decides before a bill goes out: found by the limits, or because none could be computed.
create table bill_hold (
  org_id integer not null,
  hold_id uuid not null,
  run_id uuid not null,
  part_no integer not null,
  account_id uuid not null,
  -- Null where no bill could be computed.
  bill_id uuid,
  month date not null,
  reasons text[] not null check (cardinality(reasons) > 0),
  -- The refusal, where no bill could be computed: {refused, field, data}.
  refused jsonb,
  energy_wh bigint,
  total_fen bigint,
  last_energy_wh bigint,
  last_total_fen bigint,
  state text not null default 'open' check (state in ('open', 'accepted', 'excluded', 'recomputed')),
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  found_at timestamptz not null,
  primary key (org_id, hold_id),
  check ((state = 'open') = (decided_at is null))
);
create index bill_hold_open on bill_hold (org_id, run_id, hold_id) where state = 'open';
create index bill_hold_account on bill_hold (org_id, account_id, month);
call guard_by_unit('bill_hold');

-- A bill taken back: the journal it reverses and the one that does it; what comes after is a new bill.
create table bill_cancellation (
  org_id integer not null,
  bill_id uuid not null,
  command_id uuid not null,
  reason text not null,
  journal_id uuid not null,
  cancelled_by uuid not null,
  cancelled_at timestamptz not null,
  primary key (org_id, bill_id)
);
call guard_by_unit('bill_cancellation');

select keep_months(2, 3);

grant select, insert on billing_limits, bill_cancellation to wanjia_app;
grant select, insert, update on billing_run, billing_part, bill, bill_hold to wanjia_app;
