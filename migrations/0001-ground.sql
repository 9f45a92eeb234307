-- The ground that every table stands on. `kept.migration` and the roles kept_app and kept_auth exist before this runs:
-- src/adapters/migrate.ts and src/adapters/roles.ts make them.

-- Nobody gets anything for being connected; each grant below and in later files is deliberate.
revoke all on schema public from public;
alter default privileges revoke execute on functions from public;
do $$ begin
  -- A temporary table could shadow a real one inside a function.
  execute format('revoke create, temporary on database %I from public', current_database());
end $$;

grant usage on schema kept, public to kept_app;
grant select on kept.migration to kept_app;

-- The practice that this transaction works for, set by Database.inPractice. Null when none is set, and then no
-- policy lets a row through.
create function kept.current_practice() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('kept.practice', true), '')::uuid;
grant execute on function kept.current_practice() to kept_app;

-- Closes a table to every practice but the current one, and gives the app what it needs to work with it. Call it at
-- the end of the table's creation. With `append_only` the app may add rows and never change or remove one.
--
-- Row-level security is forced, so that owning a table is no way around it. What the owner may do is said by a policy
-- of its own: migrations, backups and the SECURITY DEFINER functions that return identifiers have to see every practice.
create function kept.protect(target regclass, append_only boolean default false) returns void
  language plpgsql as $$
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
end $$;

-- Sign-in data. Its only visitor is kept_auth, which sees nothing else.
create schema auth;
grant usage on schema auth to kept_auth;
alter default privileges in schema auth grant select, insert, update, delete on tables to kept_auth;
