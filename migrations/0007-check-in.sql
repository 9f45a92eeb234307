-- The client's page: which link was sent to whom, and what came back through it. Nothing here is ever changed.

-- One row for each check-in that carried a link, written in the transaction that queues the message.
create table check_in_link (
  practice_id uuid not null references practice (id),
  id uuid not null,
  case_id uuid not null,
  client_id uuid not null,
  -- The message that carries the link. The address itself is worked out from this and the instance's secret, and is
  -- stored nowhere.
  message_key text not null,
  token_hash bytea not null check (length(token_hash) = 32),
  -- What the page needs, as it stood when the message was queued: a case keeps the plan that it opened under.
  language text not null check (language <> ''),
  -- Where the client was expected to be: decides the crisis lines.
  country text not null check (country ~ '^[A-Z]{2}$'),
  time_zone text not null check (time_zone <> ''),
  -- The start of the session that the page may mention; null when it should not.
  about_at timestamptz,
  -- Only when the client chose that the practice may be named.
  practice_name text check (practice_name <> ''),
  -- The client agreed on a word, so that the page has a place for one.
  asks_word boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  primary key (practice_id, id),
  foreign key (practice_id, client_id) references client (practice_id, id),
  -- Checked at the end, because one transaction may open the case and queue its first message in any order.
  foreign key (practice_id, case_id) references case_file (practice_id, id) deferrable initially deferred,
  unique (practice_id, message_key),
  unique (token_hash)
);
select kept.protect('check_in_link', true);

-- Each tap, in the order in which it came. A second, different answer stands beside the first and never replaces it.
create table check_in_answer (
  practice_id uuid not null references practice (id),
  -- The reply's id in the case as well.
  id uuid not null,
  link_id uuid not null,
  -- Counts the answers given through one link, from 1.
  ordinal integer not null check (ordinal >= 1),
  -- The form that it came from, so that one tap that arrives twice is one answer.
  nonce text not null,
  answer text not null check (answer in ('safe', 'late', 'call-me', 'not-ok', 'explain-later')),
  -- What it was taken to mean, which a typed word can change.
  reading text not null,
  -- What was typed where the agreed word goes and was not the agreed word: a person reads it. The word itself is
  -- never written down.
  said text check (said <> ''),
  received_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, link_id, ordinal),
  foreign key (practice_id, link_id) references check_in_link (practice_id, id)
);
select kept.protect('check_in_answer', true);

-- What the client added after an answer: why, in one tap or in own words, and what they wish for.
create table check_in_explanation (
  practice_id uuid not null references practice (id),
  id uuid not null,
  answer_id uuid not null,
  ordinal integer not null check (ordinal >= 1),
  nonce text not null,
  reason text check (reason in ('overslept', 'wrong-time', 'unwell', 'did-not-want', 'prefer-not-to-say')),
  wish text check (wish in ('another-time', 'not-coming-back')),
  said text check (said <> '' and length(said) <= 1000),
  received_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, answer_id, ordinal),
  foreign key (practice_id, answer_id) references check_in_answer (practice_id, id),
  check (num_nonnulls(reason, wish, said) >= 1)
);
select kept.protect('check_in_explanation', true);

-- Whose link is this? The one question asked before a practice is known. It tells identifiers and nothing else, and
-- only to somebody who already holds the whole address.
create function kept.check_in_link_of(hash bytea)
  returns table (practice_id uuid, link_id uuid, case_id uuid, client_id uuid, expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select l.practice_id, l.id, l.case_id, l.client_id, l.expires_at
      from public.check_in_link l where l.token_hash = hash
  $$;
revoke execute on function kept.check_in_link_of(bytea) from public;
grant execute on function kept.check_in_link_of(bytea) to kept_app;
