-- An ended case whose follow-up is due waits while another case of its client is open [P2.7]. Somebody is at work for this
-- client then, so that it is not late: it counts from the moment at which the other case ends.
create or replace function kept.overdue_cases(due_before timestamptz)
  returns table (practice_id uuid, cases bigint, oldest_due_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id, count(*), min(due_at) from (
    select practice_id, due_at from case_file c
    where (due_at < due_before or (faults > 0 and due_at is not null)) and (status = 'open' or not exists (
      select from case_file o where o.practice_id = c.practice_id and o.client_id = c.client_id and o.status = 'open'))
    union all
    select practice_id, absence_due_at from session_participant where absence_due_at < due_before
  ) waiting group by practice_id
$$;
