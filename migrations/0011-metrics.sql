-- What is measured over all practices: counts only.
create function kept.work_in_hand(due_before timestamptz)
  returns table (open_cases bigint, overdue_cases bigint, messages_waiting bigint)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select
    (select count(*) from case_file where status = 'open'),
    (select coalesce(sum(o.cases), 0)::bigint from kept.overdue_cases(due_before) as o),
    -- Not sent yet, or handed to a provider that has not answered.
    (select count(*) from message where state = 'queued') + (select count(*) from message where state = 'sending')
$$;
grant execute on function kept.work_in_hand(timestamptz) to kept_app;
