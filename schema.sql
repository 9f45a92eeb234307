-- Written by `npm run schema` from the migrations; a test compares it. Not for running.

table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null
)
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  constraint account_pkey PRIMARY KEY (id)
  CREATE INDEX account_of_user ON auth.account USING btree ("userId")
  grant delete, insert, select, update to kept_auth

table auth.passkey (
  id text not null,
  name text,
  "publicKey" text not null,
  "userId" text not null,
  "credentialID" text not null,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamp with time zone,
  aaguid text
)
  constraint "passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  constraint passkey_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX passkey_of_credential ON auth.passkey USING btree ("credentialID")
  CREATE INDEX passkey_of_user ON auth.passkey USING btree ("userId")
  grant delete, insert, select, update to kept_auth

table auth.rate_limit (
  id text not null,
  key text not null,
  count integer not null,
  "lastRequest" bigint not null
)
  constraint rate_limit_pkey PRIMARY KEY (id)
  constraint rate_limit_key_key UNIQUE (key)
  grant delete, insert, select, update to kept_auth

table auth.sign_in (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  "startedAt" timestamp with time zone not null,
  "lastUsedAt" timestamp with time zone not null,
  proof text not null,
  "inExample" boolean not null default false,
  "narrowedTo" text
)
  constraint "sign_in_narrowedTo_check" CHECK (("narrowedTo" ~ '^(board|agreement [0-9a-f-]{36} [1-9][0-9]*)$'::text))
  constraint sign_in_proof_check CHECK ((proof = ANY (ARRAY['password'::text, 'code'::text, 'passkey'::text])))
  constraint "sign_in_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  constraint sign_in_pkey PRIMARY KEY (id)
  constraint sign_in_token_key UNIQUE (token)
  CREATE INDEX sign_in_of_user ON auth.sign_in USING btree ("userId")
  CREATE TRIGGER stays_narrowed BEFORE UPDATE ON auth.sign_in FOR EACH ROW EXECUTE FUNCTION auth.keep_narrowed()
  grant delete, insert, select, update to kept_auth

table auth.two_factor (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone
)
  constraint "two_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
  constraint two_factor_pkey PRIMARY KEY (id)
  CREATE INDEX two_factor_of_secret ON auth.two_factor USING btree (secret)
  CREATE INDEX two_factor_of_user ON auth.two_factor USING btree ("userId")
  grant delete, insert, select, update to kept_auth

table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null,
  "twoFactorEnabled" boolean
)
  constraint user_pkey PRIMARY KEY (id)
  constraint user_email_key UNIQUE (email)
  grant delete, insert, select, update to kept_auth

table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null
)
  constraint verification_pkey PRIMARY KEY (id)
  CREATE INDEX verification_of_identifier ON auth.verification USING btree (identifier)
  grant delete, insert, select, update to kept_auth

table kept.canary (
  is_only boolean not null default true,
  begins_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  went_at timestamp with time zone,
  through_at timestamp with time zone,
  seconds double precision,
  stopped_at text,
  stopped_since timestamp with time zone
)
  constraint canary_check CHECK (((stopped_at IS NULL) = (stopped_since IS NULL)))
  constraint canary_is_only_check CHECK (is_only)
  constraint canary_pkey PRIMARY KEY (is_only)

table kept.mail_for_nobody (
  name bytea not null,
  came_at timestamp with time zone not null
)
  constraint mail_for_nobody_pkey PRIMARY KEY (name)

table kept.mailbox_watch (
  is_only boolean not null default true,
  looked_at timestamp with time zone,
  trouble text,
  trouble_since timestamp with time zone,
  last_mail_at timestamp with time zone
)
  constraint mailbox_watch_check CHECK (((trouble IS NULL) = (trouble_since IS NULL)))
  constraint mailbox_watch_is_only_check CHECK (is_only)
  constraint mailbox_watch_pkey PRIMARY KEY (is_only)

table kept.migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default clock_timestamp()
)
  constraint migration_pkey PRIMARY KEY (name)
  grant select to kept_app

table kept.set_up_link (
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
)
  constraint set_up_link_pkey PRIMARY KEY (token_hash)

table public.agreement_signature (
  practice_id uuid not null,
  agreement_id uuid not null,
  signed_name text not null,
  signed_at timestamp with time zone not null,
  signed_how text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  document jsonb,
  drawing text
) row level security, forced
  constraint agreement_signature_drawing_check CHECK (((length(drawing) <= 20000) AND (drawing ~ '^(M[0-9]{1,3} [0-9]{1,3}(L[0-9]{1,3} [0-9]{1,3})*)+$'::text)))
  constraint agreement_signature_signed_how_check CHECK ((signed_how = ANY (ARRAY['on-screen'::text, 'on-paper'::text])))
  constraint agreement_signature_signed_name_check CHECK ((signed_name <> ''::text))
  constraint agreement_signature_practice_id_agreement_id_fkey FOREIGN KEY (practice_id, agreement_id) REFERENCES missed_session_agreement(practice_id, id)
  constraint agreement_signature_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint agreement_signature_practice_id_recorded_by_fkey FOREIGN KEY (practice_id, recorded_by) REFERENCES staff(practice_id, id)
  constraint agreement_signature_pkey PRIMARY KEY (practice_id, agreement_id)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.agreement_signature FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.alarm (
  practice_id uuid not null,
  id uuid not null,
  about text not null,
  subject_id uuid not null,
  raised_at timestamp with time zone not null,
  staff_id uuid not null,
  round integer not null default 0,
  asks integer not null default 1,
  answer_by timestamp with time zone not null,
  held_until timestamp with time zone,
  ended_at timestamp with time zone,
  due_at timestamp with time zone generated 
CASE
    WHEN (ended_at IS NULL) THEN COALESCE(held_until, answer_by)
    ELSE NULL::timestamp with time zone
END
) row level security, forced
  constraint alarm_about_check CHECK ((about = ANY (ARRAY['message'::text, 'duty'::text])))
  constraint alarm_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint alarm_practice_id_staff_id_fkey FOREIGN KEY (practice_id, staff_id) REFERENCES staff(practice_id, id)
  constraint alarm_pkey PRIMARY KEY (practice_id, id)
  constraint alarm_practice_id_about_subject_id_key UNIQUE (practice_id, about, subject_id)
  CREATE INDEX alarm_due ON public.alarm USING btree (due_at, practice_id) WHERE (due_at IS NOT NULL)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.alarm FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('texts')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.api_key (
  practice_id uuid not null,
  id uuid not null,
  name text not null,
  secret_hash bytea not null,
  prefix text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone
) row level security, forced
  constraint api_key_name_check CHECK ((name <> ''::text))
  constraint api_key_scopes_check CHECK ((cardinality(scopes) > 0))
  constraint api_key_practice_id_created_by_fkey FOREIGN KEY (practice_id, created_by) REFERENCES staff(practice_id, id)
  constraint api_key_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint api_key_pkey PRIMARY KEY (practice_id, id)
  constraint api_key_secret_hash_key UNIQUE (secret_hash)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.audit_entry (
  practice_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  staff_id uuid,
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null default '{}'::jsonb
) row level security, forced
  constraint audit_entry_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint audit_entry_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX audit_by_subject ON public.audit_entry USING btree (practice_id, subject_kind, subject_id)
  CREATE INDEX audit_by_time ON public.audit_entry USING btree (practice_id, at)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.calendar (
  practice_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  name text not null,
  address text,
  clinician_id uuid not null,
  zone text not null,
  modality text not null default 'in-person'::text,
  automatic text[] not null,
  poll_minutes integer not null default 15,
  etag text,
  last_modified text,
  last_good bytea,
  last_good_at timestamp with time zone,
  made_until timestamp with time zone,
  checked_at timestamp with time zone,
  next_check_at timestamp with time zone,
  failure text,
  failing_since timestamp with time zone,
  stopped_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by uuid
) row level security, forced
  constraint calendar_automatic_check CHECK ((automatic <@ ARRAY['external-reference'::text, 'attendee-email'::text, 'full-name'::text, 'name-and-initial'::text, 'initials'::text]))
  constraint calendar_check CHECK ((num_nulls(failure, failing_since) = ANY (ARRAY[0, 2])))
  constraint calendar_check1 CHECK (((address IS NULL) OR (stopped_at IS NOT NULL) OR (next_check_at IS NOT NULL)))
  constraint calendar_modality_check CHECK ((modality = ANY (ARRAY['in-person'::text, 'telehealth'::text])))
  constraint calendar_name_check CHECK ((name <> ''::text))
  constraint calendar_poll_minutes_check CHECK (((poll_minutes >= 5) AND (poll_minutes <= 1440)))
  constraint calendar_version_check CHECK ((version >= 1))
  constraint calendar_zone_check CHECK ((zone <> ''::text))
  constraint calendar_practice_id_clinician_id_fkey FOREIGN KEY (practice_id, clinician_id) REFERENCES staff(practice_id, id)
  constraint calendar_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint calendar_practice_id_updated_by_fkey FOREIGN KEY (practice_id, updated_by) REFERENCES staff(practice_id, id)
  constraint calendar_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX calendar_to_check ON public.calendar USING btree (next_check_at) WHERE (stopped_at IS NULL)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.calendar FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('calendars')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.calendar_entry (
  practice_id uuid not null,
  calendar_id uuid not null,
  uid text not null,
  recurrence text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  zone text not null,
  title text not null,
  details jsonb not null,
  outcome text not null,
  because text not null,
  client_ids uuid[] not null default '{}'::uuid[],
  session_id uuid,
  seen_at timestamp with time zone not null
) row level security, forced
  constraint calendar_entry_outcome_check CHECK ((outcome = ANY (ARRAY['matched'::text, 'unsure'::text, 'unmatched'::text, 'not-a-session'::text, 'called-off'::text, 'vanished'::text])))
  constraint calendar_entry_practice_id_calendar_id_fkey FOREIGN KEY (practice_id, calendar_id) REFERENCES calendar(practice_id, id)
  constraint calendar_entry_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint calendar_entry_practice_id_session_id_fkey FOREIGN KEY (practice_id, session_id) REFERENCES session(practice_id, id)
  constraint calendar_entry_pkey PRIMARY KEY (practice_id, calendar_id, uid, recurrence)
  CREATE INDEX calendar_entry_by_start ON public.calendar_entry USING btree (practice_id, calendar_id, starts_at)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.calendar_report (
  practice_id uuid not null,
  id uuid not null,
  calendar_id uuid not null,
  made_at timestamp with time zone not null,
  via text not null,
  complete boolean not null,
  counts jsonb not null,
  lines jsonb not null
) row level security, forced
  constraint calendar_report_via_check CHECK ((via = ANY (ARRAY['upload'::text, 'address'::text, 'kept-copy'::text, 'rule'::text])))
  constraint calendar_report_practice_id_calendar_id_fkey FOREIGN KEY (practice_id, calendar_id) REFERENCES calendar(practice_id, id)
  constraint calendar_report_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint calendar_report_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX calendar_report_newest ON public.calendar_report USING btree (practice_id, calendar_id, made_at DESC)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.calendar_report FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('calendars')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.calendar_rule (
  practice_id uuid not null,
  id uuid not null,
  calendar_id uuid,
  looks_at text not null,
  pattern text not null,
  means text not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  removed_at timestamp with time zone
) row level security, forced
  constraint calendar_rule_looks_at_check CHECK ((looks_at = ANY (ARRAY['uid'::text, 'title-is'::text, 'title-like'::text, 'attendee-email'::text, 'reference'::text])))
  constraint calendar_rule_means_check CHECK ((means = ANY (ARRAY['session'::text, 'not-a-session'::text])))
  constraint calendar_rule_pattern_check CHECK ((pattern <> ''::text))
  constraint calendar_rule_practice_id_calendar_id_fkey FOREIGN KEY (practice_id, calendar_id) REFERENCES calendar(practice_id, id)
  constraint calendar_rule_practice_id_created_by_fkey FOREIGN KEY (practice_id, created_by) REFERENCES staff(practice_id, id)
  constraint calendar_rule_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint calendar_rule_pkey PRIMARY KEY (practice_id, id)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.calendar_rule FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('calendars')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.calendar_rule_client (
  practice_id uuid not null,
  rule_id uuid not null,
  client_id uuid not null
) row level security, forced
  constraint calendar_rule_client_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint calendar_rule_client_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint calendar_rule_client_practice_id_rule_id_fkey FOREIGN KEY (practice_id, rule_id) REFERENCES calendar_rule(practice_id, id)
  constraint calendar_rule_client_pkey PRIMARY KEY (practice_id, rule_id, client_id)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.case_event (
  practice_id uuid not null,
  case_id uuid not null,
  sequence integer not null,
  type text not null,
  at timestamp with time zone not null,
  payload jsonb not null,
  previous_hash bytea not null,
  hash bytea not null
) row level security, forced
  constraint case_event_sequence_check CHECK ((sequence > 0))
  constraint case_event_practice_id_case_id_fkey FOREIGN KEY (practice_id, case_id) REFERENCES case_file(practice_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint case_event_pkey PRIMARY KEY (practice_id, case_id, sequence)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.case_file (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  status text not null,
  tier text not null,
  outcome text,
  owner_id uuid not null,
  due_at timestamp with time zone,
  sequence integer not null,
  head_hash bytea not null,
  plan jsonb not null,
  snapshot jsonb not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  faults integer not null default 0,
  fold_version integer not null default 1
) row level security, forced
  constraint case_file_fold_version_check CHECK ((fold_version > 0))
  constraint case_file_sequence_check CHECK ((sequence > 0))
  constraint case_file_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
  constraint closed_with_outcome CHECK (((status = 'closed'::text) = ((outcome IS NOT NULL) AND (closed_at IS NOT NULL))))
  constraint nobody_is_forgotten CHECK (((status <> 'open'::text) OR (due_at IS NOT NULL)))
  constraint case_file_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint case_file_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint case_file_practice_id_owner_id_fkey FOREIGN KEY (practice_id, owner_id) REFERENCES staff(practice_id, id)
  constraint case_file_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX case_due ON public.case_file USING btree (due_at, practice_id) WHERE (due_at IS NOT NULL)
  CREATE INDEX case_of_client ON public.case_file USING btree (practice_id, client_id, opened_at)
  CREATE UNIQUE INDEX one_open_case_per_client ON public.case_file USING btree (practice_id, client_id) WHERE (status = 'open'::text)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select, update to kept_app

table public.check_in_answer (
  practice_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  ordinal integer not null,
  nonce text not null,
  answer text not null,
  reading text not null,
  said text,
  received_at timestamp with time zone not null,
  repeats boolean not null default false
) row level security, forced
  constraint check_in_answer_answer_check CHECK ((answer = ANY (ARRAY['safe'::text, 'late'::text, 'call-me'::text, 'not-ok'::text, 'explain-later'::text])))
  constraint check_in_answer_ordinal_check CHECK ((ordinal >= 1))
  constraint check_in_answer_said_check CHECK ((said <> ''::text))
  constraint check_in_answer_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint check_in_answer_practice_id_link_id_fkey FOREIGN KEY (practice_id, link_id) REFERENCES check_in_link(practice_id, id)
  constraint check_in_answer_pkey PRIMARY KEY (practice_id, id)
  constraint check_in_answer_practice_id_link_id_ordinal_key UNIQUE (practice_id, link_id, ordinal)
  CREATE INDEX check_in_answer_heard ON public.check_in_answer USING btree (practice_id, link_id, received_at) WHERE (NOT repeats)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.check_in_explanation (
  practice_id uuid not null,
  id uuid not null,
  answer_id uuid not null,
  ordinal integer not null,
  nonce text not null,
  reason text,
  wish text,
  said text,
  received_at timestamp with time zone not null,
  reading text,
  repeats boolean not null default false
) row level security, forced
  constraint an_explanation_says_something CHECK (((num_nonnulls(reason, wish, said) >= 1) OR (NOT (reading IS DISTINCT FROM 'duress'::text))))
  constraint check_in_explanation_ordinal_check CHECK ((ordinal >= 1))
  constraint check_in_explanation_reason_check CHECK ((reason = ANY (ARRAY['overslept'::text, 'wrong-time'::text, 'unwell'::text, 'did-not-want'::text, 'prefer-not-to-say'::text])))
  constraint check_in_explanation_said_check CHECK (((said <> ''::text) AND (length(said) <= 1000)))
  constraint check_in_explanation_wish_check CHECK ((wish = ANY (ARRAY['another-time'::text, 'not-coming-back'::text])))
  constraint check_in_explanation_practice_id_answer_id_fkey FOREIGN KEY (practice_id, answer_id) REFERENCES check_in_answer(practice_id, id)
  constraint check_in_explanation_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint check_in_explanation_pkey PRIMARY KEY (practice_id, id)
  constraint check_in_explanation_practice_id_answer_id_ordinal_key UNIQUE (practice_id, answer_id, ordinal)
  CREATE INDEX check_in_explanation_heard ON public.check_in_explanation USING btree (practice_id, received_at) WHERE (NOT repeats)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.check_in_link (
  practice_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  client_id uuid not null,
  message_key text not null,
  token_hash bytea not null,
  language text not null,
  country text not null,
  time_zone text not null,
  about_at timestamp with time zone,
  practice_name text,
  asks_word boolean not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
) row level security, forced
  constraint check_in_link_check CHECK ((expires_at > created_at))
  constraint check_in_link_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
  constraint check_in_link_language_check CHECK ((language <> ''::text))
  constraint check_in_link_practice_name_check CHECK ((practice_name <> ''::text))
  constraint check_in_link_time_zone_check CHECK ((time_zone <> ''::text))
  constraint check_in_link_token_hash_check CHECK ((length(token_hash) = 32))
  constraint check_in_link_practice_id_case_id_fkey FOREIGN KEY (practice_id, case_id) REFERENCES case_file(practice_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint check_in_link_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint check_in_link_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint check_in_link_pkey PRIMARY KEY (practice_id, id)
  constraint check_in_link_practice_id_message_key_key UNIQUE (practice_id, message_key)
  constraint check_in_link_token_hash_key UNIQUE (token_hash)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.client (
  practice_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  preferred_name text not null,
  legal_name text not null default ''::text,
  pronouns text not null default ''::text,
  born_on date,
  time_zone text not null,
  language text not null,
  country text not null,
  clinician_id uuid not null,
  backup_id uuid,
  part_two boolean not null default false,
  consent_basis text not null default 'own'::text,
  confidential_request text not null default ''::text,
  ended_on date,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by uuid
) row level security, forced
  constraint client_check CHECK ((backup_id IS DISTINCT FROM clinician_id))
  constraint client_consent_basis_check CHECK ((consent_basis = ANY (ARRAY['own'::text, 'guardian'::text, 'both'::text])))
  constraint client_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
  constraint client_language_check CHECK ((language <> ''::text))
  constraint client_preferred_name_check CHECK ((preferred_name <> ''::text))
  constraint client_time_zone_check CHECK ((time_zone <> ''::text))
  constraint client_version_check CHECK ((version >= 1))
  constraint client_practice_id_backup_id_fkey FOREIGN KEY (practice_id, backup_id) REFERENCES staff(practice_id, id)
  constraint client_practice_id_clinician_id_fkey FOREIGN KEY (practice_id, clinician_id) REFERENCES staff(practice_id, id)
  constraint client_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint client_practice_id_updated_by_fkey FOREIGN KEY (practice_id, updated_by) REFERENCES staff(practice_id, id)
  constraint client_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX client_by_clinician ON public.client USING btree (practice_id, clinician_id) WHERE (ended_on IS NULL)
  CREATE INDEX client_by_name ON public.client USING btree (practice_id, lower(preferred_name))
  CREATE TRIGGER client_keeps_earlier_form BEFORE UPDATE ON public.client FOR EACH ROW EXECUTE FUNCTION kept.keep_earlier_form()
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.client FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.client_reference (
  practice_id uuid not null,
  client_id uuid not null,
  system text not null,
  value text not null
) row level security, forced
  constraint client_reference_system_check CHECK ((system <> ''::text))
  constraint client_reference_value_check CHECK ((value <> ''::text))
  constraint client_reference_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint client_reference_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint client_reference_pkey PRIMARY KEY (practice_id, system, value)
  CREATE INDEX client_reference_by_client ON public.client_reference USING btree (practice_id, client_id)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.contact_channel (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  version integer not null default 1,
  kind text not null,
  address text not null,
  label text not null,
  allowed boolean not null default false,
  voicemail_allowed boolean not null default false,
  safe_from text,
  safe_to text,
  safe_weekdays smallint[],
  "position" integer not null default 0,
  verified_on date,
  never_contact boolean not null default false,
  ended_on date,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by uuid
) row level security, forced
  constraint contact_channel_address_check CHECK ((address <> ''::text))
  constraint contact_channel_check CHECK ((num_nulls(safe_from, safe_to, safe_weekdays) = ANY (ARRAY[0, 3])))
  constraint contact_channel_check1 CHECK ((safe_from < safe_to))
  constraint contact_channel_kind_check CHECK ((kind = ANY (ARRAY['sms'::text, 'voice'::text, 'email'::text])))
  constraint contact_channel_safe_from_check CHECK ((safe_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
  constraint contact_channel_safe_to_check CHECK ((safe_to ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'::text))
  constraint contact_channel_safe_weekdays_check CHECK ((safe_weekdays <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint]))
  constraint contact_channel_version_check CHECK ((version >= 1))
  constraint contact_channel_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint contact_channel_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint contact_channel_practice_id_updated_by_fkey FOREIGN KEY (practice_id, updated_by) REFERENCES staff(practice_id, id)
  constraint contact_channel_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX contact_channel_anywhere ON public.contact_channel USING btree (address) WHERE (ended_on IS NULL)
  CREATE INDEX contact_channel_by_address ON public.contact_channel USING btree (practice_id, address) WHERE (ended_on IS NULL)
  CREATE INDEX contact_channel_mail ON public.contact_channel USING btree (lower(address)) WHERE ((kind = 'email'::text) AND (ended_on IS NULL))
  CREATE UNIQUE INDEX contact_channel_once ON public.contact_channel USING btree (practice_id, client_id, kind, address) WHERE (ended_on IS NULL)
  CREATE TRIGGER contact_channel_keeps_earlier_form BEFORE UPDATE ON public.contact_channel FOR EACH ROW EXECUTE FUNCTION kept.keep_earlier_form()
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.contact_channel FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.duress_word (
  practice_id uuid not null,
  client_id uuid not null,
  salt bytea not null,
  hash bytea not null,
  words smallint not null,
  set_by uuid,
  set_at timestamp with time zone not null
) row level security, forced
  constraint duress_word_words_check CHECK (((words >= 1) AND (words <= 6)))
  constraint duress_word_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint duress_word_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint duress_word_practice_id_set_by_fkey FOREIGN KEY (practice_id, set_by) REFERENCES staff(practice_id, id)
  constraint duress_word_pkey PRIMARY KEY (practice_id, client_id)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.emergency_contact (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  version integer not null default 1,
  name text not null,
  relationship text not null,
  phones jsonb not null default '[]'::jsonb,
  email text not null default ''::text,
  language text not null,
  scope text not null default 'none'::text,
  signed_on date,
  expires_on date,
  revoked_on date,
  revoked_reason text not null default ''::text,
  bar_kind text,
  bar_note text not null default ''::text,
  barred_on date,
  barred_by uuid,
  do_not_use_if text not null default ''::text,
  can_go_in_person boolean not null default false,
  "position" integer not null default 0,
  ended_on date,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by uuid
) row level security, forced
  constraint emergency_contact_bar_kind_check CHECK ((bar_kind = ANY (ARRAY['custody'::text, 'protective-order'::text, 'client-said-never'::text])))
  constraint emergency_contact_check CHECK ((num_nulls(bar_kind, barred_on, barred_by) = ANY (ARRAY[0, 3])))
  constraint emergency_contact_check1 CHECK (((scope = 'none'::text) OR (signed_on IS NOT NULL)))
  constraint emergency_contact_check2 CHECK ((expires_on >= signed_on))
  constraint emergency_contact_name_check CHECK ((name <> ''::text))
  constraint emergency_contact_phones_check CHECK ((jsonb_typeof(phones) = 'array'::text))
  constraint emergency_contact_scope_check CHECK ((scope = ANY (ARRAY['none'::text, 'only-ask-to-check'::text, 'share-missed-session'::text, 'share-concern'::text])))
  constraint emergency_contact_version_check CHECK ((version >= 1))
  constraint emergency_contact_practice_id_barred_by_fkey FOREIGN KEY (practice_id, barred_by) REFERENCES staff(practice_id, id)
  constraint emergency_contact_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint emergency_contact_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint emergency_contact_practice_id_updated_by_fkey FOREIGN KEY (practice_id, updated_by) REFERENCES staff(practice_id, id)
  constraint emergency_contact_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX emergency_contact_by_client ON public.emergency_contact USING btree (practice_id, client_id)
  CREATE TRIGGER emergency_contact_keeps_earlier_form BEFORE UPDATE ON public.emergency_contact FOR EACH ROW EXECUTE FUNCTION kept.keep_earlier_form()
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.emergency_contact FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.evening_look (
  practice_id uuid not null,
  id uuid not null,
  day date not null,
  looked_at timestamp with time zone not null,
  looks_until timestamp with time zone not null,
  unheld jsonb not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_note text
) row level security, forced
  constraint evening_look_check CHECK ((num_nonnulls(settled_at, settled_by, settled_note) = ANY (ARRAY[0, 3])))
  constraint evening_look_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint evening_look_practice_id_settled_by_fkey FOREIGN KEY (practice_id, settled_by) REFERENCES staff(practice_id, id)
  constraint evening_look_pkey PRIMARY KEY (practice_id, id)
  constraint evening_look_practice_id_day_key UNIQUE (practice_id, day)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.guardian (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  version integer not null default 1,
  name text not null,
  relationship text not null,
  phones jsonb not null default '[]'::jsonb,
  email text not null default ''::text,
  language text not null,
  custody text not null default 'unknown'::text,
  bar_kind text,
  bar_note text not null default ''::text,
  barred_on date,
  barred_by uuid,
  "position" integer not null default 0,
  ended_on date,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by uuid
) row level security, forced
  constraint guardian_bar_kind_check CHECK ((bar_kind = ANY (ARRAY['custody'::text, 'protective-order'::text, 'client-said-never'::text])))
  constraint guardian_check CHECK ((num_nulls(bar_kind, barred_on, barred_by) = ANY (ARRAY[0, 3])))
  constraint guardian_custody_check CHECK ((custody = ANY (ARRAY['sole'::text, 'joint'::text, 'none'::text, 'unknown'::text])))
  constraint guardian_name_check CHECK ((name <> ''::text))
  constraint guardian_phones_check CHECK ((jsonb_typeof(phones) = 'array'::text))
  constraint guardian_version_check CHECK ((version >= 1))
  constraint guardian_practice_id_barred_by_fkey FOREIGN KEY (practice_id, barred_by) REFERENCES staff(practice_id, id)
  constraint guardian_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint guardian_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint guardian_practice_id_updated_by_fkey FOREIGN KEY (practice_id, updated_by) REFERENCES staff(practice_id, id)
  constraint guardian_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX guardian_by_client ON public.guardian USING btree (practice_id, client_id)
  CREATE TRIGGER guardian_keeps_earlier_form BEFORE UPDATE ON public.guardian FOR EACH ROW EXECUTE FUNCTION kept.keep_earlier_form()
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.guardian FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.inbound_text (
  practice_id uuid not null,
  id uuid not null,
  provider_id text not null,
  sender text not null,
  sealed bytea,
  blocked_by_provider boolean not null,
  received_at timestamp with time zone not null,
  heard_at timestamp with time zone,
  asks text,
  words text,
  reading text,
  client_ids uuid[] not null default '{}'::uuid[],
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_note text,
  medium text not null default 'sms'::text,
  is_automatic boolean not null default false
) row level security, forced
  constraint inbound_text_asks_check CHECK ((asks = ANY (ARRAY['unknown-number'::text, 'shared-number'::text, 'no-case'::text, 'unreadable'::text])))
  constraint inbound_text_check CHECK (((sealed IS NULL) = (heard_at IS NOT NULL)))
  constraint inbound_text_check1 CHECK ((((asks IS NULL) = (words IS NULL)) AND ((asks IS NULL) = (reading IS NULL))))
  constraint inbound_text_check2 CHECK ((num_nulls(settled_at, settled_by, settled_note) = ANY (ARRAY[0, 3])))
  constraint inbound_text_check3 CHECK (((settled_at IS NULL) OR (asks IS NOT NULL)))
  constraint inbound_text_medium_check CHECK ((medium = ANY (ARRAY['sms'::text, 'email'::text])))
  constraint inbound_text_provider_id_check CHECK ((provider_id <> ''::text))
  constraint inbound_text_sender_check CHECK ((sender <> ''::text))
  constraint inbound_text_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint inbound_text_practice_id_settled_by_fkey FOREIGN KEY (practice_id, settled_by) REFERENCES staff(practice_id, id)
  constraint inbound_text_pkey PRIMARY KEY (practice_id, id)
  constraint inbound_text_practice_id_provider_id_key UNIQUE (practice_id, provider_id)
  CREATE INDEX inbound_text_unheard ON public.inbound_text USING btree (received_at) WHERE (heard_at IS NULL)
  CREATE INDEX inbound_text_waiting ON public.inbound_text USING btree (practice_id, received_at) WHERE ((asks IS NOT NULL) AND (settled_at IS NULL))
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.inbound_text FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('texts')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select, update to kept_app

table public.invitation (
  practice_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone
) row level security, forced
  constraint invitation_practice_id_created_by_fkey FOREIGN KEY (practice_id, created_by) REFERENCES staff(practice_id, id)
  constraint invitation_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint invitation_practice_id_staff_id_fkey FOREIGN KEY (practice_id, staff_id) REFERENCES staff(practice_id, id)
  constraint invitation_pkey PRIMARY KEY (practice_id, id)
  constraint invitation_token_hash_key UNIQUE (token_hash)
  CREATE INDEX invitation_of_staff ON public.invitation USING btree (practice_id, staff_id)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.invitation FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('staff')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.message (
  practice_id uuid not null,
  id uuid not null,
  key text not null,
  case_id uuid,
  audience text not null,
  medium text not null,
  channel_id uuid,
  address text not null,
  from_name text not null,
  subject text not null,
  body text not null,
  state text not null,
  created_at timestamp with time zone not null,
  try_at timestamp with time zone not null,
  give_up_at timestamp with time zone not null,
  tries integer not null default 0,
  claim uuid,
  claimed_at timestamp with time zone,
  provider_id text,
  carrier text,
  refused_by text
) row level security, forced
  constraint message_audience_check CHECK ((audience = ANY (ARRAY['client'::text, 'staff'::text])))
  constraint message_medium_check CHECK ((medium = ANY (ARRAY['sms'::text, 'email'::text, 'voice'::text, 'push'::text])))
  constraint message_state_check CHECK ((state = ANY (ARRAY['cancelled'::text, 'queued'::text, 'sending'::text, 'unknown'::text, 'sent'::text, 'failed'::text, 'delivered'::text])))
  constraint only_staff_hear_of_what_has_no_case CHECK (((audience = 'staff'::text) OR (case_id IS NOT NULL)))
  constraint message_practice_id_case_id_fkey FOREIGN KEY (practice_id, case_id) REFERENCES case_file(practice_id, id)
  constraint message_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint message_pkey PRIMARY KEY (practice_id, id)
  constraint message_practice_id_key_key UNIQUE (practice_id, key)
  CREATE INDEX message_in_hand ON public.message USING btree (claimed_at) WHERE (state = 'sending'::text)
  CREATE INDEX message_of_case ON public.message USING btree (practice_id, case_id)
  CREATE INDEX message_of_provider ON public.message USING btree (practice_id, provider_id) WHERE (provider_id IS NOT NULL)
  CREATE INDEX message_to_mailbox ON public.message USING btree (lower(address), created_at) WHERE ((medium = 'email'::text) AND (audience = 'client'::text))
  CREATE INDEX message_to_number ON public.message USING btree (address, created_at) WHERE ((medium = 'sms'::text) AND (audience = 'client'::text))
  CREATE INDEX message_to_try ON public.message USING btree (try_at) WHERE (state = 'queued'::text)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select, update to kept_app

table public.message_status (
  practice_id uuid not null,
  id uuid not null,
  message_id uuid,
  provider_id text,
  state text not null,
  code text not null,
  reason text not null,
  source text not null,
  at timestamp with time zone not null,
  carrier text,
  trouble text
) row level security, forced
  constraint message_status_source_check CHECK ((source = ANY (ARRAY['send'::text, 'report'::text])))
  constraint message_status_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'delivered'::text, 'failed'::text, 'unknown'::text, 'retry'::text])))
  constraint message_status_trouble_check CHECK ((trouble = ANY (ARRAY['credentials'::text, 'account'::text, 'balance'::text, 'unreachable'::text, 'busy'::text, 'line'::text])))
  constraint message_status_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint message_status_practice_id_message_id_fkey FOREIGN KEY (practice_id, message_id) REFERENCES message(practice_id, id)
  constraint message_status_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX message_status_by_time ON public.message_status USING btree (at)
  CREATE INDEX status_of_message ON public.message_status USING btree (practice_id, message_id)
  CREATE INDEX status_of_provider ON public.message_status USING btree (practice_id, provider_id) WHERE (message_id IS NULL)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.missed_session_agreement (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  version integer not null,
  terms jsonb not null,
  written_by uuid not null,
  entered_at timestamp with time zone not null
) row level security, forced
  constraint missed_session_agreement_version_check CHECK ((version >= 1))
  constraint missed_session_agreement_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint missed_session_agreement_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint missed_session_agreement_practice_id_written_by_fkey FOREIGN KEY (practice_id, written_by) REFERENCES staff(practice_id, id)
  constraint missed_session_agreement_pkey PRIMARY KEY (practice_id, id)
  constraint missed_session_agreement_practice_id_client_id_version_key UNIQUE (practice_id, client_id, version)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.missed_session_agreement FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.note (
  practice_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  version integer not null default 1,
  status text not null default 'draft'::text,
  text text not null,
  drafted_to integer not null,
  author_id uuid not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  signer_name text,
  signer_title text,
  signed_at timestamp with time zone,
  case_sequence integer,
  case_hash bytea,
  content_hash bytea
) row level security, forced
  constraint note_drafted_to_check CHECK ((drafted_to >= 1))
  constraint note_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'signed'::text])))
  constraint note_text_check CHECK ((text <> ''::text))
  constraint note_version_check CHECK ((version >= 1))
  constraint signed_in_full CHECK ((((status = 'signed'::text) = ((signer_name IS NOT NULL) AND (signer_title IS NOT NULL) AND (signed_at IS NOT NULL) AND (case_sequence IS NOT NULL) AND (case_hash IS NOT NULL) AND (content_hash IS NOT NULL))) AND ((status = 'signed'::text) OR (num_nonnulls(signer_name, signer_title, signed_at, case_sequence, case_hash, content_hash) = 0))))
  constraint note_practice_id_author_id_fkey FOREIGN KEY (practice_id, author_id) REFERENCES staff(practice_id, id)
  constraint note_practice_id_case_id_fkey FOREIGN KEY (practice_id, case_id) REFERENCES case_file(practice_id, id)
  constraint note_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint note_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX note_of_case ON public.note USING btree (practice_id, case_id, created_at)
  CREATE UNIQUE INDEX one_draft_per_author ON public.note USING btree (practice_id, case_id, author_id) WHERE (status = 'draft'::text)
  CREATE TRIGGER signed_is_final BEFORE DELETE OR UPDATE ON public.note FOR EACH ROW EXECUTE FUNCTION kept.refuse_changing_signed()
  CREATE TRIGGER signed_is_not_emptied BEFORE TRUNCATE ON public.note FOR EACH STATEMENT EXECUTE FUNCTION kept.refuse_changing_signed()
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.note FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('notes')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select, update to kept_app

table public.note_addendum (
  practice_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  kind text not null,
  text text not null,
  about_at timestamp with time zone,
  author_id uuid not null,
  author_name text not null,
  author_title text not null,
  written_at timestamp with time zone not null,
  previous_hash bytea not null,
  content_hash bytea not null
) row level security, forced
  constraint note_addendum_author_name_check CHECK ((author_name <> ''::text))
  constraint note_addendum_author_title_check CHECK ((author_title <> ''::text))
  constraint note_addendum_check CHECK (((kind = 'late-entry'::text) = (about_at IS NOT NULL)))
  constraint note_addendum_check1 CHECK (((about_at IS NULL) OR (about_at <= written_at)))
  constraint note_addendum_kind_check CHECK ((kind = ANY (ARRAY['addendum'::text, 'late-entry'::text])))
  constraint note_addendum_text_check CHECK ((text <> ''::text))
  constraint note_addendum_practice_id_author_id_fkey FOREIGN KEY (practice_id, author_id) REFERENCES staff(practice_id, id)
  constraint note_addendum_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint note_addendum_practice_id_note_id_fkey FOREIGN KEY (practice_id, note_id) REFERENCES note(practice_id, id)
  constraint note_addendum_pkey PRIMARY KEY (practice_id, id)
  constraint note_addendum_practice_id_previous_hash_key UNIQUE (practice_id, previous_hash)
  CREATE INDEX addendum_of_note ON public.note_addendum USING btree (practice_id, note_id, written_at)
  CREATE TRIGGER addendum_is_final BEFORE DELETE OR UPDATE ON public.note_addendum FOR EACH ROW EXECUTE FUNCTION kept.refuse_any_change()
  CREATE TRIGGER addendum_is_not_emptied BEFORE TRUNCATE ON public.note_addendum FOR EACH STATEMENT EXECUTE FUNCTION kept.refuse_any_change()
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.note_addendum FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('notes')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.on_call_away (
  practice_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  first_on date not null,
  last_on date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null
) row level security, forced
  constraint on_call_away_check CHECK ((last_on >= first_on))
  constraint on_call_away_practice_id_created_by_fkey FOREIGN KEY (practice_id, created_by) REFERENCES staff(practice_id, id)
  constraint on_call_away_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint on_call_away_practice_id_staff_id_fkey FOREIGN KEY (practice_id, staff_id) REFERENCES staff(practice_id, id)
  constraint on_call_away_pkey PRIMARY KEY (practice_id, id)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.on_call_away FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('on-call')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.on_call_feed (
  practice_id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null
) row level security, forced
  constraint on_call_feed_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint on_call_feed_practice_id_staff_id_fkey FOREIGN KEY (practice_id, staff_id) REFERENCES staff(practice_id, id)
  constraint on_call_feed_pkey PRIMARY KEY (practice_id, staff_id)
  constraint on_call_feed_token_hash_key UNIQUE (token_hash)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.on_call_override (
  practice_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  created_by uuid not null
) row level security, forced
  constraint on_call_override_check CHECK ((ends_at > starts_at))
  constraint on_call_override_practice_id_created_by_fkey FOREIGN KEY (practice_id, created_by) REFERENCES staff(practice_id, id)
  constraint on_call_override_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint on_call_override_practice_id_staff_id_fkey FOREIGN KEY (practice_id, staff_id) REFERENCES staff(practice_id, id)
  constraint on_call_override_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX override_by_time ON public.on_call_override USING btree (practice_id, ends_at)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.on_call_override FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('on-call')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.on_call_shift (
  practice_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  weekdays integer[] not null,
  starts text not null,
  ends text not null,
  time_zone text not null,
  every_weeks integer not null,
  first_on date not null,
  last_on date,
  created_at timestamp with time zone not null,
  created_by uuid not null
) row level security, forced
  constraint on_call_shift_check CHECK ((last_on >= first_on))
  constraint on_call_shift_ends_check CHECK ((ends ~ '^([01]\d|2[0-3]):[0-5]\d$'::text))
  constraint on_call_shift_every_weeks_check CHECK (((every_weeks >= 1) AND (every_weeks <= 12)))
  constraint on_call_shift_starts_check CHECK ((starts ~ '^([01]\d|2[0-3]):[0-5]\d$'::text))
  constraint on_call_shift_time_zone_check CHECK ((time_zone <> ''::text))
  constraint on_call_shift_weekdays_check CHECK (((cardinality(weekdays) > 0) AND (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7])))
  constraint on_call_shift_practice_id_created_by_fkey FOREIGN KEY (practice_id, created_by) REFERENCES staff(practice_id, id)
  constraint on_call_shift_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint on_call_shift_practice_id_staff_id_fkey FOREIGN KEY (practice_id, staff_id) REFERENCES staff(practice_id, id)
  constraint on_call_shift_pkey PRIMARY KEY (practice_id, id)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.on_call_shift FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('on-call')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.opt_out (
  practice_id uuid not null,
  id uuid not null,
  kind text not null,
  address text not null,
  opted_out_at timestamp with time zone not null,
  via text not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  lifted_reason text
) row level security, forced
  constraint opt_out_address_check CHECK ((address <> ''::text))
  constraint opt_out_check CHECK ((num_nulls(lifted_at, lifted_by, lifted_reason) = ANY (ARRAY[0, 3])))
  constraint opt_out_kind_check CHECK ((kind = ANY (ARRAY['sms'::text, 'voice'::text, 'email'::text])))
  constraint opt_out_via_check CHECK ((via = ANY (ARRAY['reply'::text, 'provider'::text, 'page'::text, 'in-person'::text])))
  constraint opt_out_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint opt_out_practice_id_lifted_by_fkey FOREIGN KEY (practice_id, lifted_by) REFERENCES staff(practice_id, id)
  constraint opt_out_pkey PRIMARY KEY (practice_id, id)
  CREATE UNIQUE INDEX opt_out_in_force ON public.opt_out USING btree (practice_id, kind, address) WHERE (lifted_at IS NULL)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.opt_out FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.paging (
  practice_id uuid not null,
  id uuid not null,
  key text not null,
  case_id uuid,
  staff_id uuid not null,
  about text not null,
  urgent boolean not null,
  asked_at timestamp with time zone not null,
  answer_by timestamp with time zone not null,
  paged_at timestamp with time zone not null,
  pages integer not null default 0,
  due_at timestamp with time zone,
  token_hash bytea not null,
  ended_at timestamp with time zone,
  ended_as text,
  ended_by uuid,
  ended_via text,
  alarm_id uuid
) row level security, forced
  constraint about_one_thing CHECK ((num_nonnulls(case_id, alarm_id) = 1))
  constraint ended_somehow CHECK (((ended_at IS NULL) = (ended_as IS NULL)))
  constraint nobody_is_left_unasked CHECK (((ended_at IS NULL) = (due_at IS NOT NULL)))
  constraint paging_ended_as_check CHECK ((ended_as = ANY (ARRAY['taken'::text, 'over'::text])))
  constraint paging_ended_via_check CHECK ((ended_via = ANY (ARRAY['app'::text, 'link'::text, 'call'::text])))
  constraint taken_by_somebody CHECK (((NOT (ended_as IS DISTINCT FROM 'taken'::text)) = ((ended_by IS NOT NULL) AND (ended_via IS NOT NULL))))
  constraint paging_practice_id_alarm_id_fkey FOREIGN KEY (practice_id, alarm_id) REFERENCES alarm(practice_id, id)
  constraint paging_practice_id_case_id_fkey FOREIGN KEY (practice_id, case_id) REFERENCES case_file(practice_id, id)
  constraint paging_practice_id_ended_by_fkey FOREIGN KEY (practice_id, ended_by) REFERENCES staff(practice_id, id)
  constraint paging_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint paging_practice_id_staff_id_fkey FOREIGN KEY (practice_id, staff_id) REFERENCES staff(practice_id, id)
  constraint paging_pkey PRIMARY KEY (practice_id, id)
  constraint paging_practice_id_key_key UNIQUE (practice_id, key)
  CREATE UNIQUE INDEX one_open_paging ON public.paging USING btree (practice_id, case_id, staff_id) WHERE (ended_at IS NULL)
  CREATE UNIQUE INDEX one_open_paging_of_alarm ON public.paging USING btree (practice_id, alarm_id, staff_id) WHERE (ended_at IS NULL)
  CREATE INDEX paging_due ON public.paging USING btree (due_at, practice_id) WHERE (due_at IS NOT NULL)
  CREATE INDEX paging_of_case ON public.paging USING btree (practice_id, case_id)
  CREATE UNIQUE INDEX paging_of_token ON public.paging USING btree (token_hash)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.people_history (
  practice_id uuid not null,
  table_name text not null,
  row_id uuid not null,
  version integer not null,
  was jsonb not null
) row level security, forced
  constraint people_history_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint people_history_pkey PRIMARY KEY (practice_id, table_name, row_id, version)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.practice (
  id uuid not null,
  version integer not null default 1,
  name text not null,
  time_zone text not null,
  country text not null,
  created_at timestamp with time zone not null,
  is_example boolean not null default false,
  answers_cries boolean not null default false
) row level security, forced
  constraint practice_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
  constraint practice_name_check CHECK ((name <> ''::text))
  constraint practice_time_zone_check CHECK ((time_zone <> ''::text))
  constraint practice_version_check CHECK ((version >= 1))
  constraint practice_pkey PRIMARY KEY (id)
  CREATE TRIGGER stays_what_it_is BEFORE UPDATE ON public.practice FOR EACH ROW EXECUTE FUNCTION kept.keep_whether_example()
  CREATE TRIGGER tells_listeners AFTER UPDATE ON public.practice FOR EACH ROW EXECUTE FUNCTION kept.tell_of_practice()
  policy own_practice for all to kept_app using ((id = kept.current_practice())) with check ((id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.protocol_version (
  practice_id uuid not null,
  version integer not null,
  name text not null,
  document jsonb not null,
  reason text not null,
  published_at timestamp with time zone not null,
  published_by uuid not null
) row level security, forced
  constraint protocol_version_name_check CHECK ((name <> ''::text))
  constraint protocol_version_reason_check CHECK ((reason <> ''::text))
  constraint protocol_version_version_check CHECK ((version > 0))
  constraint protocol_version_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint protocol_version_practice_id_published_by_fkey FOREIGN KEY (practice_id, published_by) REFERENCES staff(practice_id, id)
  constraint protocol_version_pkey PRIMARY KEY (practice_id, version)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.protocol_version FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('protocol')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.reach_way (
  practice_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  medium text not null,
  address text not null,
  label text not null default ''::text,
  after_minutes integer not null,
  verified_at timestamp with time zone,
  code_sent_at timestamp with time zone,
  code_tries integer not null default 0,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone
) row level security, forced
  constraint reach_way_after_minutes_check CHECK (((after_minutes >= 0) AND (after_minutes <= 60)))
  constraint reach_way_check CHECK (((address = ''::text) = (medium = 'email'::text)))
  constraint reach_way_medium_check CHECK ((medium = ANY (ARRAY['email'::text, 'sms'::text, 'voice'::text, 'push'::text])))
  constraint reach_way_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint reach_way_practice_id_staff_id_fkey FOREIGN KEY (practice_id, staff_id) REFERENCES staff(practice_id, id)
  constraint reach_way_pkey PRIMARY KEY (practice_id, id)
  constraint reach_way_practice_id_staff_id_medium_address_key UNIQUE (practice_id, staff_id, medium, address)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.reply (
  practice_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  via text not null,
  channel_id uuid,
  answer text not null,
  reading text not null,
  text text not null,
  reason text,
  wish text,
  received_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null
) row level security, forced
  constraint reply_via_check CHECK ((via = ANY (ARRAY['page'::text, 'sms'::text, 'email'::text, 'in-person'::text])))
  constraint reply_practice_id_case_id_fkey FOREIGN KEY (practice_id, case_id) REFERENCES case_file(practice_id, id)
  constraint reply_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint reply_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX reply_of_case ON public.reply USING btree (practice_id, case_id, received_at)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.safety_plan (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  version integer not null,
  sections jsonb not null,
  reviewed_on date not null,
  written_by uuid not null,
  entered_at timestamp with time zone not null
) row level security, forced
  constraint safety_plan_version_check CHECK ((version >= 1))
  constraint safety_plan_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint safety_plan_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint safety_plan_practice_id_written_by_fkey FOREIGN KEY (practice_id, written_by) REFERENCES staff(practice_id, id)
  constraint safety_plan_pkey PRIMARY KEY (practice_id, id)
  constraint safety_plan_practice_id_client_id_version_key UNIQUE (practice_id, client_id, version)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.safety_plan FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.session (
  practice_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  kind text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  zone text not null,
  modality text not null,
  clinician_id uuid not null,
  link text,
  status text not null default 'booked'::text,
  moved_to uuid,
  series_id uuid,
  series_start timestamp with time zone,
  calendar_id uuid,
  calendar_uid text,
  calendar_recurrence text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by uuid
) row level security, forced
  constraint session_check CHECK ((ends_at > starts_at))
  constraint session_check1 CHECK (((status = 'moved'::text) = (moved_to IS NOT NULL)))
  constraint session_check2 CHECK ((num_nulls(series_id, series_start) = ANY (ARRAY[0, 2])))
  constraint session_check3 CHECK ((num_nulls(calendar_id, calendar_uid, calendar_recurrence) = ANY (ARRAY[0, 3])))
  constraint session_kind_check CHECK ((kind = ANY (ARRAY['individual'::text, 'couple'::text, 'group'::text])))
  constraint session_modality_check CHECK ((modality = ANY (ARRAY['in-person'::text, 'telehealth'::text])))
  constraint session_status_check CHECK ((status = ANY (ARRAY['booked'::text, 'cancelled'::text, 'moved'::text])))
  constraint session_version_check CHECK ((version >= 1))
  constraint session_zone_check CHECK ((zone <> ''::text))
  constraint session_practice_id_calendar_id_fkey FOREIGN KEY (practice_id, calendar_id) REFERENCES calendar(practice_id, id)
  constraint session_practice_id_clinician_id_fkey FOREIGN KEY (practice_id, clinician_id) REFERENCES staff(practice_id, id)
  constraint session_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint session_practice_id_moved_to_fkey FOREIGN KEY (practice_id, moved_to) REFERENCES session(practice_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint session_practice_id_series_id_fkey FOREIGN KEY (practice_id, series_id) REFERENCES session_series(practice_id, id)
  constraint session_practice_id_updated_by_fkey FOREIGN KEY (practice_id, updated_by) REFERENCES staff(practice_id, id)
  constraint session_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX session_by_start ON public.session USING btree (practice_id, starts_at)
  CREATE UNIQUE INDEX session_of_calendar ON public.session USING btree (practice_id, calendar_id, calendar_uid, calendar_recurrence) WHERE (status <> 'moved'::text)
  CREATE UNIQUE INDEX session_of_series ON public.session USING btree (practice_id, series_id, series_start) WHERE (status <> 'moved'::text)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.session FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('sessions')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.session_change (
  practice_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  client_id uuid,
  change text not null,
  via text not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  was jsonb not null
) row level security, forced
  constraint session_change_change_check CHECK ((change = ANY (ARRAY['booked'::text, 'moved'::text, 'cancelled'::text, 'restored'::text, 'edited'::text, 'client-added'::text, 'client-removed'::text, 'presence'::text, 'handed-over'::text, 'location'::text])))
  constraint session_change_via_check CHECK ((via = ANY (ARRAY['staff'::text, 'client'::text, 'calendar'::text, 'series'::text, 'case'::text])))
  constraint session_change_practice_id_changed_by_fkey FOREIGN KEY (practice_id, changed_by) REFERENCES staff(practice_id, id)
  constraint session_change_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint session_change_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint session_change_practice_id_session_id_fkey FOREIGN KEY (practice_id, session_id) REFERENCES session(practice_id, id)
  constraint session_change_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX session_change_of ON public.session_change USING btree (practice_id, session_id)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.session_participant (
  practice_id uuid not null,
  session_id uuid not null,
  client_id uuid not null,
  presence text not null default 'expected'::text,
  presence_at timestamp with time zone,
  presence_by uuid,
  absence_due_at timestamp with time zone,
  handed_over_at timestamp with time zone,
  called_off_at timestamp with time zone,
  location text,
  location_address jsonb,
  location_confirmed_at timestamp with time zone,
  location_confirmed_by uuid
) row level security, forced
  constraint expected_clients_have_a_timer CHECK (((presence <> 'expected'::text) OR (absence_due_at IS NOT NULL) OR (handed_over_at IS NOT NULL) OR (called_off_at IS NOT NULL)))
  constraint only_expected_clients_have_a_timer CHECK (((absence_due_at IS NULL) OR ((presence = 'expected'::text) AND (handed_over_at IS NULL))))
  constraint session_participant_check CHECK ((num_nulls(location, location_confirmed_at) = ANY (ARRAY[0, 2])))
  constraint session_participant_presence_check CHECK ((presence = ANY (ARRAY['expected'::text, 'here'::text, 'late-noted'::text, 'not-here'::text, 'accounted'::text])))
  constraint session_participant_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint session_participant_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint session_participant_practice_id_location_confirmed_by_fkey FOREIGN KEY (practice_id, location_confirmed_by) REFERENCES staff(practice_id, id)
  constraint session_participant_practice_id_presence_by_fkey FOREIGN KEY (practice_id, presence_by) REFERENCES staff(practice_id, id)
  constraint session_participant_practice_id_session_id_fkey FOREIGN KEY (practice_id, session_id) REFERENCES session(practice_id, id)
  constraint session_participant_pkey PRIMARY KEY (practice_id, session_id, client_id)
  CREATE INDEX session_participant_by_client ON public.session_participant USING btree (practice_id, client_id)
  CREATE INDEX session_participant_due ON public.session_participant USING btree (absence_due_at) WHERE (absence_due_at IS NOT NULL)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.session_participant FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('sessions')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.session_series (
  practice_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  kind text not null,
  modality text not null,
  clinician_id uuid not null,
  first_start timestamp without time zone not null,
  zone text not null,
  minutes integer not null,
  rule text not null,
  until timestamp without time zone,
  link text,
  made_until timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by uuid
) row level security, forced
  constraint session_series_kind_check CHECK ((kind = ANY (ARRAY['individual'::text, 'couple'::text, 'group'::text])))
  constraint session_series_minutes_check CHECK (((minutes >= 1) AND (minutes <= 720)))
  constraint session_series_modality_check CHECK ((modality = ANY (ARRAY['in-person'::text, 'telehealth'::text])))
  constraint session_series_rule_check CHECK ((rule <> ''::text))
  constraint session_series_version_check CHECK ((version >= 1))
  constraint session_series_zone_check CHECK ((zone <> ''::text))
  constraint session_series_practice_id_clinician_id_fkey FOREIGN KEY (practice_id, clinician_id) REFERENCES staff(practice_id, id)
  constraint session_series_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint session_series_practice_id_updated_by_fkey FOREIGN KEY (practice_id, updated_by) REFERENCES staff(practice_id, id)
  constraint session_series_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX session_series_to_extend ON public.session_series USING btree (made_until)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.session_series_client (
  practice_id uuid not null,
  series_id uuid not null,
  client_id uuid not null
) row level security, forced
  constraint session_series_client_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint session_series_client_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint session_series_client_practice_id_series_id_fkey FOREIGN KEY (practice_id, series_id) REFERENCES session_series(practice_id, id)
  constraint session_series_client_pkey PRIMARY KEY (practice_id, series_id, client_id)
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.staff (
  practice_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  user_id text,
  name text not null,
  email text not null,
  role text not null,
  phone text not null default ''::text,
  backup_staff_id uuid,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
) row level security, forced
  constraint staff_check CHECK ((backup_staff_id <> id))
  constraint staff_email_check CHECK (((email <> ''::text) AND (email = lower(email))))
  constraint staff_name_check CHECK ((name <> ''::text))
  constraint staff_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'clinician'::text, 'supervisor'::text, 'front-desk'::text, 'auditor'::text])))
  constraint staff_version_check CHECK ((version >= 1))
  constraint staff_practice_id_backup_staff_id_fkey FOREIGN KEY (practice_id, backup_staff_id) REFERENCES staff(practice_id, id)
  constraint staff_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint staff_pkey PRIMARY KEY (practice_id, id)
  constraint staff_practice_id_email_key UNIQUE (practice_id, email)
  constraint staff_user_once UNIQUE (practice_id, user_id)
  CREATE INDEX staff_of_user ON public.staff USING btree (user_id)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.staff FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('staff')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.template_version (
  practice_id uuid not null,
  id uuid not null,
  template text not null,
  language text not null,
  medium text not null,
  version integer not null,
  subject text not null,
  text text not null,
  reviewed_by text,
  reviewed_on date,
  published_by uuid not null,
  published_at timestamp with time zone not null
) row level security, forced
  constraint template_version_check CHECK (((medium = 'email'::text) OR (subject = ''::text)))
  constraint template_version_check1 CHECK (((reviewed_by IS NULL) = (reviewed_on IS NULL)))
  constraint template_version_language_check CHECK ((language = ANY (ARRAY['en'::text, 'es'::text, 'fr'::text, 'de'::text])))
  constraint template_version_medium_check CHECK ((medium = ANY (ARRAY['sms'::text, 'email'::text, 'letter'::text])))
  constraint template_version_reviewed_by_check CHECK ((reviewed_by <> ''::text))
  constraint template_version_template_check CHECK ((template <> ''::text))
  constraint template_version_text_check CHECK ((text <> ''::text))
  constraint template_version_version_check CHECK ((version >= 1))
  constraint template_version_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint template_version_practice_id_published_by_fkey FOREIGN KEY (practice_id, published_by) REFERENCES staff(practice_id, id)
  constraint template_version_pkey PRIMARY KEY (practice_id, id)
  constraint template_version_practice_id_template_language_medium_versi_key UNIQUE (practice_id, template, language, medium, version)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.template_version FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('templates')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.tier_judgement (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  tier text not null,
  reasons text not null,
  judged_by uuid not null,
  judged_on date not null,
  review_by date,
  entered_by uuid,
  entered_at timestamp with time zone not null
) row level security, forced
  constraint tier_judgement_check CHECK ((review_by >= judged_on))
  constraint tier_judgement_reasons_check CHECK ((reasons <> ''::text))
  constraint tier_judgement_tier_check CHECK ((tier = ANY (ARRAY['routine'::text, 'elevated'::text, 'high'::text])))
  constraint tier_judgement_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint tier_judgement_practice_id_entered_by_fkey FOREIGN KEY (practice_id, entered_by) REFERENCES staff(practice_id, id)
  constraint tier_judgement_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint tier_judgement_practice_id_judged_by_fkey FOREIGN KEY (practice_id, judged_by) REFERENCES staff(practice_id, id)
  constraint tier_judgement_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX tier_judgement_newest ON public.tier_judgement USING btree (practice_id, client_id, judged_on DESC, entered_at DESC)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.tier_judgement FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant insert, select to kept_app

table public.usual_location (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  version integer not null default 1,
  label text not null,
  address text not null,
  access_notes text not null default ''::text,
  country text not null,
  confirmed_on date,
  "position" integer not null default 0,
  ended_on date,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by uuid
) row level security, forced
  constraint usual_location_address_check CHECK ((address <> ''::text))
  constraint usual_location_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
  constraint usual_location_version_check CHECK ((version >= 1))
  constraint usual_location_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint usual_location_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint usual_location_practice_id_updated_by_fkey FOREIGN KEY (practice_id, updated_by) REFERENCES staff(practice_id, id)
  constraint usual_location_pkey PRIMARY KEY (practice_id, id)
  CREATE INDEX usual_location_by_client ON public.usual_location USING btree (practice_id, client_id)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.usual_location FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  CREATE TRIGGER usual_location_keeps_earlier_form BEFORE UPDATE ON public.usual_location FOR EACH ROW EXECUTE FUNCTION kept.keep_earlier_form()
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

table public.welfare_preference (
  practice_id uuid not null,
  client_id uuid not null,
  version integer not null default 1,
  wishes jsonb not null,
  updated_at timestamp with time zone not null,
  updated_by uuid
) row level security, forced
  constraint welfare_preference_version_check CHECK ((version >= 1))
  constraint welfare_preference_practice_id_client_id_fkey FOREIGN KEY (practice_id, client_id) REFERENCES client(practice_id, id)
  constraint welfare_preference_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
  constraint welfare_preference_practice_id_updated_by_fkey FOREIGN KEY (practice_id, updated_by) REFERENCES staff(practice_id, id)
  constraint welfare_preference_pkey PRIMARY KEY (practice_id, client_id)
  CREATE TRIGGER tells_listeners AFTER INSERT OR DELETE OR UPDATE ON public.welfare_preference FOR EACH ROW EXECUTE FUNCTION kept.tell_listeners('clients')
  CREATE TRIGGER welfare_preference_keeps_earlier_form BEFORE UPDATE ON public.welfare_preference FOR EACH ROW EXECUTE FUNCTION kept.keep_earlier_form()
  policy own_practice for all to kept_app using ((practice_id = kept.current_practice())) with check ((practice_id = kept.current_practice()))
  policy owner for all to kept_owner using (true) with check (true)
  grant delete, insert, select, update to kept_app

CREATE OR REPLACE FUNCTION auth.keep_narrowed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if old."narrowedTo" is not null and new."narrowedTo" is distinct from old."narrowedTo" then
    raise exception 'a narrowed sign-in stays so until it ends' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION kept.api_key_of_secret(wanted_hash bytea)
 RETURNS TABLE(practice_id uuid, api_key_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$ select k.practice_id, k.id from public.api_key k where k.secret_hash = wanted_hash $function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.calendars_to_check(at timestamp with time zone)
 RETURNS TABLE(practice_id uuid, calendar_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select c.practice_id, c.id from calendar c
    where c.stopped_at is null and c.address is not null and c.next_check_at <= at
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.calendars_to_extend(before timestamp with time zone)
 RETURNS TABLE(practice_id uuid, calendar_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select c.practice_id, c.id from calendar c
    where c.stopped_at is null and c.last_good is not null and c.made_until < before
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.canary_came_through(at timestamp with time zone, took double precision)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update kept.canary set went_at = at, through_at = at, seconds = took, stopped_at = null, stopped_since = null
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.canary_may_begin(at timestamp with time zone, again_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with begun as (update kept.canary set begins_at = again_at where begins_at <= at returning true as mine)
  select coalesce((select mine from begun), false)
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.canary_now()
 RETURNS TABLE(went_at timestamp with time zone, through_at timestamp with time zone, seconds double precision, stopped_at text, stopped_since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select went_at, through_at, seconds, stopped_at, stopped_since from kept.canary
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.canary_stopped(at timestamp with time zone, leg text, again_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update kept.canary set went_at = at, stopped_at = leg, stopped_since = coalesce(stopped_since, at),
    begins_at = least(begins_at, again_at)
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.carried_by_minute(since timestamp with time zone)
 RETURNS TABLE(medium text, carrier text, at timestamp with time zone, accepted integer, troubles integer, trouble text, ends_in_trouble boolean, delivered integer, slow integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select m.medium, coalesce(s.carrier, m.carrier), date_trunc('minute', s.at),
    (count(*) filter (where s.source = 'send' and s.state = 'sent'))::integer,
    (count(*) filter (where s.trouble is not null))::integer,
    (array_agg(s.trouble order by s.at desc, s.id desc) filter (where s.trouble is not null))[1],
    coalesce((array_agg(s.trouble is not null order by s.at desc, s.id desc)
      filter (where s.source = 'send' and (s.state = 'sent' or s.trouble is not null)))[1], false),
    (count(*) filter (where s.source = 'report' and s.state = 'delivered'))::integer,
    (count(*) filter (where s.source = 'report' and s.state = 'delivered' and s.at > (
      select max(x.at) from message_status x where x.practice_id = m.practice_id and x.message_id = m.id
        and x.source = 'send' and x.state = 'sent') + interval '5 minutes'))::integer
  from message_status s
  join message m on m.practice_id = s.practice_id and m.id = s.message_id
  where s.at >= since and not exists (select from practice p where p.id = s.practice_id and p.is_example)
  group by 1, 2, 3
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.check_in_link_of(hash bytea)
 RETURNS TABLE(practice_id uuid, link_id uuid, case_id uuid, client_id uuid, expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select l.practice_id, l.id, l.case_id, l.client_id, l.expires_at
      from public.check_in_link l where l.token_hash = hash
  $function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.count_mail_for_nobody(mail_name bytea, at timestamp with time zone, forget_before timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  delete from kept.mail_for_nobody where came_at < forget_before;
  insert into kept.mail_for_nobody (name, came_at) select mail_name, at where at >= forget_before on conflict do nothing
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.current_practice()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('kept.practice'::text, true), ''::text))::uuid
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.example_of_user(wanted_user_id text)
 RETURNS TABLE(practice_id uuid, staff_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select s.practice_id, s.id from public.staff s join public.practice p on p.id = s.practice_id
  where s.user_id = wanted_user_id and p.is_example
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.has_practice()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select exists (select from public.practice where not is_example)
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.invitation_of_token(wanted_hash bytea)
 RETURNS TABLE(practice_id uuid, invitation_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$ select i.practice_id, i.id from public.invitation i where i.token_hash = wanted_hash $function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.is_example(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$ select exists (select from practice p where p.id = wanted and p.is_example) $function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.keep_earlier_form()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  was jsonb := to_jsonb(old);
begin
  insert into people_history (practice_id, table_name, row_id, version, was)
  values (old.practice_id, tg_table_name, coalesce(was ->> 'id', was ->> 'client_id')::uuid, old.version, was);
  return new;
end $function$

CREATE OR REPLACE FUNCTION kept.keep_whether_example()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if new.is_example is distinct from old.is_example then
    raise exception 'whether a practice is an example is decided when it is made' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION kept.looks_ahead(at timestamp with time zone)
 RETURNS TABLE(practice_id uuid, is_evening boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select practice_id, is_evening from (
    select p.id as practice_id,
      (at at time zone p.time_zone)::time >= '17:00' and not exists (
        select from evening_look e
        where e.practice_id = p.id and e.day = (at at time zone p.time_zone)::date) as is_evening,
      exists (select from alarm a where a.practice_id = p.id and a.about = 'duty' and a.ended_at is null) as is_asked
    from practice p where not p.is_example
  ) each_practice
  where is_evening or is_asked
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.mail_for_nobody_by_day(since timestamp with time zone, zone text)
 RETURNS TABLE(day date, mails integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select (came_at at time zone zone)::date, count(*)::integer from kept.mail_for_nobody where came_at >= since
  group by 1 order by 1 desc
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.mailbox_had_mail(at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update kept.mailbox_watch set last_mail_at = greatest(last_mail_at, at)
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.mailbox_has_trouble(words text, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update kept.mailbox_watch set trouble = words, trouble_since = coalesce(trouble_since, at)
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.mailbox_now()
 RETURNS TABLE(looked_at timestamp with time zone, trouble text, trouble_since timestamp with time zone, last_mail_at timestamp with time zone, unreadable integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select w.looked_at, w.trouble, w.trouble_since, w.last_mail_at, (select count(*)::integer from inbound_text t
    where t.asks = 'unreadable' and t.settled_at is null) from kept.mailbox_watch w
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.mailbox_was_looked_at(at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  update kept.mailbox_watch set looked_at = at, trouble = null, trouble_since = null
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.offer_set_up(new_token_hash bytea, at timestamp with time zone, until timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  delete from kept.set_up_link where used_at is null;
  insert into kept.set_up_link (token_hash, created_at, expires_at) values (new_token_hash, at, until);
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.on_call_feed_of(wanted_hash bytea)
 RETURNS TABLE(practice_id uuid, staff_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select f.practice_id, f.staff_id from on_call_feed f where f.token_hash = wanted_hash
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.overdue_cases(due_before timestamp with time zone)
 RETURNS TABLE(practice_id uuid, cases bigint, oldest_due_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select practice_id, count(*), min(due_at) from (
    select practice_id, due_at from case_file c
    where (due_at < due_before or (faults > 0 and due_at is not null)) and (status = 'open' or not exists (
      select from case_file o where o.practice_id = c.practice_id and o.client_id = c.client_id and o.status = 'open'))
    union all
    select practice_id, absence_due_at from session_participant where absence_due_at < due_before
    union all
    select practice_id, due_at from alarm where due_at < due_before
  ) waiting
  where not exists (select from practice p where p.id = waiting.practice_id and p.is_example)
  group by practice_id
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.paging_of_token(wanted_hash bytea)
 RETURNS TABLE(practice_id uuid, paging_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.practice_id, p.id from paging p where p.token_hash = wanted_hash
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practice_answered_by(message_ids text[])
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.id from practice p
    cross join lateral (select m.created_at from message m
      where m.practice_id = p.id and m.provider_id = any(message_ids) order by m.created_at desc limit 1) answered
    where not p.is_example order by answered.created_at desc limit 1
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practice_of_mail_address(wanted text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.id from practice p
    cross join lateral (select
      exists (select from contact_channel c where c.practice_id = p.id and c.kind = 'email' and c.ended_on is null
        and lower(c.address) = lower(wanted)) as is_current,
      (select max(m.created_at) from message m where m.practice_id = p.id and m.medium = 'email'
        and m.audience = 'client' and m.state <> 'cancelled' and lower(m.address) = lower(wanted)) as written_at) known
    where not p.is_example and (known.is_current or known.written_at is not null)
    order by known.is_current desc, known.written_at desc nulls last, p.created_at, p.id limit 1
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practice_of_number(number text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select practice_id from (
    (select m.practice_id, 1 as sureness from message m join practice p on p.id = m.practice_id
      where m.medium = 'sms' and m.audience = 'client' and m.address = number and not p.is_example
      order by m.created_at desc limit 1)
    union all
    (select c.practice_id, 2 from contact_channel c join practice p on p.id = c.practice_id
      where c.ended_on is null and c.address = number and not p.is_example order by c.created_at limit 1)
    union all
    (select id, 3 from practice where not is_example order by created_at, id limit 1)
  ) found order by sureness limit 1
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practices_that_look_ahead(at timestamp with time zone)
 RETURNS TABLE(practice_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select p.id from practice p where not p.is_example and (
    ((at at time zone p.time_zone)::time >= '17:00' and not exists (
      select from evening_look e
      where e.practice_id = p.id and e.day = (at at time zone p.time_zone)::date))
    or exists (select from alarm a where a.practice_id = p.id and a.about = 'duty' and a.ended_at is null))
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practices_with_absences_due(at timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select distinct practice_id from session_participant where absence_due_at <= at
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practices_with_alarms_due(at timestamp with time zone)
 RETURNS TABLE(practice_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select practice_id from alarm where due_at <= at group by practice_id order by min(due_at)
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practices_with_due_cases(at timestamp with time zone)
 RETURNS TABLE(practice_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select practice_id from case_file where due_at <= at group by practice_id order by min(due_at)
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practices_with_messages(at timestamp with time zone, claimed_before timestamp with time zone)
 RETURNS TABLE(practice_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select practice_id from message where state = 'queued' and try_at <= at
  union
  select practice_id from message where state = 'sending' and claimed_at < claimed_before
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practices_with_pages_due(at timestamp with time zone)
 RETURNS TABLE(practice_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select practice_id from paging where due_at <= at group by practice_id order by min(due_at)
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practices_with_rota()
 RETURNS TABLE(practice_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select practice_id from on_call_shift union select practice_id from on_call_override
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practices_with_series_to_extend(before timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select distinct practice_id from session_series where made_until < before
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.practices_with_unheard_texts()
 RETURNS TABLE(practice_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select practice_id from inbound_text where heard_at is null group by practice_id order by min(received_at)
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.protect(target regclass, append_only boolean DEFAULT false)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  key_column text := case when target = to_regclass('public.practice') then 'id' else 'practice_id' end;
  first_column name;
begin
  select a.attname into first_column
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = target and i.indisprimary;
  if first_column is distinct from key_column then
    raise exception 'table % needs % as the first column of its primary key', target, key_column;
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy own_practice on %s to kept_app using (%I = kept.current_practice()) with check (%2$I = kept.current_practice())',
    target, key_column);
  execute format('create policy owner on %s to %I using (true) with check (true)', target, current_user);
  execute format('revoke all on %s from public', target);
  execute format('grant select, insert%s on %s to kept_app',
    case when append_only then '' else ', update, delete' end, target);
end $function$

CREATE OR REPLACE FUNCTION kept.real_practices()
 RETURNS TABLE(practice_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select id from practice where not is_example order by id
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.refuse_any_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if tg_op = 'DELETE' and kept.is_example(old.practice_id) then
    return old;
  end if;
  raise exception '% is never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $function$

CREATE OR REPLACE FUNCTION kept.refuse_changing_signed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  if tg_op = 'DELETE' and kept.is_example(old.practice_id) then
    return old;
  end if;
  if tg_op = 'TRUNCATE' or old.status = 'signed' then
    raise exception 'a signed note is never changed or removed; write an addendum' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$

CREATE OR REPLACE FUNCTION kept.remove_example()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  example uuid := kept.current_practice();
  everything regclass[];
  waiting regclass[];
  held regclass[];
  target regclass;
  rounds integer := 0;
begin
  if example is null or not kept.is_example(example) then
    raise exception 'this is not an example practice' using errcode = 'restrict_violation';
  end if;
  select array_agg(c.oid::regclass) into everything from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped
    where c.relkind = 'r';
  waiting := everything;
  while cardinality(waiting) > 0 loop
    held := '{}';
    foreach target in array waiting loop
      begin
        execute format('delete from %s where practice_id = $1', target) using example;
      exception when foreign_key_violation then
        held := held || target;
      end;
    end loop;
    if cardinality(held) = cardinality(waiting) then
      rounds := rounds + 1;
      if rounds > 20 then
        raise exception 'tables point to each other: %', held;
      end if;
      held := everything;
    end if;
    waiting := held;
  end loop;
  delete from practice where id = example;
end $function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.staff_of_user(wanted_user_id text)
 RETURNS TABLE(practice_id uuid, staff_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select s.practice_id, s.id from public.staff s join public.practice p on p.id = s.practice_id
  where s.user_id = wanted_user_id order by p.is_example
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.tell_listeners()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  practice uuid := coalesce(new.practice_id, old.practice_id);
begin
  perform pg_notify('kept', json_build_object('practiceId', practice, 'kind', tg_argv[0], 'id', '')::text);
  return null;
end $function$

CREATE OR REPLACE FUNCTION kept.tell_of(target regclass, topic text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format(
    'create trigger tells_listeners after insert or update or delete on %s for each row execute function kept.tell_listeners(%L)',
    target, topic);
end $function$

CREATE OR REPLACE FUNCTION kept.tell_of_practice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('kept', json_build_object('practiceId', new.id, 'kind', 'practice', 'id', '')::text);
  return null;
end $function$

CREATE OR REPLACE FUNCTION kept.use_set_up_link(token bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with used as (
    update kept.set_up_link set used_at = at
    where token_hash = token and used_at is null and expires_at > at
    returning 1)
  select exists (select from used);
$function$
  grant execute to kept_app

CREATE OR REPLACE FUNCTION kept.work_in_hand(due_before timestamp with time zone)
 RETURNS TABLE(open_cases bigint, overdue_cases bigint, messages_waiting bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  select
    (select count(*) from case_file where status = 'open'),
    (select coalesce(sum(o.cases), 0)::bigint from kept.overdue_cases(due_before) as o),
    -- Not sent yet, or handed to a provider that has not answered.
    (select count(*) from message where state = 'queued') + (select count(*) from message where state = 'sending')
$function$
  grant execute to kept_app
