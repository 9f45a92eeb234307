-- People: clients, how they may be reached, who else may be told, and what was agreed with them.
-- Nothing here is ever lost. A client, a channel or a contact ends; a judgement, a plan or an agreement is followed
-- by a newer one; a row that may be edited leaves its earlier form in people_history. A case froze what it found, and
-- the record has to be able to show it.

-- Every earlier form of every editable row, with who had made it so and when.
create table people_history (
  practice_id uuid not null references practice (id),
  table_name text not null,
  row_id uuid not null,
  version integer not null,
  was jsonb not null,
  primary key (practice_id, table_name, row_id, version)
);
select kept.protect('people_history', true);

create function kept.keep_earlier_form() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
declare
  was jsonb := to_jsonb(old);
begin
  insert into people_history (practice_id, table_name, row_id, version, was)
  values (old.practice_id, tg_table_name, coalesce(was ->> 'id', was ->> 'client_id')::uuid, old.version, was);
  return new;
end $$;

create table client (
  practice_id uuid not null references practice (id),
  id uuid not null,
  -- Counts each change, so that two people editing at once notice each other.
  version integer not null default 1 check (version >= 1),
  preferred_name text not null check (preferred_name <> ''),
  legal_name text not null default '',
  pronouns text not null default '',
  born_on date,
  -- IANA name. Every wait and every safe hour of this client is counted in it.
  time_zone text not null check (time_zone <> ''),
  -- BCP 47: the language in which this client is written to.
  language text not null check (language <> ''),
  -- ISO 3166-1 alpha-2: decides the crisis lines shown and how a bare phone number is read.
  country text not null check (country ~ '^[A-Z]{2}$'),
  -- Owns this client's cases unless somebody takes them over.
  clinician_id uuid not null,
  backup_id uuid,
  -- In a substance-use programme under 42 CFR Part 2: nobody but medical personnel may learn of it without consent.
  part_two boolean not null default false,
  -- Whose consent counts: the client's own, a guardian's, or both.
  consent_basis text not null default 'own' check (consent_basis in ('own', 'guardian', 'both')),
  -- A request to be reached only in some way, or never in another, in the client's words. The law forbids asking why
  -- (45 CFR 164.522(b)), so there is no column for a reason.
  confidential_request text not null default '',
  ended_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Null when a machine did it with an API key, or an import.
  updated_by uuid,
  primary key (practice_id, id),
  foreign key (practice_id, clinician_id) references staff (practice_id, id),
  foreign key (practice_id, backup_id) references staff (practice_id, id),
  foreign key (practice_id, updated_by) references staff (practice_id, id),
  check (backup_id is distinct from clinician_id)
);
create index client_by_name on client (practice_id, lower(preferred_name));
create index client_by_clinician on client (practice_id, clinician_id) where ended_on is null;
create trigger client_keeps_earlier_form before update on client
  for each row execute function kept.keep_earlier_form();
select kept.protect('client');

-- What other systems call this client; imports match by it before they look at any name.
create table client_reference (
  practice_id uuid not null references practice (id),
  client_id uuid not null,
  system text not null check (system <> ''),
  value text not null check (value <> ''),
  primary key (practice_id, system, value),
  foreign key (practice_id, client_id) references client (practice_id, id)
);
create index client_reference_by_client on client_reference (practice_id, client_id);
select kept.protect('client_reference');

-- One way to reach one client. The address never changes under an id: a case that froze this channel must not find
-- itself writing to somebody else. A new number is a new channel.
create table contact_channel (
  practice_id uuid not null references practice (id),
  id uuid not null,
  client_id uuid not null,
  version integer not null default 1 check (version >= 1),
  kind text not null check (kind in ('sms', 'voice', 'email')),
  -- E.164 for sms and voice; for email with its domain in lower case.
  address text not null check (address <> ''),
  label text not null,
  -- Unset means not allowed: silence is no permission.
  allowed boolean not null default false,
  voicemail_allowed boolean not null default false,
  -- Wall-clock hours of the client's own day, all three or none; none means the practice's usual hours.
  safe_from text check (safe_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  safe_to text check (safe_to ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
  safe_weekdays smallint[] check (safe_weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  position integer not null default 0,
  verified_on date,
  -- Beats every permission, template and tier.
  never_contact boolean not null default false,
  ended_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, updated_by) references staff (practice_id, id),
  check (num_nulls(safe_from, safe_to, safe_weekdays) in (0, 3)),
  check (safe_from < safe_to)
);
create unique index contact_channel_once on contact_channel (practice_id, client_id, kind, address) where ended_on is null;
-- Answers "whose number is this", which may be more than one client's.
create index contact_channel_by_address on contact_channel (practice_id, address) where ended_on is null;
create trigger contact_channel_keeps_earlier_form before update on contact_channel
  for each row execute function kept.keep_earlier_form();
select kept.protect('contact_channel');

-- "Stop" was said over this address. It belongs to the address and not to a channel, so that entering the same
-- number again, for the same or another client, does not undo it.
create table opt_out (
  practice_id uuid not null references practice (id),
  id uuid not null,
  kind text not null check (kind in ('sms', 'voice', 'email')),
  address text not null check (address <> ''),
  opted_out_at timestamptz not null,
  via text not null check (via in ('reply', 'provider', 'page', 'in-person')),
  -- Lifted only on the client's own word, by a named person who says how it was given.
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_reason text,
  primary key (practice_id, id),
  foreign key (practice_id, lifted_by) references staff (practice_id, id),
  check (num_nulls(lifted_at, lifted_by, lifted_reason) in (0, 3))
);
create unique index opt_out_in_force on opt_out (practice_id, kind, address) where lifted_at is null;
select kept.protect('opt_out');

-- Somebody who may be told, and how much. Consent is a scope with a signature and an end, never a yes or no.
create table emergency_contact (
  practice_id uuid not null references practice (id),
  id uuid not null,
  client_id uuid not null,
  version integer not null default 1 check (version >= 1),
  name text not null check (name <> ''),
  relationship text not null,
  -- [{"address": E.164, "label": text}]
  phones jsonb not null default '[]' check (jsonb_typeof(phones) = 'array'),
  email text not null default '',
  language text not null,
  -- Each wider than the one before; `none` until the client has said otherwise.
  scope text not null default 'none'
    check (scope in ('none', 'only-ask-to-check', 'share-missed-session', 'share-concern')),
  signed_on date,
  expires_on date,
  revoked_on date,
  -- Asking for a reason is never mandatory.
  revoked_reason text not null default '',
  -- By custody or protective order, or because the client said never: on no basis can this person be chosen.
  bar_kind text check (bar_kind in ('custody', 'protective-order', 'client-said-never')),
  bar_note text not null default '',
  barred_on date,
  barred_by uuid,
  -- In the client's words; the person who calls has to check it.
  do_not_use_if text not null default '',
  can_go_in_person boolean not null default false,
  position integer not null default 0,
  ended_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, updated_by) references staff (practice_id, id),
  foreign key (practice_id, barred_by) references staff (practice_id, id),
  check (num_nulls(bar_kind, barred_on, barred_by) in (0, 3)),
  check (scope = 'none' or signed_on is not null),
  check (expires_on >= signed_on)
);
create index emergency_contact_by_client on emergency_contact (practice_id, client_id);
create trigger emergency_contact_keeps_earlier_form before update on emergency_contact
  for each row execute function kept.keep_earlier_form();
select kept.protect('emergency_contact');

-- Who may consent for a minor. A custody order can bar one guardian and not the other.
create table guardian (
  practice_id uuid not null references practice (id),
  id uuid not null,
  client_id uuid not null,
  version integer not null default 1 check (version >= 1),
  name text not null check (name <> ''),
  relationship text not null,
  phones jsonb not null default '[]' check (jsonb_typeof(phones) = 'array'),
  email text not null default '',
  language text not null,
  -- What the custody arrangement says of this person.
  custody text not null default 'unknown' check (custody in ('sole', 'joint', 'none', 'unknown')),
  bar_kind text check (bar_kind in ('custody', 'protective-order', 'client-said-never')),
  bar_note text not null default '',
  barred_on date,
  barred_by uuid,
  position integer not null default 0,
  ended_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, updated_by) references staff (practice_id, id),
  foreign key (practice_id, barred_by) references staff (practice_id, id),
  check (num_nulls(bar_kind, barred_on, barred_by) in (0, 3))
);
create index guardian_by_client on guardian (practice_id, client_id);
create trigger guardian_keeps_earlier_form before update on guardian
  for each row execute function kept.keep_earlier_form();
select kept.protect('guardian');

-- A clinician's judgement of how worried to be when this client is missing. No score ever sets it. The newest by
-- its own date counts, so that entering an older one from paper changes nothing.
create table tier_judgement (
  practice_id uuid not null references practice (id),
  id uuid not null,
  client_id uuid not null,
  tier text not null check (tier in ('routine', 'elevated', 'high')),
  reasons text not null check (reasons <> ''),
  judged_by uuid not null,
  judged_on date not null,
  -- After this day the judgement still counts but is shown as stale.
  review_by date,
  -- Null when it came with an import; then judged_by is whom the import names.
  entered_by uuid,
  entered_at timestamptz not null,
  primary key (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, judged_by) references staff (practice_id, id),
  foreign key (practice_id, entered_by) references staff (practice_id, id),
  check (review_by >= judged_on)
);
create index tier_judgement_newest on tier_judgement (practice_id, client_id, judged_on desc, entered_at desc);
select kept.protect('tier_judgement', true);

-- A safety plan after Stanley and Brown. A change is a new version, and so is a review that changed nothing.
create table safety_plan (
  practice_id uuid not null references practice (id),
  id uuid not null,
  client_id uuid not null,
  version integer not null check (version >= 1),
  sections jsonb not null,
  reviewed_on date not null,
  written_by uuid not null,
  entered_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, client_id, version),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, written_by) references staff (practice_id, id)
);
select kept.protect('safety_plan', true);

-- What was agreed about a missed session. It counts once it is signed; the newest signed version counts.
create table missed_session_agreement (
  practice_id uuid not null references practice (id),
  id uuid not null,
  client_id uuid not null,
  version integer not null check (version >= 1),
  terms jsonb not null,
  written_by uuid not null,
  entered_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, client_id, version),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, written_by) references staff (practice_id, id)
);
select kept.protect('missed_session_agreement', true);

create table agreement_signature (
  practice_id uuid not null references practice (id),
  agreement_id uuid not null,
  signed_name text not null check (signed_name <> ''),
  -- On paper: the day on the paper, at noon in the client's zone, since paper knows no minute.
  signed_at timestamptz not null,
  signed_how text not null check (signed_how in ('on-screen', 'on-paper')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (practice_id, agreement_id),
  foreign key (practice_id, agreement_id) references missed_session_agreement (practice_id, id),
  foreign key (practice_id, recorded_by) references staff (practice_id, id)
);
select kept.protect('agreement_signature', true);

-- A word by which a client can say "I am not free to speak". Only a salted hash is kept: nobody who reads the
-- database, and nobody who looks over a shoulder, learns the word.
create table duress_word (
  practice_id uuid not null references practice (id),
  client_id uuid not null,
  salt bytea not null,
  hash bytea not null,
  -- How many words it has, so that it can be looked for inside a longer message.
  words smallint not null check (words between 1 and 6),
  set_by uuid,
  set_at timestamptz not null,
  primary key (practice_id, client_id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, set_by) references staff (practice_id, id)
);
select kept.protect('duress_word');

-- Where this client usually is, for the day when somebody has to go there.
create table usual_location (
  practice_id uuid not null references practice (id),
  id uuid not null,
  client_id uuid not null,
  version integer not null default 1 check (version >= 1),
  label text not null,
  address text not null check (address <> ''),
  -- Gate codes, dogs, which bell.
  access_notes text not null default '',
  country text not null check (country ~ '^[A-Z]{2}$'),
  confirmed_on date,
  position integer not null default 0,
  ended_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, updated_by) references staff (practice_id, id)
);
create index usual_location_by_client on usual_location (practice_id, client_id);
create trigger usual_location_keeps_earlier_form before update on usual_location
  for each row execute function kept.keep_earlier_form();
select kept.protect('usual_location');

-- What the client wishes for if somebody is ever sent to look in on them.
create table welfare_preference (
  practice_id uuid not null references practice (id),
  client_id uuid not null,
  version integer not null default 1 check (version >= 1),
  wishes jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (practice_id, client_id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  foreign key (practice_id, updated_by) references staff (practice_id, id)
);
create trigger welfare_preference_keeps_earlier_form before update on welfare_preference
  for each row execute function kept.keep_earlier_form();
select kept.protect('welfare_preference');
