-- Outreach: the practice's own wordings. What Kept comes with is version 0 and lives in the program.

-- A published text. Never changed and never removed: a case names the version that it sent, and the record has to be
-- able to show it word for word. A newer version takes its place for what is sent from then on.
create table template_version (
  practice_id uuid not null references practice (id),
  id uuid not null,
  -- What the text is for, such as `check-in`; the program knows the list.
  template text not null check (template <> ''),
  language text not null check (language in ('en', 'es', 'fr', 'de')),
  medium text not null check (medium in ('sms', 'email', 'letter')),
  -- Counts up from 1 within one template, language and medium.
  version integer not null check (version >= 1),
  -- Only an email has one.
  subject text not null check (medium = 'email' or subject = ''),
  text text not null check (text <> ''),
  -- Who read it as a speaker of the language who knows such clients, and when; null until somebody has.
  reviewed_by text check (reviewed_by <> ''),
  reviewed_on date,
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, template, language, medium, version),
  foreign key (practice_id, published_by) references staff (practice_id, id),
  check ((reviewed_by is null) = (reviewed_on is null))
);
select kept.protect('template_version', true);
