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
