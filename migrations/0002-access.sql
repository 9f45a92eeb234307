-- Who may come in: practices, their staff, machines with an API key, and the sign-ins of people.

create table practice (
  id uuid not null primary key,
  -- Counts each change, so that two people editing at once notice each other.
  version integer not null default 1 check (version >= 1),
  name text not null check (name <> ''),
  -- IANA name: the practice's own day, and the zone of anything that names none.
  time_zone text not null check (time_zone <> ''),
  -- ISO 3166-1 alpha-2.
  country text not null check (country ~ '^[A-Z]{2}$'),
  created_at timestamptz not null
);
select kept.protect('practice');

create table staff (
  practice_id uuid not null references practice (id),
  id uuid not null,
  version integer not null default 1 check (version >= 1),
  -- Of auth."user"; null until the invitation is accepted. No foreign key: the app's role cannot see that schema,
  -- and sign-in data may one day live elsewhere.
  user_id text unique,
  name text not null check (name <> ''),
  -- Lower case.
  email text not null check (email <> '' and email = lower(email)),
  role text not null check (role in ('owner', 'clinician', 'supervisor', 'front-desk', 'auditor')),
  -- E.164, for the practice to reach this person; empty when not given.
  phone text not null default '',
  -- Who is asked when this person does not answer.
  backup_staff_id uuid check (backup_staff_id <> id),
  -- Someone who left stays on the record, and cannot sign in.
  active boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (practice_id, id),
  unique (practice_id, email),
  foreign key (practice_id, backup_staff_id) references staff (practice_id, id)
);
select kept.protect('staff');

-- The way in for a new member of staff: one use, one person, a few days.
create table invitation (
  practice_id uuid not null references practice (id),
  id uuid not null,
  staff_id uuid not null,
  -- SHA-256; the token itself is shown once, to whoever invites.
  token_hash bytea not null unique,
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz not null,
  -- Set when it was accepted, or when a newer one took its place.
  ended_at timestamptz,
  primary key (practice_id, id),
  foreign key (practice_id, staff_id) references staff (practice_id, id),
  foreign key (practice_id, created_by) references staff (practice_id, id)
);
create index invitation_of_staff on invitation (practice_id, staff_id);
select kept.protect('invitation');

create table api_key (
  practice_id uuid not null references practice (id),
  id uuid not null,
  name text not null check (name <> ''),
  -- SHA-256 of a random secret of 256 bits, which needs no slower hash.
  secret_hash bytea not null unique,
  -- The first characters, so that a person can tell which key a machine holds.
  prefix text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  -- To the minute; null when it was never used.
  last_used_at timestamptz,
  primary key (practice_id, id),
  foreign key (practice_id, created_by) references staff (practice_id, id)
);
select kept.protect('api_key');

-- The link that whoever runs this machine gets, to set up a practice. It belongs to no practice yet, so nobody but
-- the functions below touches it.
create table kept.set_up_link (
  token_hash bytea not null primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
revoke all on kept.set_up_link from public;

create function kept.has_practice() returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
  $$ select exists (select from public.practice) $$;

-- A new link makes the earlier ones worthless.
create function kept.offer_set_up(new_token_hash bytea, at timestamptz, until timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  delete from kept.set_up_link where used_at is null;
  insert into kept.set_up_link (token_hash, created_at, expires_at) values (new_token_hash, at, until);
$$;

-- True once for each link: two people with the same link cannot both set up.
create function kept.use_set_up_link(token bytea, at timestamptz) returns boolean
  language sql security definer set search_path = pg_catalog, public as $$
  with used as (
    update kept.set_up_link set used_at = at
    where token_hash = token and used_at is null and expires_at > at
    returning 1)
  select exists (select from used);
$$;

-- Across practices these answer, and only with identifiers.
create function kept.staff_of_user(wanted_user_id text) returns table (practice_id uuid, staff_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as
  $$ select s.practice_id, s.id from public.staff s where s.user_id = wanted_user_id $$;

create function kept.api_key_of_secret(wanted_hash bytea) returns table (practice_id uuid, api_key_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as
  $$ select k.practice_id, k.id from public.api_key k where k.secret_hash = wanted_hash $$;

create function kept.invitation_of_token(wanted_hash bytea) returns table (practice_id uuid, invitation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as
  $$ select i.practice_id, i.id from public.invitation i where i.token_hash = wanted_hash $$;

grant execute on function
  kept.has_practice(),
  kept.offer_set_up(bytea, timestamptz, timestamptz),
  kept.use_set_up_link(bytea, timestamptz),
  kept.staff_of_user(text),
  kept.api_key_of_secret(bytea),
  kept.invitation_of_token(bytea)
to kept_app;

-- Tables of better-auth, whose columns bear its names. What it calls a session is a sign-in here.

create table auth."user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "twoFactorEnabled" boolean
);

create table auth.sign_in (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" ("id") on delete cascade,
  -- By Kept's own clock: these two decide when a sign-in ends.
  "startedAt" timestamptz not null,
  "lastUsedAt" timestamptz not null,
  -- What the person showed: a password alone, a password and a code, or a passkey.
  "proof" text not null check ("proof" in ('password', 'code', 'passkey'))
);
create index sign_in_of_user on auth.sign_in ("userId");

create table auth.account (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  -- scrypt, salted.
  "password" text,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create index account_of_user on auth.account ("userId");

create table auth.verification (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null
);
create index verification_of_identifier on auth.verification ("identifier");

create table auth.two_factor (
  "id" text not null primary key,
  -- Encrypted with the instance secret, as the backup codes are.
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index two_factor_of_secret on auth.two_factor ("secret");
create index two_factor_of_user on auth.two_factor ("userId");

create table auth.passkey (
  "id" text not null primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);
create index passkey_of_user on auth.passkey ("userId");
create unique index passkey_of_credential on auth.passkey ("credentialID");

create table auth.rate_limit (
  "id" text not null primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);
