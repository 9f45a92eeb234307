-- The evening's look ahead: once a day each practice is told what is missing before its next sessions, and a time for which
-- a shift is planned and nobody is there rings until somebody has seen to it.
create table evening_look (
  practice_id uuid not null references practice (id),
  id uuid not null,
  -- By the practice's clock, on whose evening it was taken.
  day date not null,
  looked_at timestamptz not null,
  -- The end of the next day on which there are sessions: so far it looked.
  looks_until timestamptz not null,
  -- What nobody was there for, each with `from` and `until`.
  unheld jsonb not null,
  -- Somebody wrote down why that is right so, or what was done.
  settled_at timestamptz,
  settled_by uuid,
  settled_note text,
  primary key (practice_id, id),
  unique (practice_id, day),
  foreign key (practice_id, settled_by) references staff (practice_id, id),
  check (num_nonnulls(settled_at, settled_by, settled_note) in (0, 3))
);
select kept.protect('evening_look');

alter table alarm drop constraint alarm_about_check;
alter table alarm add constraint alarm_about_check check (about in ('message', 'duty'));

-- Whose evening has come and was not looked at yet, and who is being asked about a time that nobody holds.
create function kept.practices_that_look_ahead(at timestamptz)
  returns table (practice_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id from practice p where not p.is_example and (
    ((at at time zone p.time_zone)::time >= '17:00' and not exists (
      select from evening_look e
      where e.practice_id = p.id and e.day = (at at time zone p.time_zone)::date))
    or exists (select from alarm a where a.practice_id = p.id and a.about = 'duty' and a.ended_at is null))
$$;
grant execute on function kept.practices_that_look_ahead(timestamptz) to kept_app;
