-- A device that is given to a client, or hangs on the wall, keeps a sign-in that opens one thing only.
alter table auth.sign_in add column "narrowedTo" text
  check ("narrowedTo" ~ '^(board|agreement [0-9a-f-]{36} [1-9][0-9]*)$');

-- Whoever holds the device must not be able to widen it again: that takes a new sign-in.
create function auth.keep_narrowed() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if old."narrowedTo" is not null and new."narrowedTo" is distinct from old."narrowedTo" then
    raise exception 'a narrowed sign-in stays so until it ends' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger stays_narrowed before update on auth.sign_in
  for each row execute function auth.keep_narrowed();
