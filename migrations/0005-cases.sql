-- Cases, their events, and what goes out because of them. The engine owns these tables.

-- One missed-session case as it stands. The case is its own timer: there is no queue entry that could be lost.
create table case_file (
  practice_id uuid not null references practice (id),
  id uuid not null,
  client_id uuid not null,
  status text not null check (status in ('open', 'closed')),
  tier text not null,
  -- The coded outcome; null while the case is open.
  outcome text,
  -- Who is accountable. Kept after closing, since somebody may ask years later.
  owner_id uuid not null,
  -- When the case has to be looked at next, whether or not anybody does anything. After closing: the follow-up's day.
  due_at timestamptz,
  -- Events folded so far: the optimistic lock of every writer.
  sequence integer not null check (sequence > 0),
  -- Hash of the last event; each event's hash covers the one before.
  head_hash bytea not null,
  -- What was frozen at opening. Never updated, so that the wide value is written once.
  plan jsonb not null,
  -- The fold of the events without the plan.
  snapshot jsonb not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- A step that threw is tried again later and shown to staff; it never stops the others.
  faults integer not null default 0,
  primary key (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, owner_id) references staff (practice_id, id),
  -- The first promise. Nothing in the program can save an open case that nobody would look at again.
  constraint nobody_is_forgotten check (status <> 'open' or due_at is not null),
  constraint closed_with_outcome check ((status = 'closed') = (outcome is not null and closed_at is not null))
);
-- Several misses are one case per client.
create unique index one_open_case_per_client on case_file (practice_id, client_id) where status = 'open';
create index case_due on case_file (due_at, practice_id) where due_at is not null;
create index case_of_client on case_file (practice_id, client_id, opened_at);
select kept.protect('case_file');
revoke delete on case_file from kept_app;

-- What happened, one row a fact, never changed. `previous_hash` and `hash` chain the rows of one case.
create table case_event (
  practice_id uuid not null,
  case_id uuid not null,
  sequence integer not null check (sequence > 0),
  type text not null,
  -- When it was entered, by the one clock. When it happened, if earlier, stands in the payload.
  at timestamptz not null,
  payload jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (practice_id, case_id, sequence),
  foreign key (practice_id, case_id) references case_file (practice_id, id) deferrable initially deferred
);
select kept.protect('case_event', true);

-- What goes out: written before anything is sent, so that a crash leaves a trace.
create table message (
  practice_id uuid not null references practice (id),
  id uuid not null,
  -- One key, one send, for ever: case, step and count in one text.
  key text not null,
  case_id uuid not null,
  audience text not null check (audience in ('client', 'staff')),
  medium text not null check (medium in ('sms', 'email', 'voice')),
  -- The client's channel that it goes over; null for staff. "Stop" in answer to any message closes this one.
  channel_id uuid,
  address text not null,
  from_name text not null,
  subject text not null,
  -- With `{link}` where the one-tap address goes; the address itself is never stored.
  body text not null,
  state text not null check (state in ('cancelled', 'queued', 'sending', 'unknown', 'sent', 'failed', 'delivered')),
  created_at timestamptz not null,
  -- Earliest next try, by the one clock.
  try_at timestamptz not null,
  -- After this a passing failure counts as final.
  give_up_at timestamptz not null,
  tries integer not null default 0,
  -- Whoever holds the claim may send. Taken by compare-and-set from `queued`; a dead holder's claim is looked into.
  claim uuid,
  claimed_at timestamptz,
  provider_id text,
  primary key (practice_id, id),
  unique (practice_id, key),
  foreign key (practice_id, case_id) references case_file (practice_id, id)
);
create index message_to_try on message (try_at) where state = 'queued';
create index message_in_hand on message (claimed_at) where state = 'sending';
create index message_of_provider on message (practice_id, provider_id) where provider_id is not null;
create index message_of_case on message (practice_id, case_id);
select kept.protect('message');
revoke delete on message from kept_app;

-- Every word that a provider ever said of a message, in the order of arrival. The state is derived and only goes
-- forward; a report that comes before the message's own record waits here for it.
create table message_status (
  practice_id uuid not null references practice (id),
  id uuid not null,
  message_id uuid,
  provider_id text,
  state text not null check (state in ('sent', 'delivered', 'failed', 'unknown', 'retry')),
  code text not null,
  reason text not null,
  -- `send`: what the provider answered at once; `report`: a later call-back, bounce or look-up.
  source text not null check (source in ('send', 'report')),
  at timestamptz not null,
  primary key (practice_id, id),
  foreign key (practice_id, message_id) references message (practice_id, id)
);
create index status_of_message on message_status (practice_id, message_id);
create index status_of_provider on message_status (practice_id, provider_id) where message_id is null;
select kept.protect('message_status', true);

-- Who did, saw or was denied what.
create table audit_entry (
  practice_id uuid not null references practice (id),
  id uuid not null,
  at timestamptz not null,
  -- Null for the program itself and for clients.
  staff_id uuid,
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  primary key (practice_id, id)
);
create index audit_by_time on audit_entry (practice_id, at);
create index audit_by_subject on audit_entry (practice_id, subject_kind, subject_id);
select kept.protect('audit_entry', true);

-- The sweep works practice by practice, since no transaction crosses one. These functions only ever say which.
create function kept.practices_with_due_cases(at timestamptz)
  returns table (practice_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id from case_file where due_at <= at group by practice_id order by min(due_at)
$$;
grant execute on function kept.practices_with_due_cases(timestamptz) to kept_app;

create function kept.practices_with_messages(at timestamptz, claimed_before timestamptz)
  returns table (practice_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id from message where state = 'queued' and try_at <= at
  union
  select practice_id from message where state = 'sending' and claimed_at < claimed_before
$$;
grant execute on function kept.practices_with_messages(timestamptz, timestamptz) to kept_app;

-- What the auditor asks every minute: is anything due that nobody has moved, anything that cannot be moved, or a client
-- unseen for whom no case could be opened? One row a practice, counts only.
create function kept.overdue_cases(due_before timestamptz)
  returns table (practice_id uuid, cases bigint, oldest_due_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id, count(*), min(due_at) from (
    select practice_id, due_at from case_file where due_at < due_before or (faults > 0 and due_at is not null)
    union all
    select practice_id, absence_due_at from session_participant where absence_due_at < due_before
  ) waiting group by practice_id
$$;
grant execute on function kept.overdue_cases(timestamptz) to kept_app;
