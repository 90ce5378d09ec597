-- Calls promised to customers and not made yet (R-REQ-07): the list of a person, their teams, the unit.
create index order_clock_callback on order_clock (org_id, due_at, order_id, clock)
  where promise = 'R-REQ-07' and stopped_at is null;
