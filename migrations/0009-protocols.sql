-- A practice's published protocols. A version is never changed, since cases run on it; the newest is current. Where a
-- practice has published none, the protocol that ships with Kept applies.
create table protocol_version (
  practice_id uuid not null references practice (id),
  version integer not null check (version > 0),
  name text not null check (name <> ''),
  document jsonb not null,
  -- Why it was changed, in the publisher's words.
  reason text not null check (reason <> ''),
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (practice_id, version),
  foreign key (practice_id, published_by) references staff (practice_id, id)
);
select kept.protect('protocol_version', true);
