-- Paging: how each member of staff is reached, and who is being made to notice a question until they answer.

-- What a page may go over. An older program writes only the first two, and leaves alone what it cannot carry.
alter table message drop constraint message_medium_check;
alter table message add constraint message_medium_check check (medium in ('sms', 'email', 'voice', 'push'));

-- One way to reach one person, as they set it themselves. Without any row a person is written to at once, at the address
-- with which they sign in.
create table reach_way (
  practice_id uuid not null references practice (id),
  id uuid not null,
  staff_id uuid not null,
  medium text not null check (medium in ('email', 'sms', 'voice', 'push')),
  -- E.164; empty for email, which goes where the person signs in; for push, what the browser gave, as JSON.
  address text not null check ((address = '') = (medium = 'email')),
  -- What a person tells it by: the device of a push.
  label text not null default '',
  -- After the question was put to them; 0 is at once.
  after_minutes integer not null check (after_minutes between 0 and 60),
  -- Nothing is relied on that has not been seen to arrive.
  verified_at timestamptz,
  -- When the code was sent that proves it; the code itself is worked out anew and stored nowhere.
  code_sent_at timestamptz,
  code_tries integer not null default 0,
  created_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, staff_id, medium, address),
  foreign key (practice_id, staff_id) references staff (practice_id, id)
);
select kept.protect('reach_way');

-- One question that was put to one person. It is its own timer, as a case is: while it is open there is always an instant
-- at which it is looked at again. What was sent because of it are messages whose key begins with this one's.
create table paging (
  practice_id uuid not null references practice (id),
  id uuid not null,
  -- Of the question, as the case names it; the first page bears it as it is, each later one with its number.
  key text not null,
  case_id uuid not null,
  staff_id uuid not null,
  about text not null,
  urgent boolean not null,
  asked_at timestamptz not null,
  -- Then the case asks the next person.
  answer_by timestamptz not null,
  -- Pages due up to here have been written.
  paged_at timestamptz not null,
  pages integer not null default 0,
  due_at timestamptz,
  -- SHA-256 of the token in the link; the link itself is never stored.
  token_hash bytea not null,
  ended_at timestamptz,
  -- `taken`: somebody said "I have it". `over`: the question is answered, or is another person's by now.
  ended_as text check (ended_as in ('taken', 'over')),
  ended_by uuid,
  ended_via text check (ended_via in ('app', 'link', 'call')),
  primary key (practice_id, id),
  unique (practice_id, key),
  foreign key (practice_id, case_id) references case_file (practice_id, id),
  foreign key (practice_id, staff_id) references staff (practice_id, id),
  foreign key (practice_id, ended_by) references staff (practice_id, id),
  constraint nobody_is_left_unasked check ((ended_at is null) = (due_at is not null)),
  constraint ended_somehow check ((ended_at is null) = (ended_as is null)),
  constraint taken_by_somebody check ((ended_as is not distinct from 'taken') = (ended_by is not null and ended_via is not null))
);
create index paging_due on paging (due_at, practice_id) where due_at is not null;
create unique index paging_of_token on paging (token_hash);
create index paging_of_case on paging (practice_id, case_id);
-- A person is paged about a case once at a time, however much is asked in it.
create unique index one_open_paging on paging (practice_id, case_id, staff_id) where ended_at is null;
select kept.protect('paging');

create function kept.practices_with_pages_due(at timestamptz)
  returns table (practice_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id from paging where due_at <= at group by practice_id order by min(due_at)
$$;

-- Whoever holds the link is the person who was paged.
create function kept.paging_of_token(wanted_hash bytea)
  returns table (practice_id uuid, paging_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select p.practice_id, p.id from paging p where p.token_hash = wanted_hash
$$;
grant execute on function kept.practices_with_pages_due(timestamptz), kept.paging_of_token(bytea) to kept_app;
