-- Whose evening it is, said apart from who is being asked about a time that nobody holds: that goes on through the night and
-- the morning, and no evening's look belongs there. An older program goes on with the function that it knows.
create function kept.looks_ahead(at timestamptz)
  returns table (practice_id uuid, is_evening boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id, is_evening from (
    select p.id as practice_id,
      (at at time zone p.time_zone)::time >= '17:00' and not exists (
        select from evening_look e
        where e.practice_id = p.id and e.day = (at at time zone p.time_zone)::date) as is_evening,
      exists (select from alarm a where a.practice_id = p.id and a.about = 'duty' and a.ended_at is null) as is_asked
    from practice p where not p.is_example
  ) each_practice
  where is_evening or is_asked
$$;
grant execute on function kept.looks_ahead(timestamptz) to kept_app;
