-- What may be a cry and belongs to no case: somebody is asked about it, and then the next, until one of them has it. It is
-- its own timer, as a case is.
create table alarm (
  practice_id uuid not null references practice (id),
  id uuid not null,
  -- What it is about, and the id of that: a message that waits for a person.
  about text not null check (about in ('message')),
  subject_id uuid not null,
  raised_at timestamptz not null,
  -- Whoever is asked now, or said "I have it".
  staff_id uuid not null,
  -- How often everybody has been asked in vain.
  round integer not null default 0,
  -- Questions put so far; each has a key of its own.
  asks integer not null default 1,
  answer_by timestamptz not null,
  held_until timestamptz,
  ended_at timestamptz,
  -- When the next one is asked. Nobody writes it, so nobody can forget to.
  due_at timestamptz generated always as (case when ended_at is null then coalesce(held_until, answer_by) end) stored,
  primary key (practice_id, id),
  unique (practice_id, about, subject_id),
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
create index alarm_due on alarm (due_at, practice_id) where due_at is not null;
select kept.protect('alarm');
select kept.tell_of('alarm', 'texts');

-- A page is about a case or about an alarm. An older program pages about cases alone, and passes over the rest.
alter table paging alter column case_id drop not null;
alter table paging add column alarm_id uuid;
alter table paging add foreign key (practice_id, alarm_id) references alarm (practice_id, id);
alter table paging add constraint about_one_thing check (num_nonnulls(case_id, alarm_id) = 1);
create unique index one_open_paging_of_alarm on paging (practice_id, alarm_id, staff_id) where ended_at is null;

create function kept.practices_with_alarms_due(at timestamptz)
  returns table (practice_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id from alarm where due_at <= at group by practice_id order by min(due_at)
$$;
grant execute on function kept.practices_with_alarms_due(timestamptz) to kept_app;

create or replace function kept.overdue_cases(due_before timestamptz)
  returns table (practice_id uuid, cases bigint, oldest_due_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id, count(*), min(due_at) from (
    select practice_id, due_at from case_file c
    where (due_at < due_before or (faults > 0 and due_at is not null)) and (status = 'open' or not exists (
      select from case_file o where o.practice_id = c.practice_id and o.client_id = c.client_id and o.status = 'open'))
    union all
    select practice_id, absence_due_at from session_participant where absence_due_at < due_before
    union all
    select practice_id, due_at from alarm where due_at < due_before
  ) waiting
  where not exists (select from practice p where p.id = waiting.practice_id and p.is_example)
  group by practice_id
$$;
