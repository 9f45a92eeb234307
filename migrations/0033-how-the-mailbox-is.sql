-- How the mailbox for answers is doing, as its one watcher says it, for every process. It belongs to the whole instance and
-- to no practice; the program reaches it through these functions only.
create table kept.mailbox_watch (
  is_only boolean primary key default true check (is_only),
  -- When everything in it was last looked at.
  looked_at timestamptz,
  -- Plain words, and since when; null while it can be watched.
  trouble text,
  trouble_since timestamptz,
  -- When the last mail came that was for anybody here.
  last_mail_at timestamptz,
  check ((trouble is null) = (trouble_since is null))
);
insert into kept.mailbox_watch default values;

create function kept.mailbox_was_looked_at(at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  update kept.mailbox_watch set looked_at = at, trouble = null, trouble_since = null
$$;
create function kept.mailbox_has_trouble(words text, at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  update kept.mailbox_watch set trouble = words, trouble_since = coalesce(trouble_since, at)
$$;
create function kept.mailbox_had_mail(at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  update kept.mailbox_watch set last_mail_at = greatest(last_mail_at, at)
$$;
create function kept.mailbox_now()
  returns table (looked_at timestamptz, trouble text, trouble_since timestamptz, last_mail_at timestamptz,
    unreadable integer)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select w.looked_at, w.trouble, w.trouble_since, w.last_mail_at, (select count(*)::integer from inbound_text t
    where t.asks = 'unreadable' and t.settled_at is null) from kept.mailbox_watch w
$$;

-- Mail that is for nobody here is counted, so that nobody believes that it is read. Of a mail there is a hash, so that it
-- counts once, and when it came.
create table kept.mail_for_nobody (
  name bytea primary key,
  came_at timestamptz not null
);
create function kept.count_mail_for_nobody(mail_name bytea, at timestamptz, forget_before timestamptz) returns void
  language sql security definer set search_path = pg_catalog, public as $$
  delete from kept.mail_for_nobody where came_at < forget_before;
  insert into kept.mail_for_nobody (name, came_at) select mail_name, at where at >= forget_before on conflict do nothing
$$;
create function kept.mail_for_nobody_by_day(since timestamptz, zone text)
  returns table (day date, mails integer)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select (came_at at time zone zone)::date, count(*)::integer from kept.mail_for_nobody where came_at >= since
  group by 1 order by 1 desc
$$;
grant execute on function kept.mailbox_was_looked_at(timestamptz), kept.mailbox_has_trouble(text, timestamptz),
  kept.mailbox_had_mail(timestamptz), kept.mailbox_now(), kept.count_mail_for_nobody(bytea, timestamptz, timestamptz),
  kept.mail_for_nobody_by_day(timestamptz, text) to kept_app;
