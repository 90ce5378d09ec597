-- Price books as dated data that two people put into force (R-BILL-01), and the terms each usage point is billed by.
create extension if not exists btree_gist;

-- The words of books: only ever added, never changed, so that what a bill was computed by can be read for ever.
create table price_book_text (
  org_id integer not null references org (org_id),
  -- SHA-256 of the canonical JSON of the book without its last day, which the next book of the series sets.
  body_hash text not null check (body_hash ~ '^[0-9a-f]{64}$'),
  body jsonb not null,
  primary key (org_id, body_hash)
);
call guard_by_unit('price_book_text');

create table price_book (
  org_id integer not null references org (org_id),
  book_id uuid not null,
  -- What terms and bills name: unique in the unit, the same for the book's whole life.
  book_code text not null check (book_code ~ '^[a-z0-9][a-z0-9.-]{2,62}$'),
  series text not null check (series ~ '^[a-z0-9][a-z0-9.-]{2,62}$'),
  title text not null,
  valid_from date not null,
  valid_to date,
  body_hash text not null,
  state text not null check (state in ('draft', 'submitted', 'approved', 'withdrawn')),
  -- The published table or the book it was made from; null when it was written anew.
  made_from text,
  -- Everybody who typed a word of it.
  authors uuid[] not null check (cardinality(authors) > 0),
  -- The later book that ended this one, and the end it had before: a later one that is withdrawn gives it back.
  ended_by uuid,
  ended_from date,
  submitted_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  -- Why it was sent back or withdrawn.
  reason text,
  revision integer not null default 1 check (revision > 0),
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (org_id, book_id),
  unique (org_id, book_code),
  foreign key (org_id, body_hash) references price_book_text (org_id, body_hash),
  check (valid_to is null or valid_to > valid_from),
  -- Four eyes: nobody approves what they wrote a word of.
  check (approved_by is null or approved_by <> all (authors)),
  check (state <> 'approved' or (approved_by is not null and approved_at is not null)),
  check (state not in ('draft', 'submitted') or approved_by is null),
  -- On no day two approved books of a series.
  exclude using gist (org_id with =, series with =, daterange(valid_from, valid_to) with &&) where (state = 'approved')
);
create index price_book_series on price_book (org_id, series, valid_from);
call guard_by_unit('price_book');

-- The priced part of a customer agreement: how a usage point is billed, from a day up to another.
create table supply_terms (
  org_id integer not null,
  terms_id uuid not null,
  usage_point_id uuid not null,
  account_id uuid not null,
  valid daterange not null check (not isempty(valid) and lower(valid) is not null),
  -- Series of price books and code of the tariff in each of them.
  series text not null,
  tariff text not null,
  is_time_of_use boolean not null default false,
  -- What else the engine takes: persons, needy, basis, contract demand … (domain/tariffs/supply-terms.ts).
  details jsonb not null default '{}',
  order_id uuid,
  batch_id uuid,
  reason text not null,
  set_by uuid,
  set_at timestamptz not null,
  -- Terms that later ones took the place of before their first day; they stay as history.
  revoked_at timestamptz,
  primary key (org_id, terms_id),
  foreign key (org_id, usage_point_id) references usage_point (org_id, usage_point_id),
  exclude using gist (org_id with =, usage_point_id with =, valid with &&) where (revoked_at is null)
);
create index supply_terms_account on supply_terms (org_id, account_id);
create index supply_terms_point on supply_terms (org_id, usage_point_id);
call guard_by_unit('supply_terms');

-- Terms set for many points at once: what was asked, and how far the job has come.
create table terms_batch (
  org_id integer not null,
  batch_id uuid not null,
  asked jsonb not null,
  status text not null check (status in ('running', 'done')),
  total integer not null check (total >= 0),
  done integer not null default 0,
  skipped integer not null default 0,
  -- The last point that was looked at: a job that begins again goes on behind it.
  last_point uuid,
  -- The first points that could not take the terms, each with why.
  faults jsonb not null default '[]',
  asked_by uuid not null,
  asked_at timestamptz not null,
  finished_at timestamptz,
  primary key (org_id, batch_id),
  check ((status = 'done') = (finished_at is not null))
);
call guard_by_unit('terms_batch');

grant select, insert on price_book_text to wanjia_app;
grant select, insert, update on price_book, supply_terms, terms_batch to wanjia_app;
