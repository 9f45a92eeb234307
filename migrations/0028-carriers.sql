-- Which carrier a message was given to, and what keeps a carrier from sending anything at all. An older version writes
-- none of it; what it wrote counts for the first carrier of its medium, the only one that it knows.

-- Set before anything leaves. As long as it stands, no other carrier may have the message: this one may hold it already.
alter table message add column carrier text;
-- Who turned it away for good, without taking it; another is tried first the next time.
alter table message add column refused_by text;

alter table message_status add column carrier text;
-- Null where the answer was about this message or its address.
alter table message_status add column trouble text
  check (trouble in ('credentials', 'account', 'balance', 'unreachable', 'busy', 'line'));
create index message_status_by_time on message_status (at);

-- What became of messages over all practices, carrier by carrier and minute by minute. Counts only.
create function kept.carried_by_minute(since timestamptz)
  returns table (medium text, carrier text, at timestamptz, accepted integer, troubles integer, trouble text,
    ends_in_trouble boolean, delivered integer, slow integer)
  language sql stable security definer set search_path = pg_catalog, public as $$
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
$$;
grant execute on function kept.carried_by_minute(timestamptz) to kept_app;

-- Whoever has to hear of what concerns the whole instance.
create function kept.real_practices() returns table (practice_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select id from practice where not is_example order by id
$$;
grant execute on function kept.real_practices() to kept_app;
