-- The highest serial among the account numbers written in an import: rows without a number are numbered above it,
-- or an early row would take the number that a later one bears.
alter table customer_import add column highest_serial integer not null default 0 check (highest_serial >= 0);
