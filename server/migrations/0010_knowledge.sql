-- The library (R-SYS-22, R-HALL-08, R-QUAL-07, K1): articles, their versions, what readers think of them, and what is
-- asked so often that an article is missing.
create table article (
  org_id integer not null references org (org_id),
  article_id uuid not null,
  revision integer not null check (revision > 0),
  owner_id uuid not null,
  -- Where it came from (`starter:read-meter`, `proposal:…`): the same is not loaded twice. Null: written here.
  origin text,
  -- The life, as domain/knowledge/life.ts keeps it.
  published integer,
  retired boolean not null,
  newest integer not null,
  review_on date,
  work text not null check (work in ('none', 'draft', 'in-review', 'scheduled')),
  authors uuid[] not null,
  work_version integer,
  publish_on date,
  returned text,
  -- The words being written or reviewed.
  draft jsonb,
  -- The words in force as lists and searches ask for them; before the first publication those of the draft.
  title text not null,
  category text not null,
  audience text not null check (audience in ('public', 'staff', 'teams')),
  functions text[] not null,
  keywords text[] not null,
  topics text[] not null,
  plain text not null,
  published_at timestamptz,
  -- The review date its owner was last reminded of.
  reminded_of date,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (org_id, article_id),
  unique (org_id, origin),
  check ((work = 'none') = (draft is null)),
  check ((work in ('in-review', 'scheduled')) = (work_version is not null)),
  check ((work = 'scheduled') = (publish_on is not null))
);
create index article_newest on article (org_id, published_at desc, article_id) where published is not null and not retired;
create index article_work on article (org_id, changed_at desc, article_id) where work <> 'none';
create index article_publish on article (org_id, publish_on) where work = 'scheduled';
create index article_review on article (org_id, review_on) where published is not null and not retired;
call guard_by_unit('article');

-- What was submitted stays as it was: the application may write the decision beside it and nothing else.
create table article_version (
  org_id integer not null,
  article_id uuid not null,
  version integer not null check (version > 0),
  content jsonb not null,
  note text not null,
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  decision text check (decision in ('published', 'scheduled', 'returned', 'taken-back')),
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  primary key (org_id, article_id, version),
  foreign key (org_id, article_id) references article (org_id, article_id)
);
call guard_by_unit('article_version');

-- What an article in force is found by.
create table article_search (
  org_id integer not null,
  article_id uuid not null,
  tokens text[] not null,
  primary key (org_id, article_id),
  foreign key (org_id, article_id) references article (org_id, article_id)
);
create index article_search_tokens on article_search using gin (org_id, tokens) with (fastupdate = off);
call guard_by_unit('article_search');

-- Helpful or not: once a reader and version, changeable. A visitor is a keyed digest of a number their browser made.
create table article_vote (
  org_id integer not null,
  article_id uuid not null,
  version integer not null,
  voter text not null check (length(voter) <= 80),
  helpful boolean not null,
  comment text not null check (length(comment) <= 500),
  voted_at timestamptz not null,
  primary key (org_id, article_id, version, voter),
  foreign key (org_id, article_id) references article (org_id, article_id)
);
call guard_by_unit('article_vote');

-- How often it was opened, by day and face: a count, nobody's trace.
create table article_view (
  org_id integer not null,
  article_id uuid not null,
  day date not null,
  face text not null check (face in ('portal', 'desk')),
  count integer not null check (count > 0),
  primary key (org_id, article_id, day, face),
  foreign key (org_id, article_id) references article (org_id, article_id)
);
call guard_by_unit('article_view');

-- Questions asked again and again, and complaints worth learning from, until somebody writes or waves them off.
create table article_proposal (
  org_id integer not null references org (org_id),
  proposal_id uuid not null,
  kind text not null check (kind in ('question', 'case')),
  topic text not null,
  text text not null,
  signature text[] not null,
  count integer not null check (count > 0),
  sample_order_nos text[] not null,
  status text not null check (status in ('open', 'accepted', 'ignored')),
  article_id uuid,
  reason text,
  found_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  primary key (org_id, proposal_id),
  check ((status = 'accepted') = (article_id is not null))
);
create index article_proposal_open on article_proposal (org_id, status, count desc, proposal_id);
call guard_by_unit('article_proposal');

grant select, insert, update on article, article_search, article_vote, article_view, article_proposal to wanjia_app;
grant select, insert on article_version to wanjia_app;
grant update (decision, decided_by, decided_at, reason) on article_version to wanjia_app;

-- Articles whose tokens contain one of the ways a search was read; see find_orders in 0005 for why as the owner.
create function find_articles(unit integer, ways jsonb, limit_rows integer) returns setof uuid
  language plpgsql stable security definer
  set search_path = public set max_parallel_workers_per_gather = 0 as $$
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
end $$;
revoke all on function find_articles(integer, jsonb, integer) from public;
grant execute on function find_articles(integer, jsonb, integer) to wanjia_app;
