-- The record: notes on missed sessions, written by one person, signed, and never changed again.

create table note (
  practice_id uuid not null references practice (id),
  id uuid not null,
  case_id uuid not null,
  -- Counts each change of a draft, so that two windows of one person notice each other.
  version integer not null default 1 check (version >= 1),
  status text not null default 'draft' check (status in ('draft', 'signed')),
  text text not null check (text <> ''),
  -- The entries of the case, from the first on, from which the draft was written.
  drafted_to integer not null check (drafted_to >= 1),
  -- Only the author may change a draft, and only the author may sign it.
  author_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- As they were at signing: a later change of name or post does not reach them.
  signer_name text,
  signer_title text,
  signed_at timestamptz,
  -- Where the case's own chain stood at signing, so that the note and the entries vouch for each other.
  case_sequence integer,
  case_hash bytea,
  -- SHA-256 over the text, who signed it when and as what, and where the case stood; docs/verifying-a-record.md says how.
  content_hash bytea,
  primary key (practice_id, id),
  foreign key (practice_id, case_id) references case_file (practice_id, id),
  foreign key (practice_id, author_id) references staff (practice_id, id),
  constraint signed_in_full check (
    (status = 'signed') = (signer_name is not null and signer_title is not null and signed_at is not null
      and case_sequence is not null and case_hash is not null and content_hash is not null)
    and (status = 'signed' or num_nonnulls(signer_name, signer_title, signed_at, case_sequence, case_hash, content_hash) = 0)
  )
);
create index note_of_case on note (practice_id, case_id, created_at);
-- One draft a person and case: two would drift apart.
create unique index one_draft_per_author on note (practice_id, case_id, author_id) where status = 'draft';

-- A signed note is final for everybody, also for those whom no grant and no policy stops.
create function kept.refuse_changing_signed() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_op = 'TRUNCATE' or old.status = 'signed' then
    raise exception 'a signed note is never changed or removed; write an addendum' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger signed_is_final before update or delete on note
  for each row execute function kept.refuse_changing_signed();
create trigger signed_is_not_emptied before truncate on note
  for each statement execute function kept.refuse_changing_signed();
select kept.protect('note');
revoke delete on note from kept_app;

-- What is added to a signed note: the original stays readable, and this stands beside it with its own author and time.
create table note_addendum (
  practice_id uuid not null references practice (id),
  id uuid not null,
  note_id uuid not null,
  -- `addendum`: something new. `late-entry`: something that was known then and left out; it bears today's date.
  kind text not null check (kind in ('addendum', 'late-entry')),
  text text not null check (text <> ''),
  -- What a late entry is about; never the date of the entry itself.
  about_at timestamptz,
  author_id uuid not null,
  author_name text not null check (author_name <> ''),
  author_title text not null check (author_title <> ''),
  written_at timestamptz not null,
  -- Covers the note's hash, or that of the addendum before.
  previous_hash bytea not null,
  content_hash bytea not null,
  primary key (practice_id, id),
  -- Two cannot stand on the same one, so that none can be slipped in.
  unique (practice_id, previous_hash),
  foreign key (practice_id, note_id) references note (practice_id, id),
  foreign key (practice_id, author_id) references staff (practice_id, id),
  check ((kind = 'late-entry') = (about_at is not null)),
  check (about_at is null or about_at <= written_at)
);
create index addendum_of_note on note_addendum (practice_id, note_id, written_at);

create function kept.refuse_any_change() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  raise exception '% is never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger addendum_is_final before update or delete on note_addendum
  for each row execute function kept.refuse_any_change();
create trigger addendum_is_not_emptied before truncate on note_addendum
  for each statement execute function kept.refuse_any_change();
select kept.protect('note_addendum', true);
