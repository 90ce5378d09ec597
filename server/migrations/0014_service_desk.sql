-- Calls promised to customers and not made yet (R-REQ-07): the list of a person, their teams, the unit.
create index order_clock_callback on order_clock (org_id, due_at, order_id, clock)
  where promise = 'R-REQ-07' and stopped_at is null;

-- Uploads that no case ever got: the clerk changed their mind, the page was closed. They go after a day, unless a
-- draft still holds them. Only such rows can be removed, which a grant on the table could not say; see find_orders.
create index attachment_content on attachment (content_sha256);
create function drop_untied_files(unit integer, before timestamptz, limit_rows integer)
  returns table (attachment_id uuid, content_sha256 text)
  language plpgsql volatile security definer set search_path = public as $$
begin
  if (unit = any (visible_orgs())) is not true then
    return;
  end if;
  return query
    delete from attachment a
    where a.org_id = unit and a.case_id is null and a.attachment_id in (
      select u.attachment_id from attachment u
      where u.org_id = unit and u.case_id is null and u.removed_at is null and u.added_at < before
        and not exists (
          select 1 from request_draft d
          where d.org_id = u.org_id and position(u.attachment_id::text in d.body::text) > 0)
      order by u.added_at limit limit_rows for update skip locked)
    returning a.attachment_id, a.content_sha256;
end $$;
-- Contents are shared: the same scan uploaded twice, even by two units, lies in the store once.
create function file_is_used(sha256 text) returns boolean
  language sql stable security definer set search_path = public as
  'select exists (select 1 from attachment where content_sha256 = sha256)';
revoke all on function drop_untied_files(integer, timestamptz, integer), file_is_used(text) from public;
grant execute on function drop_untied_files(integer, timestamptz, integer), file_is_used(text) to wanjia_app;
