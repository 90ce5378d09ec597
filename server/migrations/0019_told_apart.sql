-- Two files a clerk found to be two different customers: the data check proposes the pair no more.

create table told_apart (
  org_id integer not null,
  first_id uuid not null,
  second_id uuid not null,
  told_at timestamptz not null,
  told_by uuid,
  reason text not null check (char_length(reason) between 1 and 200),
  primary key (org_id, first_id, second_id),
  foreign key (org_id, first_id) references customer (org_id, customer_id),
  foreign key (org_id, second_id) references customer (org_id, customer_id),
  check (first_id < second_id)
);
create index told_apart_second on told_apart (org_id, second_id);
call guard_by_unit('told_apart');
grant select, insert, delete on told_apart to wanjia_app;
