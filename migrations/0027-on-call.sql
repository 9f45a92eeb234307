-- The rota: who is on call when the owner of a case and their backup do not answer.

-- Somebody is on call on some days of the week, by the clock of a zone, for as long as it lasts.
create table on_call_shift (
  practice_id uuid not null references practice (id),
  id uuid not null,
  staff_id uuid not null,
  -- On which it begins; 1 is Monday.
  weekdays integer[] not null check (cardinality(weekdays) > 0 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  -- `20:00`; it ends on the next day when the end is no later than the beginning.
  starts text not null check (starts ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ends text not null check (ends ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  time_zone text not null check (time_zone <> ''),
  -- Every first, second … week, counted from the week of `first_on`.
  every_weeks integer not null check (every_weeks between 1 and 12),
  first_on date not null,
  -- Null without end.
  last_on date check (last_on >= first_on),
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (practice_id, id),
  foreign key (practice_id, staff_id) references staff (practice_id, id),
  foreign key (practice_id, created_by) references staff (practice_id, id)
);
select kept.protect('on_call_shift');

-- For once somebody else, in place of whoever would be on call. Where several overlap, the newest counts.
create table on_call_override (
  practice_id uuid not null references practice (id),
  id uuid not null,
  staff_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (practice_id, id),
  foreign key (practice_id, staff_id) references staff (practice_id, id),
  foreign key (practice_id, created_by) references staff (practice_id, id)
);
create index override_by_time on on_call_override (practice_id, ends_at);
select kept.protect('on_call_override');

-- Whole days on which somebody's shifts do not count.
create table on_call_away (
  practice_id uuid not null references practice (id),
  id uuid not null,
  staff_id uuid not null,
  first_on date not null,
  last_on date not null check (last_on >= first_on),
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (practice_id, id),
  foreign key (practice_id, staff_id) references staff (practice_id, id),
  foreign key (practice_id, created_by) references staff (practice_id, id)
);
select kept.protect('on_call_away');

-- The secret address under which one person's calendar program reads the rota. A new one makes the earlier worthless.
create table on_call_feed (
  practice_id uuid not null references practice (id),
  staff_id uuid not null,
  -- SHA-256; the token itself is shown once.
  token_hash bytea not null unique,
  created_at timestamptz not null,
  primary key (practice_id, staff_id),
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
select kept.protect('on_call_feed');

select kept.tell_of('on_call_shift', 'on-call');
select kept.tell_of('on_call_override', 'on-call');
select kept.tell_of('on_call_away', 'on-call');

-- Across practices these answer only with identifiers.
create function kept.practices_with_rota()
  returns table (practice_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id from on_call_shift union select practice_id from on_call_override
$$;

create function kept.on_call_feed_of(wanted_hash bytea)
  returns table (practice_id uuid, staff_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select f.practice_id, f.staff_id from on_call_feed f where f.token_hash = wanted_hash
$$;
grant execute on function kept.practices_with_rota(), kept.on_call_feed_of(bytea) to kept_app;
