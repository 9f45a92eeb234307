-- What clients wrote back, word for word. The case's events hold what it was read as; the words stay here, so that an
-- event never has to be changed to correct or to erase them.
create table reply (
  practice_id uuid not null references practice (id),
  id uuid not null,
  case_id uuid not null,
  via text not null check (via in ('page', 'sms', 'email', 'in-person')),
  channel_id uuid,
  -- What the client tapped or somebody chose; what it was read as may differ.
  answer text not null,
  reading text not null,
  -- Own words; empty when there were none.
  text text not null,
  -- Why they did not come, and what they wish, when they said so.
  reason text,
  wish text,
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (practice_id, id),
  foreign key (practice_id, case_id) references case_file (practice_id, id)
);
create index reply_of_case on reply (practice_id, case_id, received_at);
select kept.protect('reply', true);
