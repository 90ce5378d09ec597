-- Units below a supply unit, staff, posts, sign-in and sessions.
create table org_unit (
  org_id integer not null references org (org_id),
  unit_id uuid not null,
  parent_unit_id uuid,
  kind text not null check (kind in ('supply-unit', 'station', 'hall', 'team')),
  code text not null,
  name text not null,
  functions text[] not null default '{}',
  region text not null default 'urban' check (region in ('urban', 'rural', 'remote')),
  phone text,
  address text,
  active boolean not null default true,
  revision integer not null default 1,
  primary key (org_id, unit_id),
  unique (org_id, code),
  foreign key (org_id, parent_unit_id) references org_unit (org_id, unit_id)
);
call guard_by_unit('org_unit');

create table staff (
  org_id integer not null references org (org_id),
  staff_id uuid not null,
  employee_no text not null,
  name text not null,
  phone text not null,
  email text,
  status text not null default 'active' check (status in ('active', 'suspended', 'dismissed')),
  -- What a colleague is looked for by: name, its initials, number and phone, in lower case.
  search_text text not null,
  demo boolean not null default false,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (org_id, staff_id),
  unique (org_id, employee_no)
);
call guard_by_unit('staff');

create table staff_post (
  org_id integer not null,
  staff_id uuid not null,
  unit_id uuid not null,
  post text not null,
  valid_from date not null,
  valid_to date,
  primary key (org_id, staff_id, unit_id, post, valid_from),
  foreign key (org_id, staff_id) references staff (org_id, staff_id),
  foreign key (org_id, unit_id) references org_unit (org_id, unit_id),
  check (valid_to is null or valid_to >= valid_from)
);
create index staff_post_unit on staff_post (org_id, unit_id, staff_id);
call guard_by_unit('staff_post');

-- Sign-in happens before a unit is known, so these are reference tables: a few rows a member of staff.
create table sign_in (
  login text primary key check (login = lower(login)),
  org_id integer not null,
  staff_id uuid not null,
  password_hash text,
  must_change boolean not null default false,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  oidc_subject text unique,
  password_changed_at timestamptz,
  unique (org_id, staff_id)
);

-- Wrong tries in a row. Kept by a keyed hash of the login and apart from it, so that a login nobody has
-- is locked just as one that exists, and nobody can tell them apart.
create table sign_in_attempt (
  attempt_key text primary key,
  failures integer not null check (failures >= 0),
  locked_until timestamptz,
  last_at timestamptz not null
);
create index sign_in_attempt_last on sign_in_attempt (last_at);

create table session (
  token_hash text primary key,
  session_id uuid not null unique,
  org_id integer not null,
  staff_id uuid not null,
  login text not null references sign_in (login) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  user_agent text not null,
  second_factor text not null check (second_factor in ('none', 'pending', 'passed'))
);
create index session_staff on session (org_id, staff_id, created_at);
create index session_login on session (login);
create index session_expiry on session (expires_at);

-- A link that works once: the first administrator of a production start, a password reset.
create table one_time_link (
  token_hash text primary key,
  purpose text not null check (purpose in ('first-administrator', 'password-reset')),
  login text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

grant select, insert, update on org, org_unit, staff, staff_post, sign_in, sign_in_attempt, session, one_time_link
  to wanjia_app;
grant delete on staff_post, session, sign_in_attempt, one_time_link to wanjia_app;

-- Who calls, in one look-up: the session comes before the scope, so this runs as the owner and
-- answers for exactly one token.
create function session_caller(token text, at timestamptz, idle_since timestamptz, today date)
  returns table (
    session_id uuid, org_id integer, org_code text, org_name text, staff_id uuid, name text, phone text, login text,
    second_factor text, must_change boolean, last_seen_at timestamptz, posts jsonb)
  language sql stable security definer set search_path = public
  begin atomic
    select s.session_id, s.org_id, o.code, o.name, p.staff_id, p.name, p.phone, s.login,
      s.second_factor, i.must_change, s.last_seen_at,
      coalesce((
        select jsonb_agg(jsonb_build_object(
            'post', sp.post, 'unitId', u.unit_id, 'unitName', u.name, 'unitKind', u.kind,
            'functions', u.functions, 'parentUnitId', u.parent_unit_id)
          order by sp.valid_from, u.code, sp.post)
        from staff_post sp
        join org_unit u on u.org_id = sp.org_id and u.unit_id = sp.unit_id
        where sp.org_id = p.org_id and sp.staff_id = p.staff_id
          and sp.valid_from <= today and (sp.valid_to is null or sp.valid_to >= today)
      ), '[]'::jsonb)
    from session s
    join sign_in i on i.login = s.login
    join staff p on p.org_id = s.org_id and p.staff_id = s.staff_id and p.status = 'active'
    join org o on o.org_id = s.org_id
    where s.token_hash = token and s.expires_at > at and s.last_seen_at > idle_since;
  end;
revoke all on function session_caller(text, timestamptz, timestamptz, date) from public;
grant execute on function session_caller(text, timestamptz, timestamptz, date) to wanjia_app;
