-- A practice to try things out in: invented people, messages that reach nobody, and removable as a whole.

alter table practice add column is_example boolean not null default false;

-- A real practice never becomes one that may be removed, and what was invented never becomes real.
create function kept.keep_whether_example() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.is_example is distinct from old.is_example then
    raise exception 'whether a practice is an example is decided when it is made' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger stays_what_it_is before update on practice
  for each row execute function kept.keep_whether_example();

-- Whoever tries things out is one person in two practices; each practice still knows a person once.
alter table staff drop constraint staff_user_id_key;
alter table staff add constraint staff_user_once unique (practice_id, user_id);
create index staff_of_user on staff (user_id);

-- The real one first: the only one that an older version, which takes the first, would show.
create or replace function kept.staff_of_user(wanted_user_id text) returns table (practice_id uuid, staff_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.practice_id, s.id from public.staff s join public.practice p on p.id = s.practice_id
  where s.user_id = wanted_user_id order by p.is_example
$$;

create function kept.example_of_user(wanted_user_id text) returns table (practice_id uuid, staff_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select s.practice_id, s.id from public.staff s join public.practice p on p.id = s.practice_id
  where s.user_id = wanted_user_id and p.is_example
$$;
grant execute on function kept.example_of_user(text) to kept_app;

-- Where this sign-in is looking, so that a second device stays with the real clients.
alter table auth.sign_in add column "inExample" boolean not null default false;

-- Nobody is called about people who do not exist.
create or replace function kept.overdue_cases(due_before timestamptz)
  returns table (practice_id uuid, cases bigint, oldest_due_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id, count(*), min(due_at) from (
    select practice_id, due_at from case_file c
    where (due_at < due_before or (faults > 0 and due_at is not null)) and (status = 'open' or not exists (
      select from case_file o where o.practice_id = c.practice_id and o.client_id = c.client_id and o.status = 'open'))
    union all
    select practice_id, absence_due_at from session_participant where absence_due_at < due_before
  ) waiting
  where not exists (select from practice p where p.id = waiting.practice_id and p.is_example)
  group by practice_id
$$;

create function kept.is_example(wanted uuid) returns boolean
  language sql stable set search_path = pg_catalog, public as
  $$ select exists (select from practice p where p.id = wanted and p.is_example) $$;

-- What is signed stays, for everybody and for ever, except where nothing of it ever happened.
create or replace function kept.refuse_changing_signed() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_op = 'DELETE' and kept.is_example(old.practice_id) then
    return old;
  end if;
  if tg_op = 'TRUNCATE' or old.status = 'signed' then
    raise exception 'a signed note is never changed or removed; write an addendum' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

create or replace function kept.refuse_any_change() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_op = 'DELETE' and kept.is_example(old.practice_id) then
    return old;
  end if;
  raise exception '% is never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Removes the example practice of this transaction with all that belongs to it, and no other. A table whose rows others
-- still point to is tried again after those.
create function kept.remove_example() returns void
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  example uuid := kept.current_practice();
  waiting regclass[];
  held regclass[];
  target regclass;
begin
  if example is null or not kept.is_example(example) then
    raise exception 'this is not an example practice' using errcode = 'restrict_violation';
  end if;
  select array_agg(c.oid::regclass) into waiting from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped
    where c.relkind = 'r';
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
      raise exception 'tables point to each other: %', held;
    end if;
    waiting := held;
  end loop;
  delete from practice where id = example;
end $$;
grant execute on function kept.is_example(uuid), kept.remove_example() to kept_app;

-- What a real person texts is never for an example.
create or replace function kept.practice_of_number(number text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id from (
    (select m.practice_id, 1 as sureness from message m join practice p on p.id = m.practice_id
      where m.medium = 'sms' and m.audience = 'client' and m.address = number and not p.is_example
      order by m.created_at desc limit 1)
    union all
    (select c.practice_id, 2 from contact_channel c join practice p on p.id = c.practice_id
      where c.ended_on is null and c.address = number and not p.is_example order by c.created_at limit 1)
    union all
    (select id, 3 from practice where not is_example order by created_at, id limit 1)
  ) found order by sureness limit 1
$$;
