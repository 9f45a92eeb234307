-- safe since 0.2.0: what may not be deleted is a table that this migration makes, of which no older version knows.

-- What clients text. Kept as it came before anything is decided about it; whose it is and which case hears it is found
-- out after, by whichever process comes to it.
create table inbound_text (
  practice_id uuid not null references practice (id),
  id uuid not null,
  -- What the provider calls it: the same text twice is one text.
  provider_id text not null check (provider_id <> ''),
  -- E.164, or whatever else a network allows for a sender.
  sender text not null check (sender <> ''),
  -- The words, sealed with the instance's secret until the client's agreed word has been taken out of them; then gone
  -- from here.
  sealed bytea,
  -- The provider itself took it for a stop and blocks the number from now on.
  blocked_by_provider boolean not null,
  received_at timestamptz not null,
  -- When it was decided whose it is.
  heard_at timestamptz,
  -- Why it is for a person to say where it belongs; null for what one case has heard, word for word.
  asks text check (asks in ('unknown-number', 'shared-number', 'no-case')),
  words text,
  reading text,
  -- Whoever it could be from.
  client_ids uuid[] not null default '{}',
  settled_at timestamptz,
  settled_by uuid,
  settled_note text,
  primary key (practice_id, id),
  unique (practice_id, provider_id),
  foreign key (practice_id, settled_by) references staff (practice_id, id),
  check ((sealed is null) = (heard_at is not null)),
  check ((asks is null) = (words is null) and (asks is null) = (reading is null)),
  check (num_nulls(settled_at, settled_by, settled_note) in (0, 3)),
  check (settled_at is null or asks is not null)
);
create index inbound_text_unheard on inbound_text (received_at) where heard_at is null;
create index inbound_text_waiting on inbound_text (practice_id, received_at) where asks is not null and settled_at is null;
select kept.protect('inbound_text');
revoke delete on inbound_text from kept_app;
select kept.tell_of('inbound_text', 'texts');

-- Which case was last said something over a number, and whose number it is.
create index message_to_number on message (address, created_at) where medium = 'sms' and audience = 'client';
create index contact_channel_anywhere on contact_channel (address) where ended_on is null;

-- A provider calls one address for the whole instance. A text belongs to the practice that wrote to its number last;
-- then to one that knows the number; then, so that somebody reads it, to the first one there is.
create function kept.practice_of_number(number text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id from (
    (select practice_id, 1 as sureness from message
      where medium = 'sms' and audience = 'client' and address = number order by created_at desc limit 1)
    union all
    (select practice_id, 2 from contact_channel where ended_on is null and address = number order by created_at limit 1)
    union all
    (select id, 3 from practice order by created_at, id limit 1)
  ) found order by sureness limit 1
$$;
grant execute on function kept.practice_of_number(text) to kept_app;

create function kept.practices_with_unheard_texts()
  returns table (practice_id uuid) language sql stable security definer set search_path = pg_catalog, public as $$
  select practice_id from inbound_text where heard_at is null group by practice_id order by min(received_at)
$$;
grant execute on function kept.practices_with_unheard_texts() to kept_app;
