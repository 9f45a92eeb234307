-- Sessions, and the calendars that bookings come from. A session is always a therapy session. A calendar supplies
-- bookings and never outcomes: nothing here learns from a file whether anybody came.

-- A recurring booking. Its sessions are made some weeks ahead; past ones are record and are never changed by it.
create table session_series (
  practice_id uuid not null references practice (id),
  id uuid not null,
  version integer not null default 1 check (version >= 1),
  kind text not null check (kind in ('individual', 'couple', 'group')),
  modality text not null check (modality in ('in-person', 'telehealth')),
  clinician_id uuid not null,
  -- Wall-clock time in `zone`, so that ten stays ten when the clocks change.
  first_start timestamp not null,
  zone text not null check (zone <> ''),
  minutes integer not null check (minutes between 1 and 720),
  -- RFC 5545 RRULE without UNTIL.
  rule text not null check (rule <> ''),
  -- The last wall-clock start that counts; null for no end.
  until timestamp,
  link text,
  -- Sessions exist for every start before this moment.
  made_until timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (practice_id, id),
  foreign key (practice_id, clinician_id) references staff (practice_id, id),
  foreign key (practice_id, updated_by) references staff (practice_id, id)
);
create index session_series_to_extend on session_series (made_until);
select kept.protect('session_series');

create table session_series_client (
  practice_id uuid not null references practice (id),
  series_id uuid not null,
  client_id uuid not null,
  primary key (practice_id, series_id, client_id),
  foreign key (practice_id, series_id) references session_series (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id)
);
select kept.protect('session_series_client');

-- A source of bookings: a file that somebody uploads, or an address that is looked at on a schedule.
create table calendar (
  practice_id uuid not null references practice (id),
  id uuid not null,
  version integer not null default 1 check (version >= 1),
  name text not null check (name <> ''),
  -- Null for files. An address is a secret: whoever has it can read the calendar.
  address text,
  clinician_id uuid not null,
  -- For times that name no zone.
  zone text not null check (zone <> ''),
  modality text not null default 'in-person' check (modality in ('in-person', 'telehealth')),
  -- The ways of matching that need no rule of the practice's own.
  automatic text[] not null
    check (automatic <@ array['external-reference', 'attendee-email', 'full-name', 'name-and-initial', 'initials']),
  poll_minutes integer not null default 15 check (poll_minutes between 5 and 1440),
  etag text,
  last_modified text,
  -- The last whole and readable copy. New weeks are made from it when the calendar cannot be read.
  last_good bytea,
  last_good_at timestamptz,
  -- Bookings exist for every start before this moment.
  made_until timestamptz,
  checked_at timestamptz,
  next_check_at timestamptz,
  -- Plain words for a person; null while all is well.
  failure text,
  failing_since timestamptz,
  stopped_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (practice_id, id),
  foreign key (practice_id, clinician_id) references staff (practice_id, id),
  foreign key (practice_id, updated_by) references staff (practice_id, id),
  check (num_nulls(failure, failing_since) in (0, 2)),
  -- A calendar with an address that is not stopped is always looked at again.
  check (address is null or stopped_at is not null or next_check_at is not null)
);
create index calendar_to_check on calendar (next_check_at) where stopped_at is null;
select kept.protect('calendar');

create table session (
  practice_id uuid not null references practice (id),
  id uuid not null,
  version integer not null default 1 check (version >= 1),
  kind text not null check (kind in ('individual', 'couple', 'group')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- IANA name: where the session's clock hangs.
  zone text not null check (zone <> ''),
  modality text not null check (modality in ('in-person', 'telehealth')),
  clinician_id uuid not null,
  link text,
  -- `moved`: its time had come before it was moved, so it stays as it was and another row took its place.
  status text not null default 'booked' check (status in ('booked', 'cancelled', 'moved')),
  moved_to uuid,
  series_id uuid,
  -- The start that the series gave it: it stays when the session is moved, so that it is not made a second time.
  series_start timestamptz,
  calendar_id uuid,
  calendar_uid text,
  -- The start that the calendar's series gave it, as an instant; empty for a single booking.
  calendar_recurrence text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (practice_id, id),
  foreign key (practice_id, clinician_id) references staff (practice_id, id),
  foreign key (practice_id, updated_by) references staff (practice_id, id),
  foreign key (practice_id, series_id) references session_series (practice_id, id),
  foreign key (practice_id, calendar_id) references calendar (practice_id, id),
  foreign key (practice_id, moved_to) references session (practice_id, id) deferrable initially deferred,
  check ((status = 'moved') = (moved_to is not null)),
  check (num_nulls(series_id, series_start) in (0, 2)),
  check (num_nulls(calendar_id, calendar_uid, calendar_recurrence) in (0, 3))
);
create index session_by_start on session (practice_id, starts_at);
create unique index session_of_series on session (practice_id, series_id, series_start) where status <> 'moved';
create unique index session_of_calendar on session (practice_id, calendar_id, calendar_uid, calendar_recurrence)
  where status <> 'moved';
select kept.protect('session');

-- One client in one session. Presence is each person's own.
create table session_participant (
  practice_id uuid not null references practice (id),
  session_id uuid not null,
  client_id uuid not null,
  presence text not null default 'expected'
    check (presence in ('expected', 'here', 'late-noted', 'not-here', 'accounted')),
  presence_at timestamptz,
  presence_by uuid,
  -- When somebody has to be asked, unless presence is known by then.
  absence_due_at timestamptz,
  -- A case took over from the timer.
  handed_over_at timestamptz,
  -- The client is no longer expected: the session was called off or moved, or the client is not part of it.
  called_off_at timestamptz,
  -- Where the client is for this session, as confirmed by somebody; for telehealth it is asked every time.
  location text,
  -- {"street", "city", "region", "postcode", "country", "access"}
  location_address jsonb,
  location_confirmed_at timestamptz,
  location_confirmed_by uuid,
  primary key (practice_id, session_id, client_id),
  foreign key (practice_id, session_id) references session (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, presence_by) references staff (practice_id, id),
  foreign key (practice_id, location_confirmed_by) references staff (practice_id, id),
  -- Nobody is forgotten: an expected client has a timer, or it is on record what took its place.
  constraint expected_clients_have_a_timer check (
    presence <> 'expected' or absence_due_at is not null or handed_over_at is not null or called_off_at is not null
  ),
  constraint only_expected_clients_have_a_timer check (
    absence_due_at is null or (presence = 'expected' and handed_over_at is null)
  ),
  check (num_nulls(location, location_confirmed_at) in (0, 2))
);
create index session_participant_due on session_participant (absence_due_at) where absence_due_at is not null;
create index session_participant_by_client on session_participant (practice_id, client_id);
select kept.protect('session_participant');

-- What happened to a session, and what it was before.
create table session_change (
  practice_id uuid not null references practice (id),
  id uuid not null,
  session_id uuid not null,
  client_id uuid,
  change text not null
    check (change in ('booked', 'moved', 'cancelled', 'restored', 'edited', 'client-added', 'client-removed', 'presence', 'handed-over', 'location')),
  via text not null check (via in ('staff', 'client', 'calendar', 'series', 'case')),
  changed_by uuid,
  changed_at timestamptz not null,
  was jsonb not null,
  primary key (practice_id, id),
  foreign key (practice_id, session_id) references session (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, changed_by) references staff (practice_id, id)
);
create index session_change_of on session_change (practice_id, session_id);
select kept.protect('session_change', true);

-- One booking of a calendar as it was last seen, and what became of it.
create table calendar_entry (
  practice_id uuid not null references practice (id),
  calendar_id uuid not null,
  uid text not null,
  recurrence text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  zone text not null,
  title text not null,
  -- Link, attendees' addresses and references: what matching looks at besides the title.
  details jsonb not null,
  -- `unsure`: somebody was recognised, but not safely enough to write to them by themselves.
  outcome text not null check (outcome in ('matched', 'unsure', 'unmatched', 'not-a-session', 'called-off', 'vanished')),
  -- Why, in words for a person.
  because text not null,
  -- Whom it was matched to, or whom it may mean.
  client_ids uuid[] not null default '{}',
  session_id uuid,
  seen_at timestamptz not null,
  primary key (practice_id, calendar_id, uid, recurrence),
  foreign key (practice_id, calendar_id) references calendar (practice_id, id),
  foreign key (practice_id, session_id) references session (practice_id, id)
);
create index calendar_entry_by_start on calendar_entry (practice_id, calendar_id, starts_at);
select kept.protect('calendar_entry');

-- What the practice taught: entries like this are these clients', or no session at all.
create table calendar_rule (
  practice_id uuid not null references practice (id),
  id uuid not null,
  -- Null: in every calendar.
  calendar_id uuid,
  looks_at text not null check (looks_at in ('uid', 'title-is', 'title-like', 'attendee-email', 'reference')),
  pattern text not null check (pattern <> ''),
  means text not null check (means in ('session', 'not-a-session')),
  created_at timestamptz not null,
  created_by uuid,
  removed_at timestamptz,
  primary key (practice_id, id),
  foreign key (practice_id, calendar_id) references calendar (practice_id, id),
  foreign key (practice_id, created_by) references staff (practice_id, id)
);
select kept.protect('calendar_rule');

create table calendar_rule_client (
  practice_id uuid not null references practice (id),
  rule_id uuid not null,
  client_id uuid not null,
  primary key (practice_id, rule_id, client_id),
  foreign key (practice_id, rule_id) references calendar_rule (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id)
);
select kept.protect('calendar_rule_client');

-- What an import did, entry by entry.
create table calendar_report (
  practice_id uuid not null references practice (id),
  id uuid not null,
  calendar_id uuid not null,
  made_at timestamptz not null,
  via text not null check (via in ('upload', 'address', 'kept-copy', 'rule')),
  complete boolean not null,
  counts jsonb not null,
  lines jsonb not null,
  primary key (practice_id, id),
  foreign key (practice_id, calendar_id) references calendar (practice_id, id)
);
create index calendar_report_newest on calendar_report (practice_id, calendar_id, made_at desc);
select kept.protect('calendar_report', true);

-- Which practices have work: identifiers only, across practices, for the workers.
create function kept.practices_with_absences_due(at timestamptz) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct practice_id from session_participant where absence_due_at <= at
$$;
create function kept.practices_with_series_to_extend(before timestamptz) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct practice_id from session_series where made_until < before
$$;
create function kept.calendars_to_check(at timestamptz) returns table (practice_id uuid, calendar_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.practice_id, c.id from calendar c
    where c.stopped_at is null and c.address is not null and c.next_check_at <= at
$$;
create function kept.calendars_to_extend(before timestamptz) returns table (practice_id uuid, calendar_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.practice_id, c.id from calendar c
    where c.stopped_at is null and c.last_good is not null and c.made_until < before
$$;
grant execute on function kept.practices_with_absences_due(timestamptz), kept.practices_with_series_to_extend(timestamptz),
  kept.calendars_to_check(timestamptz), kept.calendars_to_extend(timestamptz) to kept_app;
