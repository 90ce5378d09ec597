-- The online hall: what a unit shows there, one-time codes to phones, the sessions of customers, and how often is too often.

-- A row for each unit that has its own words; without one the hall is open with the defaults of the code.
create table portal_setting (
  org_id integer primary key references org (org_id),
  is_open boolean not null,
  welcome text not null check (char_length(welcome) <= 200),
  hours text not null check (char_length(hours) <= 200),
  -- Places it serves, in words that a visitor searches in.
  serves text not null check (char_length(serves) <= 500),
  -- [{title, phone}]
  phones jsonb not null check (jsonb_typeof(phones) = 'array'),
  revision integer not null check (revision > 0),
  changed_at timestamptz not null,
  changed_by uuid not null
);
call guard_by_unit('portal_setting');

-- A code that was asked for. A row is made whether the account or the case exists or not, so that nobody can tell by
-- the answer or by its time; whom it goes to is found out by the job that sends it.
create table portal_code (
  org_id integer not null,
  code_id uuid not null,
  purpose text not null check (purpose in ('contact', 'follow', 'sign-in', 'reveal', 'old-phone', 'new-phone')),
  -- Phone, account or order as it was typed (or the customer's id), sealed; and its keyed digest for the limits.
  subject_sealed text not null,
  subject_digest text not null,
  -- The signed-in customer who asked; their codes open nothing for anybody else.
  customer_id uuid,
  code_hash text not null,
  -- Until it was sent; then null.
  code_sealed text,
  tries integer not null default 0 check (tries >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz,
  primary key (org_id, code_id)
);
create index portal_code_expiry on portal_code (org_id, expires_at);
call guard_by_unit('portal_code');

create table portal_session (
  org_id integer not null,
  token_hash text not null,
  session_id uuid not null,
  customer_id uuid not null,
  -- The account the pages speak of.
  account_id uuid,
  -- The phone that was shown to be theirs at the sign-in, sealed: codes for further steps go there.
  phone_sealed text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  user_agent text not null,
  primary key (org_id, token_hash),
  unique (org_id, session_id),
  foreign key (org_id, customer_id) references customer (org_id, customer_id)
);
create index portal_session_customer on portal_session (org_id, customer_id, created_at);
create index portal_session_expiry on portal_session (org_id, expires_at);
call guard_by_unit('portal_session');

-- Counters of the public doors, by keyed digests: no address, phone or number can be read out of them. Apart from the
-- units, since whoever knocks belongs to none.
create table portal_counter (
  counter_key text primary key,
  count integer not null check (count > 0),
  window_start timestamptz not null,
  window_end timestamptz not null
);
create index portal_counter_end on portal_counter (window_end);

grant select, insert, update on portal_setting, portal_code, portal_session, portal_counter to wanjia_app;
grant delete on portal_code, portal_session, portal_counter to wanjia_app;
-- What was uploaded for a request that was never sent is swept away, the register's row with it.
grant delete on attachment to wanjia_app;
