-- When backups were made and whether they came through: the operator is warned when the last good one is too old.
-- A reference table: it is about the whole installation, a row a night.
create table backup_run (
  run_id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- The backup's name in its repository; null while it runs and when it failed.
  name text,
  -- Content, unpacked, and what this backup added to the repository, packed.
  content_bytes bigint check (content_bytes >= 0),
  added_bytes bigint check (added_bytes >= 0),
  lost_files integer check (lost_files >= 0),
  -- In Chinese, for the operator.
  failure text,
  check (finished_at >= started_at),
  check (name is null or failure is null),
  check ((finished_at is null) = (name is null and failure is null))
);
create index backup_run_started on backup_run (started_at desc);
grant select, insert, update, delete on backup_run to wanjia_app;
