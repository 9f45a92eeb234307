-- Kept's test of itself: a pretend client in a practice of its own, an example that nobody sees, misses a session every few
-- minutes. How that went belongs to the whole instance; the program reaches it through these functions only.
create table kept.canary (
  is_only boolean primary key default true check (is_only),
  -- Not before then; whichever process asks first.
  begins_at timestamptz not null default '-infinity',
  went_at timestamptz,
  -- The last time that it came through, and how long that took.
  through_at timestamptz,
  seconds double precision,
  -- Where it stops, and since when; null while it comes through.
  stopped_at text,
  stopped_since timestamptz,
  check ((stopped_at is null) = (stopped_since is null))
);
insert into kept.canary default values;

create function kept.canary_may_begin(at timestamptz, again_at timestamptz) returns boolean
  language sql security definer set search_path = pg_catalog, public as $$
  with begun as (update kept.canary set begins_at = again_at where begins_at <= at returning true as mine)
  select coalesce((select mine from begun), false)
$$;
create function kept.canary_came_through(at timestamptz, took double precision) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  update kept.canary set went_at = at, through_at = at, seconds = took, stopped_at = null, stopped_since = null
$$;
create function kept.canary_stopped(at timestamptz, leg text, again_at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  update kept.canary set went_at = at, stopped_at = leg, stopped_since = coalesce(stopped_since, at),
    begins_at = least(begins_at, again_at)
$$;
create function kept.canary_now()
  returns table (went_at timestamptz, through_at timestamptz, seconds double precision, stopped_at text,
    stopped_since timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select went_at, through_at, seconds, stopped_at, stopped_since from kept.canary
$$;
grant execute on function kept.canary_may_begin(timestamptz, timestamptz),
  kept.canary_came_through(timestamptz, double precision), kept.canary_stopped(timestamptz, text, timestamptz),
  kept.canary_now() to kept_app;

-- The first real one is still to be set up while the canary flies.
create or replace function kept.has_practice() returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from public.practice where not is_example)
$$;

-- A worker may go on in it while it goes: what it writes into a table that was emptied already is met in another round.
create or replace function kept.remove_example() returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  example uuid := kept.current_practice();
  everything regclass[];
  waiting regclass[];
  held regclass[];
  target regclass;
  rounds integer := 0;
begin
  if example is null or not kept.is_example(example) then
    raise exception 'this is not an example practice' using errcode = 'restrict_violation';
  end if;
  select array_agg(c.oid::regclass) into everything from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped
    where c.relkind = 'r';
  waiting := everything;
  while cardinality(waiting) > 0 loop
    held := '{}';
    foreach target in array waiting loop
      begin
        execute format('delete from %s where practice_id = $1', target) using example;
      exception when foreign_key_violation then
        held := held || target;
      end;
    end loop;
    if cardinality(held) = cardinality(waiting) then
      rounds := rounds + 1;
      if rounds > 20 then
        raise exception 'tables point to each other: %', held;
      end if;
      held := everything;
    end if;
    waiting := held;
  end loop;
  delete from practice where id = example;
end $$;
